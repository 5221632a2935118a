"""Findings name the file, the line and, in pipe tables and options, the column."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Built, Project

Make = Callable[..., Project]

TABLE = "| ID | Item | Status |\n|----|------|--------|\n| {0} | Thing | ❌ |\n"

CHECKLIST = ":::{checklist} c\n:owner: QA\n\n" + TABLE.format("A-1") + ":::\n"

REST = (
    ".. checklist:: r\n   :owner: QA\n\n   .. list-table::\n      :header-rows: 1\n\n"
    "      * - ID\n        - Item\n        - Status\n      * - R-1\n        - Thing\n        - ❌\n"
)

GRID = (
    ".. checklist:: g\n   :owner: QA\n\n   +-----+-------+--------+\n   | ID  | Item  | Status |\n"
    "   +=====+=======+========+\n   | G-1 | Thing | ❌     |\n   +-----+-------+--------+\n"
)


def indented(text: str, by: str = "   ") -> str:
    return "".join(f"{by}{line}\n" if line else "\n" for line in text.splitlines())


def blockers(built: Built) -> list[tuple[str, int, int]]:
    return [(path, line, column) for path, line, column, code in built.places if code == "RD201"]


def where(text: str, needle: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if needle in line)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("# T\n\n" + CHECKLIST, 17),
        ("# T\n\n```{checklist} c\n:owner: QA\n\n" + TABLE.format("A-1") + "```\n", 17),
        ("# T\n\n- In a list:\n\n" + indented(CHECKLIST, "  "), 19),
        ("# T\n\n1. Outer\n\n   - Inner\n\n" + indented(CHECKLIST, "     "), 22),
        ("# T\n\n::::{note}\n" + CHECKLIST + "::::\n", 17),
        ("# T\n\n:::::{note}\n\n::::{tip} Tip\n\n" + CHECKLIST + "::::\n:::::\n", 17),
        ("# T\n\n````{admonition} T\n:class: x\n\n" + CHECKLIST + "````\n", 17),
        ("---\nmyst: {}\n---\n\n# T\n\n" + CHECKLIST, 17),
        ("# T\n\n> Quoted:\n>\n" + "".join(f"> {x}\n" for x in CHECKLIST.splitlines()), 19),
        ("# T\n\n::::{checklist} outer\n:owner: QA\n\nProse.\n\n" + TABLE.format("A-1") + "\nMore.\n::::\n", 17),
    ],
    ids=["plain", "fence", "list", "nested-list", "note", "tip-in-note", "admonition",
         "front-matter", "quotation", "after-prose"],
)  # fmt: skip
def test_myst(text: str, column: int, make_project: Make) -> None:
    built = make_project({"index.md": text}).lint()
    assert blockers(built) == [("docs/index.md", where(text, "A-1"), column)]


def test_directives_right_below_each_other(make_project: Make) -> None:
    """MyST tells lines that are too low for what starts right below a directive."""
    check = ":::{{check}} Thing {0}\n:id: A-{0}\n:owner: QA\n:status: fail\n:::\n"
    text = "# T\n\n:::::{note}\n::::{checklist} c\n" + check.format(1) + check.format(2)
    text += "\n" + TABLE.format("A-3") + "\n" + check.format(4) + "::::\n:::::\n"
    built = make_project({"index.md": text}).lint()
    items = {item["id"]: item["location"]["line"] for item in built.items()}
    assert items == {
        "A-1": where(text, "Thing 1"),
        "A-2": where(text, "Thing 2"),
        "A-3": where(text, "A-3"),
        "A-4": where(text, "Thing 4"),
    }
    assert blockers(built)[0] == ("docs/index.md", where(text, ":status: fail"), 10)
    assert built.report["records"][0]["checklists"][0]["location"]["line"] == 4


@pytest.mark.parametrize("change", ["crlf", "bom", "crlf and bom"])
def test_line_ends_and_byte_order_marks(change: str, make_project: Make) -> None:
    markdown, rest = "# T\n\n" + CHECKLIST, "T\n=\n\n" + GRID
    for name, text, expected in (
        ("index.md", markdown, ("docs/index.md", where(markdown, "A-1"), 17)),
        ("index.rst", rest, ("docs/index.rst", where(rest, "G-1"), 20)),
    ):
        data = text.replace("\n", "\r\n") if "crlf" in change else text
        data = "\ufeff" + data if "bom" in change else data
        built = make_project({name: data}).lint()
        assert blockers(built) == [expected]


def test_tabs(make_project: Make) -> None:
    """A column counts characters, a tab as one."""
    text = "# T\n\n:::{checklist} c\n:owner: QA\n\n| ID\t| Item\t| Status |\n|--|--|--|\n| A-1\t| Thing\t| ❌ |\n:::\n"
    built = make_project({"index.md": text}).lint()
    assert blockers(built) == [("docs/index.md", 8, 17)]
    rest = "T\n=\n\n" + GRID.replace("\n   ", "\n\t")
    built = make_project({"index.rst": rest}).lint()
    assert [place[:2] for place in blockers(built)] == [("docs/index.rst", where(rest, "G-1"))]


@pytest.mark.parametrize("body", [REST, GRID], ids=["list-table", "grid"])
@pytest.mark.parametrize(
    "frame",
    ["{0}", "- In a list:\n\n{2}", ".. note::\n\n{1}", ".. note::\n\n   .. tip::\n\n{3}",
     "Term\n{1}", "Quotation:\n\n{1}", ".. container:: x\n\n{1}", "#. One\n#. Two\n\n{1}"],
    ids=["plain", "list", "note", "tip-in-note", "definition", "quotation", "container", "enum"],
)  # fmt: skip
def test_rest(body: str, frame: str, make_project: Make) -> None:
    text = "T\n=\n\n" + frame.format(
        body, indented(body), indented(body, "  "), indented(body, "      ")
    )
    built = make_project({"index.rst": text}).lint()
    (found,) = blockers(built)
    assert found[:2] == ("docs/index.rst", where(text, "-1"))


def test_braces_in_a_row_above_a_directive(make_project: Make) -> None:
    """Options are looked for below directives only."""
    row = "| Item | Status |\n|---|---|\n| One {a} | ❌ |\n\n:::{check} Two\n:status: ok\n:::\n"
    text = "# T\n\n::::{checklist} c\n:owner: QA\n\n" + row + "::::\n"
    built = make_project({"index.md": text}).lint()
    assert blockers(built) == [("docs/index.md", where(text, "One"), 13)]


@pytest.mark.parametrize("cell", ["-", "-\n          -", "", "[1]"])
def test_row_of_a_list_table_without_words_in_its_first_cell(cell: str, make_project: Make) -> None:
    head = REST[: REST.index("      * - R-1")]
    rows = "".join(
        f"      * - {cell}\n        - {title}\n        - ❌ {note}\n"
        for title, note in (("❌ is seen", "Second"), ("Second", ""))
    )
    text = "T\n=\n\n" + head + rows
    built = make_project({"index.rst": text}).lint()
    lines = text.splitlines()
    found = [lines[line - 1].strip() for _, line, _ in blockers(built)]
    first = f"* - {cell}".split("\n", 1)[0].strip()
    assert found == [first, first]


@pytest.mark.parametrize(
    "frame",
    ["```{{include}} part.txt\n```\n", "::::{{note}}\n\n```{{include}} part.txt\n```\n::::\n"],
)
def test_included_markdown(frame: str, make_project: Make) -> None:
    part = "Some text.\n\n" + CHECKLIST
    built = make_project({"index.md": "# T\n\n" * 9 + frame.format(), "part.txt": part}).lint()
    assert blockers(built) == [("docs/part.txt", where(part, "A-1"), 17)]


def test_included_rest(make_project: Make) -> None:
    part = "Some text.\n\n" + REST + "\nMore.\n\n" + GRID
    files = {"index.rst": "T\n=\n\nText.\n\n.. include:: sub/part.txt\n", "sub/part.txt": part}
    built = make_project(files).lint()
    assert [place[:2] for place in blockers(built)] == [
        ("docs/sub/part.txt", where(part, "R-1")),
        ("docs/sub/part.txt", where(part, "G-1")),
    ]
    lists = built.report["records"][0]["checklists"]
    assert [each["location"]["path"] for each in lists] == ["docs/sub/part.txt"] * 2


def test_rows_included_into_a_checklist(make_project: Make) -> None:
    rows = GRID.split("\n\n", 1)[1].replace("\n   ", "\n").removeprefix("   ")
    files = {
        "index.rst": "T\n=\n\n.. checklist:: c\n   :owner: QA\n\n   .. include:: rows.txt\n",
        "rows.txt": rows,
    }
    built = make_project(files).lint()
    assert [place[:2] for place in blockers(built)] == [("docs/rows.txt", where(rows, "G-1"))]
    markdown = {
        "index.md": "# T\n\n::::{checklist} c\n:owner: QA\n\n```{include} rows.txt\n```\n::::\n",
        "rows.txt": "Prose.\n\n" + TABLE.format("A-1"),
    }
    built = make_project(markdown).lint()
    assert [place[:2] for place in blockers(built)] == [
        ("docs/rows.txt", where(markdown["rows.txt"], "A-1"))
    ]


def test_rows_of_a_csv_file(make_project: Make) -> None:
    files = {
        "index.rst": "T\n=\n\n.. checklist:: c\n   :owner: QA\n\n   .. csv-table::\n      :file: rows.csv\n"
        "      :header-rows: 1\n",
        "rows.csv": "ID,Item,Status\nA-1,One,ok\nA-2,Two,❌\nA-3,Three,❌\n",
    }
    built = make_project(files).lint()
    assert blockers(built) == [("docs/rows.csv", 3, 0), ("docs/rows.csv", 4, 0)]


def test_rest_inside_of_markdown_and_the_other_way_around(make_project: Make) -> None:
    inside = "# T\n\n````{eval-rst}\nText.\n\n" + GRID + "````\n"
    built = make_project({"index.md": inside}).lint()
    assert [place[:2] for place in blockers(built)] == [("docs/index.md", where(inside, "G-1"))]
    included = {
        "index.rst": "T\n=\n\n.. include:: part.md\n   :parser: myst_parser.sphinx_\n",
        "part.md": "Text.\n\n" + CHECKLIST,
        "conf_part.txt": "",
    }
    built = make_project(included, exclude_patterns=["part.md"]).lint()
    assert [place[:2] for place in blockers(built)] == [
        ("docs/part.md", where(included["part.md"], "A-1"))
    ]


def test_a_checklist_in_a_cell_of_a_table(make_project: Make) -> None:
    text = (
        "T\n=\n\n.. list-table::\n\n   * - Cell\n     - .. checklist:: c\n          :owner: QA\n\n"
        "          .. list-table::\n             :header-rows: 1\n\n             * - ID\n"
        "               - Item\n               - Status\n             * - A-1\n"
        "               - Thing\n               - ❌\n"
    )
    built = make_project({"index.rst": text}).lint()
    assert [place[:2] for place in blockers(built)] == [("docs/index.rst", where(text, "A-1"))]


def test_options_and_cells_have_columns(make_project: Make) -> None:
    text = (
        "# T\n\n:::{readiness} P\n:version: 1\n:updated: yesterday\n:::\n\n"
        ":::{checklist} c\n:verdict: verified\n\n"
        "| ID | Item | Status | Owner | Notes |\n|--|--|--|--|--|\n"
        "| A-1 | One \\| two | hmm | QA | x |\n| A-2 | Two | ✅ | QA | still TODO |\n"
        "| A-3 | Three | ✅ |  | x |\n:::\n"
    )
    built = make_project({"index.md": text}).lint()
    lines = text.splitlines()
    found = {(code, line): column for _, line, column, code in built.places}
    for needle, code in (
        ("hmm", "RD401"),
        ("yesterday", "RD303"),
        ("still TODO", "RD204"),
        ("verified", "RD202"),
    ):
        line = where(text, needle)
        assert found[code, line] == lines[line - 1].index(needle) + 1


def test_cells_of_tables_of_rest_have_columns(make_project: Make) -> None:
    """Findings stay in the line of their row; a cell below it has no column there."""
    simple = "=====  =====  ==========\nID     Item   Status\n=====  =====  ==========\nS-1    Thing  ❌ no, not\n=====  =====  ==========\n"
    comma = '.. csv-table::\n   :header: ID, Item, Status\n\n   C-1, "Thing, other", ❌\n'
    text = "T\n=\n\n" + REST + "\n" + GRID
    for name, body in (("s", simple), ("c", comma)):
        text += f"\n.. checklist:: {name}\n   :owner: QA\n\n" + indented(body)
    built = make_project({"index.rst": text}).lint()
    assert blockers(built) == [
        ("docs/index.rst", where(text, "R-1"), 0),
        ("docs/index.rst", where(text, "G-1"), 20),
        ("docs/index.rst", where(text, "S-1"), 18),
        ("docs/index.rst", where(text, "C-1"), 28),
    ]


def test_findings_say_where_it_ends(make_project: Make) -> None:
    """The end is exclusive, and left out where the place is not known."""
    text = "# T\n\n" + CHECKLIST + "\n:::{checklist} d\n- [ ] One\n:::\n"
    built = make_project({"index.md": text}).lint()
    found = {
        each["code"]: (each["line"], each["column"], each.get("end_line"), each.get("end_column"))
        for each in built.report["findings"]
    }
    row = where(text, "A-1")
    assert found["RD201"] == (row, 17, row, 18)
    assert found["RD301"] == (where(text, "{checklist} d"), None, None, None)


def test_every_item_and_checklist_has_its_line(make_project: Make) -> None:
    rows = "".join(f"| N-{n} | Thing {n} | ok | QA |\n" for n in range(50))
    text = "# T\n\n:::{checklist} c\n| ID | Item | Status | Owner |\n|-|-|-|-|\n" + rows + ":::\n"
    text = text.replace("|-|-|-|-|", "|---|---|---|---|")
    built = make_project({"index.md": text}).lint()
    for item in built.items():
        assert text.splitlines()[item["location"]["line"] - 1].startswith(f"| {item['id']} ")


def test_roles_in_paragraphs_and_cells(make_project: Make) -> None:
    text = "# T\n\nText\nand {check}`NOPE`.\n\n- a list\n- with {check}`NOPE2`\n"
    rest = "T\n=\n\nText\nand :check:`NOPE`.\n\n- a list\n- with :check:`NOPE2`\n"
    for name, source in (("index.md", text), ("index.rst", rest)):
        built = make_project({name: source}).lint()
        found = [place[:3] for place in built.places if place[3] == "RD601"]
        assert found == [
            (f"docs/{name}", where(source, "`NOPE`"), 13),
            (f"docs/{name}", where(source, "`NOPE2`"), 16),
        ]


def test_a_verdict_that_is_not_understood(make_project: Make) -> None:
    head = ":::{checklist} c\n:owner: QA\n"
    text = f"# T\n\n{head}:verdict: so lala\n:::\n\n"
    text += head.replace(" c", " d") + ":verdict: ✅ not ready\n:::\n"
    built = make_project({"index.md": text}).lint()
    found = {code: (line, column) for _path, line, column, code in built.places}
    assert found["RD401"] == (where(text, "so lala"), 11)
    assert found["RD404"] == (where(text, "not ready"), 11)
