"""What LaTeX is told of the layout of pages; the shares of columns in all printed tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_readiness.sphinx_ext.rendering.column_shares import LINE, MANY, SMALL, shares
from sphinx_readiness.sphinx_ext.rendering.latex_layout import GROUP, lay_out
from sphinx_readiness.sphinx_ext.rendering.word_breaks import breakable, least_width, word_width


class Build(Protocol):
    """Builds a project by name."""

    def __call__(self, name: str, builder: str) -> Path:
        """Return the output folder."""


@pytest.fixture(scope="module")
def example(built: Build) -> str:
    return (built("rustydb", "latex") / "rustydb.tex").read_text("utf-8")


def test_the_commands_stand_beside_the_document(built: Build, example: str) -> None:
    style = (built("rustydb", "latex") / "sphinxreadiness.sty").read_text("utf-8")
    assert r"\usepackage{sphinxreadiness}" in example
    used = set(re.findall(r"\\(sphinxreadiness\w+)", example))
    assert used == {"sphinxreadinesscell", "sphinxreadinesssmall"}
    for name in used:
        assert f"\\newcommand*\\{name}{{" in style
    for outcome in ("pass", "fail", "open", "info", "unknown"):
        assert f"\\sphinxreadinessrole{{{outcome}}}" in style


def test_statuses_have_a_weight_and_a_colour(example: str) -> None:
    # Older versions of Sphinx write the classes of a text in one.
    one = example.replace("}{\\DUrole{", ",")
    assert r"\DUrole{readiness-badge,readiness-open}{Needs review}" in one
    head = r"\DUrole{readiness-release,readiness-fail}{\sphinxstylestrong{NOT READY}"
    assert head in one


def test_each_cell_of_ours_is_ragged_and_no_other(example: str) -> None:
    cells = example.count(r"\begin{varwidth}[t]")
    if not cells:  # older versions of Sphinx put what is in them between their marks
        cells = example.count("\n&") + example.count("\n\\\\")
    assert 1000 < example.count(r"\sphinxreadinesscell") <= cells


def test_paths_may_break_and_ids_may_not(example: str) -> None:
    assert r"DEPLOYMENT\_\allowbreak{}GUIDE.\allowbreak{}md" in example
    assert r"{DOC\sphinxhyphen{}10}" in example
    assert not re.search(r"\b[A-Z]{3,6}\\sphinxhyphen\{\}\\allowbreak", example)
    assert r"\textbackslash{}allowbreak" not in example


def test_a_proof_is_told_each_time(example: str) -> None:
    assert len(re.findall(r"proof \(\w", example)) > 10
    assert r"\sphinxstyleabbreviation{proof}" not in example


def test_headings_stay_with_what_follows(example: str) -> None:
    needed = re.compile(r"\\Needspace\{(?:1[2-9]|2\d|30)\\baselineskip\}")
    for heading in (r"\subsection{1.2 Code quality}", r"\section{7 Approvals}"):
        above, found, below = example.partition(heading)
        assert found
        assert needed.search(above[-300:])
    assert not needed.search(below[:300]), "the heading below would leave the one above it alone"


def _document(*children: nodes.Node) -> nodes.document:
    document = new_document("x")
    document += children
    return document


def _shown(document: nodes.document) -> str:
    return "".join(
        "|" if isinstance(each, nodes.raw) else each.astext()
        for each in document.findall(lambda node: isinstance(node, nodes.raw | nodes.Text))
        if not isinstance(each.parent, nodes.raw)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short words and no long one", "short words and no long one"),
        ("see docs/API_REFERENCE.md:3 now", "see docs/|API_|REFERENCE.|md:|3 now"),
        ("Donaudampfschifffahrt", "Donaudampfschifffahrt"),
        ("x" * 40, f"{'x' * 9}|" * 4 + "xxxx"),
        ("Iyb7ox2ro6WFNxqoB9Imt", "Iyb7ox2ro|6WFNxqoB9|Imt"),
        ("/" * 18, "/////////|/////////"),
        ("", ""),
    ],
)
def test_where_words_may_break(text: str, shown: str) -> None:
    document = _document(nodes.paragraph("", text, classes=["readiness-note"]))
    lay_out(document)
    assert _shown(document) == shown
    assert shown.replace("|", "") == text


@pytest.mark.parametrize("kind", [nodes.math, nodes.literal_block, nodes.title])
def test_what_is_for_machines_or_headings_stays_whole(kind: type[nodes.TextElement]) -> None:
    text = "a_long_formula/with_parts/and_more"
    document = _document(nodes.container("", kind(text, text), classes=["readiness-checklist"]))
    lay_out(document)
    assert _shown(document) == text


def test_what_is_not_ours_is_left_alone() -> None:
    text = "docs/a/very/long/path/of/an/author.md"
    document = _document(nodes.paragraph("", text))
    before = document.pformat()
    lay_out(document)
    assert document.pformat() == before


@pytest.mark.parametrize(("columns", "small"), [(MANY, False), (MANY + 1, True)])
def test_tables_of_many_columns_are_small(columns: int, small: bool) -> None:
    row = nodes.row("", *(nodes.entry("", nodes.paragraph("", "x")) for _ in range(columns)))
    group = nodes.tgroup("", nodes.tbody("", row), cols=columns)
    document = _document(nodes.container("", nodes.table("", group, classes=["readiness-table"])))
    lay_out(document)
    found = [each.astext() for each in document.findall(nodes.raw)]
    assert sum("cell" in each for each in found) == columns
    assert (r"\begingroup\sphinxreadinesssmall" in "".join(found)) is small
    assert ("\\endgroup\n" in found) is small


def test_prose_gets_what_short_columns_leave() -> None:
    found = shares(("id", "item", "status"), [["ID", "A-1"], ["Item", "Short"], ["Status", "ok"]])
    assert sum(found) == LINE.width
    assert found[1] > 3 * found[0]


def test_columns_have_room_for_their_longest_words() -> None:
    path = "docs/a/path/that/is/long/and/breaks/anywhere.md"
    prose = "words of an item that tell what has to be true before a release may go out " * 3
    found = shares(
        ("id", "item", "status", "verify", "notes"),
        [["ID", "DOC-10"], ["Item", prose], ["Status", "Needs review"], ["V", path], ["N", prose]],
    )
    number, item, status, verify, notes = found
    assert LINE.width - 5 <= sum(found) <= LINE.width
    assert number >= len("DOC-10") + 2
    assert status >= len("Needs") + 2
    assert verify >= len("anywhere") + 2
    assert item == notes
    assert min(item, notes) > max(status, number)


def test_many_columns_of_long_words_share_the_line() -> None:
    found = shares(("x",) * 12, [["incomprehensibilities"]] * 12)
    assert LINE.width - 12 < sum(found) <= LINE.width
    assert max(found) - min(found) <= 1
    assert shares((), []) == []


def test_headers_of_many_columns_stay_whole_beside_what_is_written_below_a_cell() -> None:
    headers = ("ID", "Item", "Status", "Owner", "Notes", "Evidence", "Verify", "Links", "Tags", "X")
    fields = tuple(map(str.casefold, headers))
    cells = {
        "evidence": "cannot be checked expected 'file PATH', such as 'file CHANGELOG.md'",
        "verify": "cannot be checked expected 'tag NAME', such as 'tag v1.2.3'",
        "notes": "words of a note " * 20,
        "status": "Verified cannot be checked",
    }
    columns = [(name, cells.get(name.casefold(), "")) for name in headers]
    found = dict(zip(fields, shares(fields, columns, SMALL), strict=True))
    assert sum(found.values()) <= SMALL.width
    for header in headers:
        room = found[header.casefold()] - SMALL.room
        assert [*breakable(header, room)] == [header]
        assert room >= least_width(header)
    assert found["verify"] - SMALL.room >= len("checked")
    assert found["notes"] > found["owner"]


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("checked", 8, "checked"),
        ("CHANGELOG.md", 9, "CHANGE|LOG.|md"),
        ("CHANGELOG.md", 20, "CHANGELOG.md"),
        ("NET-10", 9, "NET-10"),
        ("NET-10", 7, "NET-|10"),
        ("incomprehensible", 9, "incomprehensible"),
        ("words", 3, "wo|rd|s"),
        ("x", 0.5, "x"),
        ("xy", -3, "x|y"),
    ],
)
def test_words_break_where_their_column_has_no_room(text: str, room: float, shown: str) -> None:
    assert "|".join(breakable(text, room)) == shown


def test_ids_need_their_whole_width() -> None:
    assert least_width("CODE-10") == word_width("CODE-10") > least_width("documentation")


def test_what_was_checked_of_a_cell_has_room(example: str) -> None:
    before = example[: example.index(r"label{\detokenize{security:DATA-1}}")]
    spec = re.findall(r"\\begin\{longtable\}\{(.*)\}", before)[-1]
    *_others, verify = map(int, re.findall(r"\\X\{(\d+)\}", spec))
    assert verify >= len("contradicted") + LINE.room


def test_the_heading_of_a_high_row_asks_for_its_height() -> None:
    def needed(words: str) -> int:
        row = nodes.row("", nodes.entry("", nodes.paragraph("", words)))
        group = nodes.tgroup("", nodes.colspec("", colwidth=40), nodes.tbody("", row), cols=1)
        table = nodes.table("", group, classes=["readiness-table"])
        heading = nodes.rubric("", "Statuses", classes=["readiness-title"])
        document = _document(nodes.container("", heading, table))
        lay_out(document)
        (raw,) = (
            text for each in heading.parent.findall(nodes.raw) if "Need" in (text := each.astext())
        )
        return int(re.findall(r"\d+", raw)[0])

    low, high, beyond_a_page = needed("word"), needed("words " * 200), needed("words " * 9000)
    assert GROUP == low == beyond_a_page < high
