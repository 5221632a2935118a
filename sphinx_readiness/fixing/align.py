"""Pipe tables whose columns stand below each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.fixing.cells import width_of
from sphinx_readiness.fixing.new_columns import PipeTable, pipe_table
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.pipe_cells import margin
from sphinx_readiness.reading.spans.source_text import SourceText


def aligned(source: SourceText, lines: Iterable[int]) -> list[Edit]:
    """Return the edits that align the pipe tables that the *lines* (from 1) are in."""
    edits: list[Edit] = []
    end = 0
    for line in sorted(lines):
        table = pipe_table(source, line) if line > end else None
        if table is not None:
            end = table.rows.stop
            edits += _edits(table)
    return edits


def _edits(table: PipeTable) -> Iterator[Edit]:
    """Yield one edit for each line of *table* that is not aligned."""
    rule = table.header + 1
    cells = {
        at: [table.source.lines[at][start:end].strip() for start, end in table.bounds(at)]
        for at in table.lines
    }
    widths = [_LEAST] * len(table.headers)
    for at, row in cells.items():
        for number, cell in enumerate(row[: len(widths)] if at != rule else ()):
            widths[number] = max(widths[number], width_of(cell))
    for at, row in cells.items():
        line = table.source.lines[at]
        start, end = margin(line), len(line.rstrip())
        if at == rule:
            written = [_rule(cell, wide + 2) for cell, wide in zip(row, widths, strict=False)]
        else:
            wanted = [*widths, *[0] * (len(row) - len(widths))]
            written = [
                f" {cell}{' ' * (wide - width_of(cell))} "
                for cell, wide in zip(row, wanted, strict=False)
            ]
        text = f"|{'|'.join(written)}|"
        if line[start:end] != text:
            yield Edit(Span(table.source.path, at + 1, start + 1, at + 1, end + 1), text)


_LEAST: Final = 3
"""Columns of the screen that a column takes at least: as many hyphens make a delimiter."""


def _rule(cell: str, width: int) -> str:
    """Return the delimiter *cell* as wide as *width*; colons, which align, stay."""
    left, right = cell.startswith(":"), cell.endswith(":") and len(cell) > 1
    return ":" * left + "-" * (width - left - right) + ":" * right
