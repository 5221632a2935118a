"""Edits of tables by themselves: cells stay what they were, whatever the table looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.config.options import Options
from sphinx_readiness.fixing.align import aligned
from sphinx_readiness.fixing.cells import cell_edit
from sphinx_readiness.fixing.csv_columns import first_of_csv, last_of_csv
from sphinx_readiness.fixing.drafts import Draft, overlap
from sphinx_readiness.fixing.drawn_columns import drawn_column, last_drawn_column
from sphinx_readiness.fixing.new_columns import column_behind, first_column, pipe_table
from sphinx_readiness.fixing.status_words import normal, written_as
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.markdown_body import split_row
from sphinx_readiness.reading.spans.rest_tables import csv_around, drawn_table
from sphinx_readiness.reading.spans.source_text import SourceText, source_text

NAMES = ColumnNames()

VOCABULARY = Options().vocabulary()

CELL = (
    st.text("ab \\✅⚠\ufe0f`*é本", max_size=6).map(str.strip).filter(lambda c: not c.endswith("\\"))
)

ROW = st.lists(CELL, min_size=3, max_size=3)


def written(rows: list[list[str]], *, blanks: bool) -> list[str]:
    lines = [["Item", "Status", "Notes"], [":--", "---", "--:"], *rows]
    between = " | " if blanks else "|"
    return [f"{between.lstrip()}{between.join(row)}{between.rstrip()}" for row in lines]


def edited(lines: list[str], edits: list[Edit] | tuple[Edit, ...]) -> list[str]:
    draft = Draft("a.md", "\n".join(lines).encode())
    return draft.with_edits(edits).split("\n")


def source(lines: list[str]) -> SourceText:
    return source_text("a.md", "\n".join(lines), NAMES)


@given(st.lists(ROW, min_size=1, max_size=4), st.booleans())
def test_columns_come_beside_the_others(rows: list[list[str]], blanks: bool) -> None:
    lines = written(rows, blanks=blanks)
    table = pipe_table(source(lines), 3)
    assert table is not None
    before = [split_row(line) for line in lines]
    ids = {at: f"A-{at}" for at in table.rows}
    with_ids = edited(lines, first_column(table, "ID", ids))
    assert [split_row(line)[1:] for line in with_ids] == before
    assert [split_row(line)[0] for line in with_ids[2:]] == list(ids.values())
    with_owner = edited(lines, column_behind(table, 1, "Owner"))
    assert [[*row[:2], *row[3:]] for row in map(split_row, with_owner)] == before
    assert split_row(with_owner[0])[2] == "Owner"
    with_both = edited(lines, (*first_column(table, "ID", ids), *column_behind(table, 2, "Owner")))
    assert [split_row(line)[1:4] for line in with_both] == before


@given(st.lists(ROW, min_size=1, max_size=4), st.booleans())
def test_aligned_tables_say_the_same_and_stay(rows: list[list[str]], blanks: bool) -> None:
    lines = written(rows, blanks=blanks)
    after = edited(lines, aligned(source(lines), [3]))
    assert [split_row(each) for each in after[2:]] == [split_row(each) for each in lines[2:]]
    assert len({each.count(":") for each in after[1:2]}) == 1
    assert after[1].startswith("|:--")
    assert after[1].endswith("--:|")
    assert aligned(source(after), [3]) == []


@given(ROW, st.text("ab|✅ ", min_size=1, max_size=8).map(str.strip).filter(bool))
def test_a_cell_is_what_was_written_into_it(row: list[str], text: str) -> None:
    lines = written([row], blanks=True)
    edit = cell_edit(source(lines), 3, "status", text)
    assert edit is not None
    after = split_row(edited(lines, [edit])[2])
    assert [after[0], after[2]] == [row[0], row[2]]
    assert after[1] == text


@pytest.mark.parametrize(
    ("line", "text", "after"),
    [
        ("   A-1  Open   Ann", "Done", "   A-1  Done   Ann"),
        ("   A-1  Open   Ann", "Postponed", None),  # no blank would be left
        ("   A-1  ✅     Ann", "Done", "   A-1  Done   Ann"),
        ("   A-1         Ann", "✅", "   A-1  ✅     Ann"),
    ],
)
def test_columns_of_simple_tables_stay_where_they_are(
    line: str, text: str, after: str | None
) -> None:
    border = "   ===  =====  ====="
    lines = [border, "   ID   State  Owner", border, line, border]
    table = source_text("a.rst", "\n".join(lines), NAMES)
    edit = cell_edit(table, 4, "status", text)
    assert (edited(lines, [edit])[3] if edit else None) == after


DRAWN = {
    "simple": (
        ["  ====  =====", "  Item  State", "  ====  =====", "  A b   later, perhaps", "  C", "  ====  ====="],
        [
            "  ===  ====  ==============  =====",
            "  ID   Item  State           Owner",
            "  ===  ====  ==============  =====",
            "  A-3  A b   later, perhaps",
            "  A-4  C",
            "  ===  ====  ==============  =====",
        ],
    ),
    "grid": (
        ["+---+----+", "| A | 日 |", "+===+====+", "| b | no |", "| c |    |", "+---+----+", "| d | ✅ |", "+---+----+"],
        [
            "+-----+---+----+-------+",
            "| ID  | A | 日 | Owner |",
            "+=====+===+====+=======+",
            "| A-3 | b | no |       |",
            "|     | c |    |       |",
            "+-----+---+----+-------+",
            "| A-6 | d | ✅ |       |",
            "+-----+---+----+-------+",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", DRAWN)
def test_columns_of_drawn_tables(kind: str) -> None:
    lines, after = DRAWN[kind]
    text = source_text("a.rst", "\n".join(lines), NAMES)
    table = drawn_table(text, 3)
    assert table is not None
    ids = {at: f"A-{at}" for at in table.rows}
    edits = (*drawn_column(text, table, "ID", ids), *last_drawn_column(text, table, "Owner"))
    assert edited(lines, edits) == after


CSV = {
    "header": (
        [".. csv-table::", "   :header: Item, Status", "   :widths: 70, 5", "", "   A, ✅", '   "B, C", ❌'],
        [".. csv-table::", "   :header: ID, Item, Status, Owner", "   :widths: 5, 70, 5, 5", "",
         "   A-4, A, ✅", '   "A-5", "B, C", ❌'],
    ),
    "header-rows": (
        ["```{csv-table}", ":header-rows: 1", ":widths: auto", "", '"Item", "Status"', "A", "```"],
        ["```{csv-table}", ":header-rows: 1", ":widths: auto", "",
         '"ID", "Item", "Status", "Owner"', "A-5, A", "```"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CSV)
def test_columns_of_csv_tables(kind: str) -> None:
    lines, after = CSV[kind]
    text = source_text("a.rst", "\n".join(lines), NAMES)
    table = csv_around(text, lines.index("A") if "A" in lines else 4)
    assert table is not None
    ids = {at: f"A-{at}" for at in table.rows}
    edits = (*first_of_csv(text, table, "ID", ids), *last_of_csv(text, table, "Owner"))
    assert edited(lines, edits) == after


@pytest.mark.parametrize(
    ("key", "like", "text"),
    [
        ("verified", "[ ]", "[x]"),
        ("verified", "⬜", "✅"),
        ("verified", "⬜ Pending", "✅ Verified"),
        ("verified", "pending", "verified"),
        ("not-met", "Verified", "Not met"),
        ("not-met", "needs-review", "not-met"),
        ("in-progress", "✅", "🔄"),
        ("verified", "", "✅ Verified"),
    ],
)
def test_a_status_is_written_as_another_was(key: str, like: str, text: str) -> None:
    assert written_as(VOCABULARY, VOCABULARY[key], like) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Done", "Verified"), ("DONE", "Verified"), ("verified", "verified"), ("✔", "✔"),
        (":white_check_mark:", "✅"), ("🟢 done", "✅ Verified"), ("⚠", "⚠"), ("[x]", "[x]"),
        ("needs-review", "needs-review"), ("Done, by Ann", None), ("✅ not yet", None), ("", None),
        ("Verified 🚀", None), ("✅ In progress", None), ("tested", None), ("mostly", None),
    ],
)  # fmt: skip
def test_statuses_as_the_vocabulary_has_them(text: str, after: str | None) -> None:
    assert normal(VOCABULARY, text) == after
    if after is not None:
        assert VOCABULARY.match(after).status == VOCABULARY.match(text).status


def test_places_that_overlap() -> None:
    def span(start: int, end: int, path: str = "a") -> Span:
        return Span(path, 1, start, 1, end)

    assert overlap(span(1, 4), span(3, 5))
    assert overlap(span(3, 3), span(3, 3))
    assert overlap(span(3, 6), span(3, 3))
    assert not overlap(span(1, 3), span(3, 5))
    assert not overlap(span(1, 4), span(1, 4, "b"))


@pytest.mark.parametrize(
    ("text", "cell"), [("Verified", " Verified|"), ("Pending", " Pending |"), ("Needs review", "")]
)
def test_a_cell_of_a_grid_may_be_full(text: str, cell: str) -> None:
    lines = ["+------+---------+", "| Item | Status  |", "+======+=========+",
             "| One  | Verifed |", "+------+---------+"]  # fmt: skip
    edit = cell_edit(source(lines), 4, "status", text)
    made = edited(lines, [edit])[3] if edit is not None else ""
    assert made == (f"| One  |{cell}" if cell else "")
