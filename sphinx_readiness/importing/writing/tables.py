"""Tables anew: pipe tables in Markdown, ``list-table`` in reST."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, REST, Table
from sphinx_readiness.importing.inline import convert, is_prose, line_of, split_breaks
from sphinx_readiness.importing.writing.table_forms import (
    FORMS,
    as_list,
    formed_table,
    has_options,
)

_MOST_PADDED: Final = 400
"""Rows of a table whose columns are made equally wide."""

_WIDEST: Final = 80
"""Up to how many columns of the screen a cell is padded."""


def write_table(table: Table, source: str, target: str) -> list[str]:
    """Return the lines of *table*, whose cells are in the markup *source*, in that of *target*."""
    if source == target and table.form in FORMS and table.headers:
        return formed_table(table, target)
    if has_options(table):
        return formed_table(as_list(_converted(table, source, target)), target)
    if target == MARKDOWN:
        return _pipe(table, source)
    return _list_table(table, source)


def _converted(table: Table, source: str, target: str) -> Table:
    """Return *table*, which is *source*, in the markup *target*."""

    def said(cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(cell_text(each, source, target) for each in cells)

    rows = (row._replace(cells=said(row.cells), surplus=said(row.surplus)) for row in table.rows)
    title = convert(table.title, source, target)
    return table._replace(headers=said(table.headers), rows=tuple(rows), title=title)


def _pipe(table: Table, source: str) -> list[str]:
    width = len(table.headers)
    headers = [_pipe_cell(cell, source) for cell in table.headers]
    rows = []
    for row in table.rows:
        cells = [_pipe_cell(cell, source) for cell in (*row.cells, *row.surplus)]
        rows.append(cells + [""] * (width - len(cells)))
    if len(rows) > _MOST_PADDED:
        rules = [_rule(table, at, 3) for at in range(width)]
        return ["| " + " | ".join(cells) + " |" for cells in (headers, rules, *rows)]
    widths = []
    for at in range(width):
        wide = max(_width(cells[at]) for cells in (headers, *rows))
        widths.append(max(min(wide, _WIDEST), 3))
    widths[-1] = max(min(widths[-1], _width(headers[-1])), 3)
    rule = "|" + "|".join(_rule(table, at, each + 2) for at, each in enumerate(widths)) + "|"
    return [_padded(headers, widths), rule, *(_padded(cells, widths) for cells in rows)]


def _rule(table: Table, at: int, width: int) -> str:
    """Return the delimiter of the column *at*, *width* characters wide."""
    align = table.aligns[at] if at < len(table.aligns) else ""
    left = ":" if align in ("left", "center") else "-"
    right = ":" if align in ("right", "center") else "-"
    return left + "-" * (width - 2) + right


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    made = []
    for at, cell in enumerate(cells):
        room = widths[at] - _width(cell) if at < len(widths) else 0
        made.append(cell + " " * room if room > 0 else cell)
    return "| " + " | ".join(made) + " |"


def cell_text(cell: str, source: str, target: str) -> str:
    """Return what a table in *target* says in a cell, without the escapes of its own form."""
    if target == MARKDOWN:
        return _cell(cell, source)
    return " ".join(_pieces(cell, source))


def _pipe_cell(cell: str, source: str) -> str:
    return _cell(cell, source).replace("|", "\\|")


def _cell(cell: str, source: str) -> str:
    if source == MARKDOWN:
        return cell
    return "<br>".join(
        " ".join(convert(line, source, MARKDOWN).split()) for line in cell.split("\n")
    )


def _width(text: str) -> int:
    """Return how many columns of the screen *text* takes, as editors show it."""
    if text.isascii():
        return len(text)
    width = 0
    for char in text:
        if char == "\ufe0f":
            width += 1  # what it follows is shown as an emoji, which is wide
        elif not unicodedata.combining(char) and char != "\ufe0e":
            width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


def _list_table(table: Table, source: str) -> list[str]:
    lines = [".. list-table::", *(["   :header-rows: 1"] if table.rows else []), ""]
    known: dict[str, list[str]] = {}
    """Cell → its lines behind the mark: statuses and owners recur in most rows."""
    many = [table.headers, *((*row.cells, *row.surplus) for row in table.rows)]
    width = max(map(len, many))  # its rows have to be equally long
    for cells in many:
        padded = [*cells, *[""] * (width - len(cells))]
        mark = "   * -"
        for cell in padded:
            said = known.get(cell)
            if said is None:
                said = known[cell] = _listed(_pieces(cell, source))
            lines.append(mark + said[0])
            if len(said) > 1:
                lines += said[1:]
            mark = "     -"
    return lines


def _listed(pieces: Sequence[str]) -> list[str]:
    """Return the lines of a cell behind its mark: each of its *pieces* is a paragraph."""
    lines = [f" {pieces[0]}" if pieces else ""]
    for piece in pieces[1:]:
        lines += ("", f"       {piece}")
    return lines


def _pieces(cell: str, source: str) -> list[str]:
    if is_prose(cell):
        return [cell]
    if source == MARKDOWN:
        cell = "\n".join(split_breaks(cell))
    if "\n" not in cell:
        whole = convert(" ".join(cell.split()), source, REST)
        return [line_of(whole, REST)] if whole else []
    said = [convert(" ".join(piece.split()), source, REST) for piece in cell.split("\n")]
    return [line_of(piece, REST) for piece in said if piece]
