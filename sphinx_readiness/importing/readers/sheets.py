"""Rows of a spreadsheet to blocks: what stands above the header, the header, groups of rows.

Spreadsheets have a title and dates above their table, and rows with one cell that begin a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.importing.blocks import Block, Row, Table, heading_block, paragraph_block

_LOOKED_AT: Final = 30
"""Rows in which the header is looked for."""

_TOP: Final = 2
"""The level of groups where the sheet is the whole document."""

_NUMBER: Final = 2
"""Cells that a header has at least."""


def sheet_blocks(
    rows: Sequence[Sequence[str]], names: ColumnNames, level: int = 2
) -> Iterator[Block]:
    """Yield *rows* as blocks; a row keeps its number, from 0, as its line.

    Groups become headings of *level*.
    """
    at = _header(rows, names)
    above = [row for row in (rows if at is None else rows[:at]) if any(row)]
    for number, row in enumerate(above):
        single = sum(map(bool, row)) == 1
        title = next(filter(None, row)) if not number and single and level == _TOP else ""
        yield heading_block(title, 1) if title else _above(row)
    if at is None:
        return
    headers, columns = _columns(rows, at)
    below: list[Row] = []
    for number in range(at + 1, len(rows)):
        cells = rows[number]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if len(filled) == 1 and cells[0] and len(columns) > 1 and not _is_item(headers, names):
            if below:
                yield _table(headers, below)
                below = []
            yield heading_block(cells[0], level)
            continue
        width = len(columns)
        picked = tuple(cells[each] if each < len(cells) else "" for each in columns)
        beyond = tuple(cell for each, cell in enumerate(cells) if each not in set(columns) and cell)
        below.append(Row(number, picked[:width], beyond))
    if below:
        yield _table(headers, below)


def _is_item(headers: Sequence[str], names: ColumnNames) -> bool:
    """Say whether the first column is the item: a row with nothing but that may be one."""
    return names.fields(headers, ITEM_FIELDS)[0] == "item" and len(headers) <= _NUMBER


def _table(headers: Sequence[str], rows: Sequence[Row]) -> Block:
    return Block(
        "table", rows[0].line, rows[-1].line + 1, table=Table(tuple(headers), tuple(rows), "cells")
    )


def _above(row: Sequence[str]) -> Block:
    """Return a row above the header: a line of text, or a key with its value."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1:
        return paragraph_block(filled[0])
    return paragraph_block(f"{filled[0].rstrip(':')}: {' '.join(filled[1:])}")


def _header(rows: Sequence[Sequence[str]], names: ColumnNames) -> int | None:
    """Return the row with the most headers that are known, or the first with two cells."""
    best, known = None, 0
    for at, row in enumerate(rows[:_LOOKED_AT]):
        cells = [cell for cell in row if cell]
        if len(cells) < _NUMBER:
            continue
        named = {each for cell in cells for each in names.named(cell, ITEM_FIELDS | SIGNOFF_FIELDS)}
        if best is None or len(named) > known:
            best, known = at, len(named)
    return best


def _columns(rows: Sequence[Sequence[str]], at: int) -> tuple[list[str], list[int]]:
    """Return the headers and which columns they have; those with nothing in them are left out."""
    width = max((len(row) for row in rows[at:]), default=0)
    used = [any(len(row) > each and row[each] for row in rows[at:]) for each in range(width)]
    header = list(rows[at]) + [""] * (width - len(rows[at]))
    columns = [each for each in range(width) if used[each]]
    return [header[each] or f"Column {each + 1}" for each in columns], columns
