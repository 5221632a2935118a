"""Which row of a table is its header, where its delimiter row does not say so, or wrongly.

People leave the delimiter row out, write one with too few cells, or put one below a row of data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.importing.blocks import Block, Row, Table
from sphinx_readiness.importing.recognise.columns import Judge

_DELIMITER: Final = re.compile(r":?[-=+]{2,200}:?\Z")
"""Also those of Org mode, which have a plus between columns."""

_SIGNS: Final = {"(/)": "\u2705", "(x)": "\u274c", "(!)": "\u26a0\ufe0f", "(?)": "?"}
"""What Jira and Confluence make of these in their markup."""

_LEAST: Final = 2
"""Headers that have to be known for a row without a delimiter row to be one."""


def with_headers(blocks: Sequence[Block], names: ColumnNames, judge: Judge) -> tuple[Block, ...]:
    """Return *blocks*, each table with the header that it has for a reader."""
    return tuple(
        block if block.table is None or block.table.form not in ("bare", "pipe")
        else block._replace(table=_with_signs(_with_header(block.table, names, judge)))
        for block in blocks
    )  # fmt: skip


def _with_signs(table: Table) -> Table:
    """Return *table* with symbols for the signs of Jira, if it has any: ``(x)`` is a cross."""
    if not any(cell.strip() == "(/)" for row in table.rows for cell in row.cells):
        return table
    rows = tuple(
        row._replace(cells=tuple(_SIGNS.get(cell.strip(), cell) for cell in row.cells))
        for row in table.rows
    )
    return table._replace(rows=rows, form="wiki")


def _with_header(table: Table, names: ColumnNames, judge: Judge) -> Table:
    if table.form == "pipe":
        return _without_data(table, names, judge)
    at = next((at for at, row in enumerate(table.rows[:2]) if _is_delimiter(row)), None)
    rows = tuple(row for number, row in enumerate(table.rows) if number != at)
    if not rows:
        return table
    first = _undoubled(rows[0])
    is_header = len(_named(first, names)) >= _LEAST or (at == 1 and not _signs(first, judge))
    if is_header and len(rows) > 1:
        return Table(tuple(first), _beside(rows[1:], len(first)), table.form)
    return table._replace(rows=rows)


def _undoubled(row: Row) -> tuple[str, ...]:
    """Return the cells of *row*; those of ``||a||b||``, the header of a wiki, without the bars."""
    cells = (*row.cells, *row.surplus)
    doubled = len(cells) > 2 and len(cells) % 2  # noqa: PLR2004
    if doubled and not any(map(str.strip, cells[::2])) and all(map(str.strip, cells[1::2])):
        return cells[1::2]
    return row.cells


def _beside(rows: Sequence[Row], width: int) -> tuple[Row, ...]:
    whole = ((row.line, (*row.cells, *row.surplus)) for row in rows)
    return tuple(Row(line, cells[:width], cells[width:]) for line, cells in whole)


def _without_data(table: Table, names: ColumnNames, judge: Judge) -> Table:
    """Return *table* with its header as a row if that is one: a symbol above such symbols."""
    signs = _signs(table.headers, judge)
    if len(signs) != 1 or not table.rows or _named(table.headers, names):
        return table
    below = [cell for cell in table.column(signs[0]) if cell.strip()]
    if not below or len(_signs(below, judge)) < len(below):
        return table
    first = Row(table.rows[0].line - 2, table.headers)
    return Table((), (first, *table.rows), "bare", table.aligns)


def _is_delimiter(row: Row) -> bool:
    return all(_DELIMITER.match(cell.strip()) for cell in (*row.cells, *row.surplus))


def _named(cells: Sequence[str], names: ColumnNames) -> set[str]:
    return {field for cell in cells for field in names.named(cell, ITEM_FIELDS | SIGNOFF_FIELDS)}


def _signs(cells: Sequence[str], judge: Judge) -> list[int]:
    """Return which of *cells* are statuses without a word: symbols and boxes."""
    return [
        at
        for at, cell in enumerate(cells)
        if judge.vocabulary.match(cell).status is not None
        and not any(letter.isalnum() for letter in re.sub(r"\[[xX]\]", "", cell))
    ]
