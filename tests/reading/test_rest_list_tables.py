"""What the reader of plain list-tables takes is what docutils makes of it."""

from __future__ import annotations

import io

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinx_readiness.reading.rest_body import read_body, read_list_table

HEAD = ".. list-table::\n   :header-rows: 1\n\n"


def reference(text: str) -> list[list[str]] | None:
    """Return the source of the cells of the only list-table in *text*, or None on trouble.

    A cell that is more than one paragraph is None of a plain table, too.
    """
    settings_ = {"report_level": 5, "halt_level": 5, "warning_stream": io.StringIO()}
    document = publish_doctree(text, settings_overrides=settings_)
    for message in list(document.findall(nodes.system_message)):
        if message["level"] > 1 and not message[0].astext().startswith("Inline"):
            return None
        message.parent.remove(message)
    tables = list(document.findall(nodes.table))
    if len(tables) != 1:
        return None
    found = []
    for row in tables[0].findall(nodes.row):
        cells = []
        for entry in row.children:
            assert isinstance(entry, nodes.entry)
            if not entry.children:
                cells.append("")
                continue
            if len(entry.children) != 1 or not isinstance(entry.children[0], nodes.paragraph):
                return None
            cells.append(entry.children[0].rawsource)
        found.append(cells)
    return found


CELL = st.one_of(
    st.sampled_from(["", "a", "two words", "✅", "**b**", "``x``", "a. b", "A. b", "1. b", "(1) b", "i) b",
                     "- b", "* b", "+ b", ".. note", "| line", ":field: x", ":code:`t`", ">>> x", "--opt", "-x",
                     "/V", "__ x", "====", "----", "a::", "::", "x\\", "\\- b", "#. b", "#", "•", "• b",
                     "-", "...", "[1] x", "+---+", "_x", "a:", "`t`", "*em*", "mm. x", "é", "1)", "(a) b",
                     "—", "iv. x", "A", "E. coli", "-", "0.", "2026-01-01", "\"q\"", "'''", "~~", "0. x"]),
    st.text("ab-*.:|() 1#`_\\+=>/", max_size=6).filter(lambda text: "`" not in text),
)  # fmt: skip

ROWS = st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=4)


def list_table(rows: list[list[str]], indent: str = "   ") -> str:
    text = HEAD
    for row in rows:
        for position, cell in enumerate(row):
            mark = "* - " if position == 0 else "  - "
            text += f"{indent}{mark}{cell}".rstrip() + "\n"
    return text


@settings(max_examples=120, deadline=None)
@given(ROWS)
@example([["A"], ["A. b"]])
@example([["ID", "Item"], ["X", "::"]])
def test_what_is_taken_is_what_docutils_reads(rows: list[list[str]]) -> None:
    text = list_table(rows)
    table = read_list_table(text.splitlines(), 0)
    if table is None:
        return
    expected = reference(text)
    found = [list(table.headers), *(list(row.cells) for row in table.rows)]
    assert found == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["a", "two words", "✅", "**b**", "", "word. more", "Engineering"]),
                         min_size=2, max_size=2), min_size=2, max_size=4))  # fmt: skip
def test_plain_tables_are_taken(rows: list[list[str]]) -> None:
    rows = [[cell or "h" for cell in rows[0]], *rows[1:]]
    table = read_list_table(list_table(rows).splitlines(), 0)
    assert table is not None
    assert [list(row.cells) for row in table.rows] == rows[1:]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "   * - a\n     - b\n   * - one\n",
        HEAD + "   * - a\n   * - - nested\n",
        HEAD + "   * - a\n\n       second paragraph\n",
        HEAD + "   * - a\n       continued\n",
        HEAD + "   text\n",
        HEAD,
        ".. list-table:: Caption\n   :header-rows: 1\n\n   * - a\n   * - b\n",
        ".. list-table::\n\n   * - a\n   * - b\n",
        ".. list-table::\n   :header-rows: 2\n\n   * - a\n   * - b\n",
        ".. list-table::\n   :header-rows: 1\n   :stub-columns: 1\n\n   * - a\n   * - b\n",
        *(
            f".. list-table::\n   :header-rows: 1\n   {option}\n\n   * - a\n   * - b\n"
            for option in (":width:", ":widths: a", ":widths: 1 2", ":widths: 0", ":align: up",
                           ":class: 1", ":header-rows: 1")
        ),
        ".. list-table::\n   :header-rows: 1\n   * - a\n   * - b\n",
        ".. list-table::\n   :header-rows:1\n\n   * - a\n   * - b\n",
    ],
    ids=["short", "list", "paragraphs", "two-lines", "text", "empty", "caption", "headless",
         "two-heads", "stubs", "no-width", "no-number", "widths", "zero", "align", "class", "twice",
         "no-blank-line", "no-blank"],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_docutils(text: str) -> None:
    assert read_list_table(text.splitlines(), 0) is None


def test_the_end_of_a_table_and_what_follows() -> None:
    lines = (list_table([["a"], ["b"]]) + "\nafter it\n\n- [ ] task\n").splitlines()
    segments = read_body(lines)
    assert segments is not None
    kinds = [(type(each).__name__, lines[each.start]) for each in segments]
    assert kinds == [
        ("BodyTable", ".. list-table::"),
        ("Prose", "after it"),
        ("BodyTable", "- [ ] task"),
    ]
    assert read_body([*lines, "", ".. note::", "", "   - [ ] no task"]) is None
