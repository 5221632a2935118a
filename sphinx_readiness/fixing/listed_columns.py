"""A column more for a list-table: each of its rows gets a bullet, and so a line.

As in https://docutils.sourceforge.io/docs/ref/rst/directives.html#list-table: all rows have as many
cells, and ``:widths:`` has as many numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sphinx_readiness.fixing.csv_columns import wider
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.rest_tables import Listed
from sphinx_readiness.reading.spans.source_text import SourceText


def first_of_list(
    source: SourceText, table: Listed, name: str, said: Mapping[int, str]
) -> tuple[Edit, ...]:
    """Return the edits that put a column *name* before all others; it has what is *said* by row.

    Lines are from 0.
    """
    cells = {table.starts[0]: name, **said}
    edits = [
        _insert(source, at, table.column,
                f"{_bullet(source, table)} {cells.get(at, '')}".rstrip() + f"\n{_indent(table)}")
        for at in table.starts
    ]  # fmt: skip
    return (*edits, *wider(source, table.widths, at_end=False))


def last_of_list(source: SourceText, table: Listed, name: str) -> tuple[Edit, ...]:
    """Return the edits that put an empty column *name* behind all others."""
    bullet = f"\n{_indent(table)}{_bullet(source, table)}"
    edits = []
    for start, after in pairwise((*table.starts, table.end)):
        last = after - 1
        while last > start and not source.lines[last].strip():
            last -= 1
        text = f"{bullet} {name}" if start == table.starts[0] else bullet
        edits.append(_insert(source, last, len(source.lines[last]), text))
    return (*edits, *wider(source, table.widths, at_end=True))


def row_of(table: Listed, line: int) -> int:
    """Return the first line of the row that *line* is in; both are from 0."""
    return max(start for start in table.starts if start <= line)


def _bullet(source: SourceText, table: Listed) -> str:
    """Return the sign of its cells: with another one, a new list would begin."""
    return source.lines[table.starts[0]][table.column]


def _indent(table: Listed) -> str:
    return " " * table.column


def _insert(source: SourceText, at: int, column: int, text: str) -> Edit:
    return Edit(Span(source.path, at + 1, column + 1, at + 1, column + 1), text)
