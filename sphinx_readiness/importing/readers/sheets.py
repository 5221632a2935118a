"""Rows of a spreadsheet to blocks: what stands above the header, the header, groups of rows.

Spreadsheets have a title and dates above their table, and rows with one cell that begin a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.importing.blocks import Block, Row, Table, heading_block, paragraph_block
from sphinx_readiness.importing.readers.merged_cells import Merged, with_merged

_LOOKED_AT: Final = 30
"""Rows in which the header is looked for."""

_TOP: Final = 2
"""The level of groups where the sheet is the whole document."""

_NUMBER: Final = 2
"""Cells that a header has at least."""


def sheet_blocks(
    rows: Sequence[Sequence[str]],
    names: ColumnNames,
    level: int = 2,
    merged: Sequence[Merged] = (),
) -> Iterator[Block]:
    """Yield *rows* as blocks; a row keeps its number, from 0, as its line.

    Groups become headings of *level*. A cell that is *merged* counts for each row that it spans.
    """
    at = _header(rows, names)
    if at is not None and last_header(rows, names) > at:
        header = _one_header(rows[at], rows[at + 1], names)
        rows = [*rows[:at], [], header, *rows[at + 2 :]]
        at += 1
    above = [row for row in (rows if at is None else rows[:at]) if any(row)]
    for number, row in enumerate(above):
        single = sum(map(bool, row)) == 1
        title = next(filter(None, row)) if not number and single and level == _TOP else ""
        yield heading_block(title, 1) if title else _above(row)
    if at is None:
        return
    if merged:  # an id of several rows is the id of none
        ids = [i for i, cell in enumerate(rows[at]) if "id" in names.named(cell, ITEM_FIELDS)]
        rows = with_merged(rows, merged, at, ids)
    headers, columns = _columns(rows, at)
    below: list[Row] = []
    first = "item" in names.named(headers[0], ITEM_FIELDS) if headers else False
    many = (number for number in range(at + 1, len(rows)) if sum(map(bool, rows[number])) > 1)
    last = max(many, default=at) if first else len(rows)
    for number in range(at + 1, len(rows)):
        cells = rows[number]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        is_title = len(filled) == 1 and cells[0] and len(columns) > 1
        if is_title and number <= last and not _is_item(headers, names):
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


def last_header(rows: Sequence[Sequence[str]], names: ColumnNames) -> int:
    """Return the row of the header, the lower one if it has two; behind all if there is none."""
    at = _header(rows, names)
    if at is None:
        return len(rows)
    return at + (at + 1 < len(rows) and _is_split(rows[at], rows[at + 1], names))


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


def _is_split(row: Sequence[str], below: Sequence[str], names: ColumnNames) -> bool:
    """Say whether *row* has the titles of groups of columns, and *below* those of the columns.

    A group is a merged cell: blanks follow it. The column of items is named *below* only.
    """
    if (row[:1] != [""] and row[:1] != []) or not any(map(str.strip, below[:1])):
        return False
    groups = [at for at, cell in enumerate(row) if cell]
    wide = any(at + 1 < len(below) and below[at + 1] and not any(row[at + 1 : at + 2])
               for at in groups)  # fmt: skip
    own = [cell for at, cell in enumerate(below) if cell and not any(row[at : at + 1])]
    named = any("item" in names.named(cell, ITEM_FIELDS) for cell in own)
    return wide and named and all(at < len(below) and below[at] for at in groups)


def _one_header(row: Sequence[str], below: Sequence[str], names: ColumnNames) -> list[str]:
    """Return one header of both: ``Dev (Status)``, but ``Owner (Name)`` for the first of a group.

    Of several columns of statuses none is the status by its header.
    """
    made: list[str] = []
    group = ""
    for at, cell in enumerate(below):
        begins = at < len(row) and bool(row[at])
        group = row[at] if begins else group
        follows = at + 1 < len(below) and not any(row[at + 1 : at + 2])
        fields = set(names.named(group, ITEM_FIELDS)) if group else set()
        first = begins and fields and not ("status" in fields and follows)
        made.append(f"{group} ({cell})" if first else f"{cell} ({group})" if group else cell)
    return made


def _columns(rows: Sequence[Sequence[str]], at: int) -> tuple[list[str], list[int]]:
    """Return the headers and which columns they have; those with nothing in them are left out."""
    width = max((len(row) for row in rows[at:]), default=0)
    used = [any(len(row) > each and row[each] for row in rows[at:]) for each in range(width)]
    header = list(rows[at]) + [""] * (width - len(rows[at]))
    columns = [each for each in range(width) if used[each]]
    return [header[each] or f"Column {each + 1}" for each in columns], columns
