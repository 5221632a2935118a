"""Rows that are titles of the rows below them: ``| **Network** | | |``.

A table with such rows becomes a table for each, under its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.importing.blocks import Block, Row, Table
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import readable

_FIELDS: Final = ITEM_FIELDS | SIGNOFF_FIELDS

_LEAST: Final = 3
"""Columns of a table in which a row with one cell is a title."""


PIECE: Final = "piece"
"""The form of such a table: no directive reads it, as it has no header in the source."""


def split_groups(blocks: Sequence[Block], names: ColumnNames) -> tuple[Block, ...]:
    """Return *blocks* with each table of items that has rows for titles in pieces.

    Its headers have to name the status. The text of a piece is its title.
    """
    return tuple(piece for block in blocks for piece in _pieces(block, names))


SPARSE: Final = "sparse"
"""The form of a table that had empty rows: it is written without them."""


def _pieces(block: Block, names: ColumnNames) -> Iterator[Block]:
    table = block.table
    if table is None or not _has_status(table, names):
        yield block
        return
    rows = tuple(row for row in table.rows if row.surplus or not all(map(is_blank, row.cells)))
    if 0 < len(rows) < len(table.rows):
        table = table._replace(rows=rows, form=SPARSE)
        block = block._replace(table=table)
    titles = [at for at, row in enumerate(table.rows) if _is_title(row)]
    if table.width() < _LEAST or not titles or 2 * len(titles) > len(table.rows):
        yield block
        return
    if titles[0] > 0:
        yield _piece(block, table, 0, titles[0], "", block.start)
    for start, end in zip(titles, [*titles[1:], len(table.rows)], strict=True):
        title = next(filter(None, table.rows[start].cells))
        first = table.rows[start].line if start else block.start  # its header belongs to it
        yield _piece(block, table, start + 1, end, readable(title), first)


def _has_status(table: Table, names: ColumnNames) -> bool:
    named = {each for header in table.headers for each in names.named(header, _FIELDS)}
    return "status" in named and "signature" not in named


def _piece(block: Block, table: Table, start: int, end: int, title: str, first: int) -> Block:
    last = table.rows[end].line if end < len(table.rows) else block.end
    made = table._replace(rows=table.rows[start:end], form=PIECE)
    return block._replace(start=first, end=last, text=title, table=made)


def _is_title(row: Row) -> bool:
    """Say whether *row* has one cell, which is strong as a whole."""
    filled = [cell for cell in row.cells if cell.strip()]
    if len(filled) != 1 or row.surplus:
        return False
    text = filled[0].strip()
    return len(text) > 4 and text[:2] == text[-2:] == "**" and "**" not in text[2:-2]  # noqa: PLR2004
