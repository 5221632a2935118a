"""Rows where nobody counts them, and rows that are cut, are findings at their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Built, Project

Make = Callable[..., Project]

MARKDOWN_ROWS = "| ID | Item | Status |\n|---|---|---|\n| A-1 | one | ❌ |\n"
REST_ROWS = "==== ==== ======\nID   Item Status\n==== ==== ======\nA-1  one  ❌\n==== ==== ======\n"


def found(built: Built) -> list[tuple[str, int]]:
    return [
        (each["code"], each["line"])
        for each in built.report["findings"]
        if each["code"] in ("RD101", "RD110", "RD113")
    ]


def indented(text: str) -> str:
    return "".join(f"   {line}\n" for line in text.splitlines())


HEADS = {
    "table.md": (f"# T\n\n:::{{readiness}} P\n\n{MARKDOWN_ROWS}:::\n", [("RD101", 5)]),
    "tasks.md": ("# T\n\n:::{readiness} P\n\n- [ ] one\n:::\n", [("RD101", 5)]),
    "words.md": ("# T\n\n:::{readiness} P\n\n- one\n\n| A | B |\n|---|---|\n| c | d |\n:::\n", []),
    "legend.md": ("# T\n\n:::{readiness} P\n\n| Status | Means |\n|--|--|\n| ✅ | ok |\n:::\n", []),
    "table.rst": (f"T\n=\n\n.. readiness:: P\n\n{indented(REST_ROWS)}", [("RD101", 4)]),
}


@pytest.mark.parametrize("name", HEADS)
def test_rows_in_the_head_of_a_record(make_project: Make, name: str) -> None:
    text, expected = HEADS[name]
    built = make_project({f"index.{name[-3:].strip('.')}": text}).lint()
    # A table of reST has no line of its own in every version of docutils; the head is near.
    assert [code for code, _line in found(built)] == [code for code, _line in expected]


CUT = "T\n=\n\n.. checklist:: c\n   :owner: O\n\n   - [x] one\n\n"


@pytest.mark.parametrize(
    ("below", "is_lost"),
    [
        (f"words at the margin\n{indented(REST_ROWS)}", True),
        (f"words at the margin\n\n{indented(REST_ROWS)}", True),
        ("words at the margin\n\n   - [ ] two\n", True),
        ("words at the margin\n\n   a quotation\n", False),
        ("a term\n   its definition\n", False),
        (f"words at the margin\n\n{REST_ROWS}", False),
        ("words\n   ==== ====\n   Key  Mean\n   ==== ====\n   a    b\n   ==== ====\n", False),
    ],
)
def test_rows_indented_below_words_at_the_margin(
    make_project: Make, below: str, is_lost: bool
) -> None:
    built = make_project({"index.rst": f"{CUT}{below}"}).lint()
    assert found(built) == ([("RD110", 4)] if is_lost else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\n:::{checklist} c\n\n| Item | Status |\n|---|---|\n| a\rb | ❌ |\n:::\n", [("RD101", 7)]),
        ("# T\n\n:::{checklist} c\n\n| Item | Status |\n|---|---|\n| a |\r| ❌ |\n:::\n", [("RD101", 7)]),
        ("# T\n\n:::{checklist} c\n\n- [ ] a\rb\n:::\n", []),
        ("# T\r\r:::{checklist} c\r\r| Item | Status |\r|---|---|\r| a | ❌ |\r:::\r", []),
        ("# T\r\n\r\n:::{checklist} c\r\n\r\n| Item | Status |\r\n|---|---|\r\n| a | ❌ |\r\n:::\r\n", []),
    ],
)  # fmt: skip
def test_a_carriage_return_inside_of_a_row(
    make_project: Make, text: str, expected: list[tuple[str, int]]
) -> None:
    project = make_project({"index.md": "# T\n"})
    (project.docs / "index.md").write_bytes(text.encode())
    assert found(project.lint()) == expected


def test_a_figure_in_eval_rst_that_is_refused(make_project: Make) -> None:
    rest = ".. figure:: a.png\n   :wrong: x\n\n   .. checklist:: c\n\n      - [ ] one\n"
    built = make_project({"index.md": f"# T\n\n```{{eval-rst}}\n{rest}```\n"}).lint()
    (each,) = (each for each in built.report["findings"] if each["code"] == "RD110")
    assert "unknown option" in each["message"]


@pytest.mark.parametrize(
    "header", ['   :header: "ID", "Item", "Stauts"\n\n   A-1,b,c\n', "   :header-rows: 1\n\n   ID,Item,Stauts\n   A-1,b,c\n"]
)  # fmt: skip
def test_the_header_of_a_csv_table_is_placed(make_project: Make, header: str) -> None:
    body = indented(f"Words.\n\n.. csv-table::\n{header}")
    text = f"T\n=\n\n.. checklist:: c\n   :owner: O\n\n{body}"
    line = next(at for at, each in enumerate(text.split("\n"), 1) if "Stauts" in each)
    assert found(make_project({"index.rst": text}).lint()) == [("RD113", line)]


IMAGES = {
    "plain.md": "# T\n\n:::{checklist} c\n\n| Item | Status |\n|--|--|\n| a | ![verified](x.png) |\n:::\n",
    "body.md": "# T\n\n:::{checklist} c\n\n> quoted\n\n| Item | Status |\n|--|--|\n| a | ![✅](x.png) |\n:::\n",
    "cell.rst": (
        "T\n=\n\n.. checklist:: c\n\n   .. list-table::\n      :header-rows: 1\n\n      * - Item\n"
        "        - Status\n      * - a\n        - .. image:: x.png\n             :alt: done\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_is_no_status(make_project: Make, name: str) -> None:
    built = make_project({f"index.{name[-3:].strip('.')}": IMAGES[name]}).lint()
    (item,) = built.items()
    assert item["outcome"] == "open"
    assert "RD401" in {each["code"] for each in built.report["findings"]}


TASKS_IN = {
    "check": "::::{{checklist}} c\n:owner: O\n\n:::{{check}} one\n:id: A-1\n:status: open\n\n{}\n:::\n::::\n",
    "quotation": ":::{{checklist}} c\n:owner: O\n\n- [x] {{#A-1}} one\n\n{}\n:::\n",
}  # fmt: skip


@pytest.mark.parametrize("settings", [{}, {"myst_enable_extensions": ["colon_fence", "tasklist"]}])
def test_tasks_where_there_are_no_items_are_no_html(
    make_project: Make, settings: dict[str, list[str]]
) -> None:
    explained = f"# T\n\n{TASKS_IN['check'].format('- [ ] one')}"
    built = make_project({"index.md": explained}, **settings).lint()
    assert built.report["findings"] == []
    quoted = f"# T\n\n{TASKS_IN['quotation'].format('> - [ ] first')}"
    built = make_project({"index.md": quoted}, **settings).lint()
    assert [each["code"] for each in built.report["findings"]] == ["RD101"]


def test_a_box_of_an_author_in_html_is_no_task(make_project: Make) -> None:
    box = '<input class="task-list-item-checkbox" disabled="disabled" type="checkbox">'
    text = f"# T\n\n:::{{checklist}} c\n:owner: O\n\n- [x] {{#A-1}} one\n\n{box} two\n:::\n"
    built = make_project({"index.md": text}).lint()
    assert {each["code"] for each in built.report["findings"]} == {"RD101", "RD603"}


def test_ballot_boxes_before_bullets_are_reported(make_project: Make) -> None:
    text = "# T\n\n:::{checklist} c\n:owner: O\n\n- [x] {#A-1} one\n- ☑ two\n:::\n"
    assert [code for code, _line in found(make_project({"index.md": text}).lint())] == ["RD101"]


ENDED = "# T\n\n{fence}{{checklist}} c\n:owner: O\n\n- [x] {{#A-1}} one\n\n:::{{{name}}}\ntext\n:::\n\n{rows}\n{fence}\n\n## More\n"


@pytest.mark.parametrize("rows", ["- [ ] two", MARKDOWN_ROWS, f"words\n\n{MARKDOWN_ROWS}"])
@pytest.mark.parametrize("name", ["note", "div"])
def test_rows_below_a_block_that_ends_the_checklist(
    make_project: Make, rows: str, name: str
) -> None:
    text = ENDED.format(fence=":::", name=name, rows=rows)
    assert found(make_project({"index.md": text}).lint()) == [("RD110", 8)]
    text = ENDED.format(fence="::::", name=name, rows=rows)
    assert "RD110" not in [code for code, _line in found(make_project({"index.md": text}).lint())]


@pytest.mark.parametrize("rows", ["", "words", "- a bullet", "| Key | Means |\n|--|--|\n| a | b |"])
def test_no_rows_below_a_block_that_ends_the_checklist(make_project: Make, rows: str) -> None:
    text = ENDED.format(fence=":::", name="note", rows=rows)
    assert found(make_project({"index.md": text}).lint()) == []


def test_boxes_in_a_line_block_are_reported(make_project: Make) -> None:
    text = "T\n=\n\n.. checklist:: c\n   :owner: O\n\n   - [x] {#A-1} one\n\n   | [ ] two\n   | three\n"
    assert found(make_project({"index.rst": text}).lint()) == [("RD101", 9)]
