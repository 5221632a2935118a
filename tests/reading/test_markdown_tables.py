"""Pipe tables are cut exactly as markdown-it's own table rule cuts them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from sphinx_readiness.reading.markdown_body import read_body, read_pipe_table, split_row
from sphinx_readiness.reading.plain_body import BodyTable, Prose

PARSER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(myst_block_plugin)
    .use(colon_fence_plugin)
    .use(footnote_plugin)
)
"""CommonMark with tables and what MyST adds to the blocks."""

Table = tuple[int, int, list[str], list[str], list[list[str]]]


def _align(token: Token) -> str:
    style = str(token.attrs.get("style", ""))
    return style.removeprefix("text-align:")


def reference(text: str) -> list[Table]:
    """Return the tables of *text* as markdown-it sees them: lines, header, alignment, rows."""
    found: list[Table] = []
    tokens = PARSER.parse(text)
    row: list[str] = []
    nested = False
    for position, token in enumerate(tokens):
        if token.type == "table_open":
            nested = token.level > 0
        if nested:
            continue
        if token.type == "table_open":
            assert token.map is not None
            found.append((token.map[0], token.map[1], [], [], []))
        elif token.type == "tr_open":
            row = []
        elif token.type == "th_open":
            found[-1][2].append(tokens[position + 1].content)
            found[-1][3].append(_align(token))
        elif token.type == "td_open":
            row.append(tokens[position + 1].content)
        elif token.type == "tr_close" and row:
            found[-1][4].append(row)
    return found


def ours(lines: list[str]) -> list[Table] | None:
    """Return the tables of *lines* as the fast reader sees them, or None if it is not sure."""
    segments = read_body(lines)
    if segments is None:
        return None
    found: list[Table] = []
    for segment in segments:
        if not isinstance(segment, BodyTable) or segment.kind != "table":
            continue
        width = len(segment.headers)
        rows = [[*row.cells, *[""] * (width - len(row.cells))] for row in segment.rows]
        found.append(
            (segment.start, segment.end, list(segment.headers), list(segment.aligns), rows)
        )
    return found


CELL = st.one_of(
    st.sampled_from(["", " ", "a", "✅", "⚠️", "`x`", "`a\\|b`", "\\|", "\\\\|", "\\", "`", "é\u0301",
                     "**b**", "مرحبا", "漢字", "x\\", "\\\\", "-", ":", "a b", "[l](u)", "\t", "&amp;"]),
    st.text("ab\\`|:- \t", max_size=5),
)  # fmt: skip


@st.composite
def row(draw: st.DrawFn, *, least: int = 0) -> str:
    cells = draw(st.lists(CELL, min_size=least, max_size=4))
    pad = draw(st.sampled_from(["", " ", "  "]))
    text = "|".join(f"{pad}{cell}{pad}" for cell in cells)
    return draw(st.sampled_from(["|{}|", "{}|", "|{}", "{}"])).format(text)


DELIMITER = st.one_of(
    st.lists(st.sampled_from(["---", ":--", "--:", ":-:", "-", ":-", " --- "]), min_size=1,
             max_size=4).flatmap(
        lambda cells: st.sampled_from(["|{}|", "{}", "|{}", "{}|", " |{}| "]).map(
            lambda frame: frame.format("|".join(cells))
        )
    ),
    st.text("|:- ", max_size=8),
)  # fmt: skip

HEAD = st.one_of(
    row(),
    st.sampled_from(["# a | b", "> a | b", "- a | b", "1. a | b", "% a | b", "<i> | b", "(a|b)="]),
)

INDENT = st.sampled_from(["", "", "", "", " ", "   ", "    "])

AFTER = st.lists(
    st.one_of(
        row(), st.sampled_from(["", "text", "# head", "> quote", "- item", "1. one", "```", "---",
                                "<div>", "<!-- c -->", "***", "1) x", "    code", "===", "***bold***",
                                "2. two", "+ x", "#tag", "-", "__", "<a>", "<b", "~~~", "<user> | x",
                                "(a|b)=", "(a)", "% note", "+++ more", ":::", "::: a", "``` x ` | y", "```` x",
                                "# a | b", "  - x | y", "\t- x", "    | a |", " > q", "_ _ _", "--- |", "[^1]: x",
                                "</div> | x", "<!x>", "<?x", "<divx> | y", "1.x | y", "1234567890. x | y", "$$"]),
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(INDENT, HEAD, INDENT, DELIMITER, AFTER)
@example("", "| a | b |", "", "|---|---|", ["| 1 | 2 | 3 |", "", "x"])
@example("", "a | b", "", "-|-", ["1", "1 | `x \\| y`"])
@example("", "| a \\| b |", "", "|---|", ["| \\\\| |"])
def test_a_table_is_cut_as_markdown_it_cuts_it(
    margin: str, head: str, indent: str, delimiter: str, after: list[str]
) -> None:
    lines = [margin + head, indent + delimiter, *after]
    expected = [table for table in reference("\n".join(lines)) if table[0] == 0]
    found = ours(lines)
    if found is not None:
        assert [table for table in found if table[0] == 0] == expected


@settings(max_examples=80, deadline=None)
@given(st.lists(row(least=2), min_size=1, max_size=6), st.integers(2, 4))
def test_cells_are_split_as_markdown_it_splits_them(rows: list[str], width: int) -> None:
    lines = ["|" + "h|" * width, "|" + "-|" * width, *rows]
    expected = reference("\n".join(lines))
    found = ours(lines)
    assert found is None or found[:1] == expected[:1]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a \\| b | c |", ["a | b", "c"]),
        ("| `a \\| b` | c |", ["`a | b`", "c"]),
        ("|  | b |", ["", "b"]),
        ("||", [""]),
        ("| a", ["a"]),
    ],
)
def test_split_row(line: str, cells: list[str]) -> None:
    assert split_row(line) == cells


def test_cells_beyond_the_header_are_kept_as_surplus() -> None:
    table = read_pipe_table(["| a | b |", "|---|---|", "| 1 | 2 | 3 | 4 |"], 0)
    assert table is not None
    assert table.rows[0].cells == ("1", "2")
    assert table.rows[0].surplus == ("3", "4")


def test_nothing_of_the_body_is_lost() -> None:
    body = ["Before", "", "| a |", "|---|", "| 1 |", "", "between", "", "- [ ] task", "", "after"]
    segments = read_body(body)
    assert segments is not None
    covered = {line for each in segments for line in range(each.start, each.end)}
    assert all(at in covered for at, line in enumerate(body) if line)
    kinds = [type(each) for each in segments]
    assert kinds == [Prose, BodyTable, Prose, BodyTable, Prose]
