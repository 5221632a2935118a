"""The cells of tables of reST, where they can be told for sure: which table is around a row.

Each table is looked at once, when a row of it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from sphinx_readiness.reading.spans.directive_options import directive_part
from sphinx_readiness.reading.spans.drawn_tables import BORDER, grid_table, simple_table
from sphinx_readiness.reading.spans.listed_tables import csv_table, list_table, rows_of_list
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch, Table, trimmed

_DIRECTIVE: Final = re.compile(
    r"[ ]*(?:[-+*][ ]+){0,20}"
    r"(?:(?P<dots>\.\.)[ ](?P<name>(?:list|csv)-table)[ ]?::(?=\s|\Z)"
    r"|(?P<fence>[:`~]{3,})\{(?P<named>(?:list|csv)-table)\}).*"
)


def rest_cell(source: SourceText, at: int, field: str, wanted: frozenset[str]) -> Stretch | None:
    """Return the cell of *field* in the row of a table of reST at line *at*, if it is sure."""
    table = _table(source, at)
    if table is None:
        return None
    number = source.fields(table.line, wanted, lambda: table.headers).get(field)
    cells = table.rows.get(at, ())
    return cells[number] if number is not None and number < len(cells) else None


def _table(source: SourceText, at: int) -> Table | None:
    """Return the table that line *at* is a row of, if it is one that is understood."""
    bare = source.lines[at].lstrip(" \t")
    if bare[:1] == "|":
        return _grid(source, at)
    around = _directive(source, at)
    if around is not None:
        return _listed(source, around)
    return _simple(source, at)


def table_kind(source: SourceText, at: int) -> str:
    """Return whether line *at* is in a ``grid``, ``simple``, ``list`` or ``csv`` table of reST.

    Empty if no table is understood there.
    """
    if _table(source, at) is None:
        return ""
    if source.lines[at].lstrip(" \t")[:1] == "|":
        return "grid"
    around = _directive(source, at)
    if around is None:
        return "simple"
    return "csv" if "csv-table" in source.lines[around[0]] else "list"


def is_listed(source: SourceText, at: int) -> bool:
    """Say whether line *at* begins a row of a list-table, where ``* - [x]`` is no task."""
    around = _directive(source, at)
    if around is None:
        return False
    table = _listed(source, around)
    return table is None or at in table.rows


def _directive(source: SourceText, at: int) -> tuple[int, int] | None:
    """Return the first line and the end of the table directive around line *at*, if one is."""
    if source.directives is None:
        source.directives = _find_directives(source)
    return source.directives.get(at)


def _listed(source: SourceText, around: tuple[int, int]) -> Table | None:
    """Return the table of the directive whose first line and end are *around*."""
    key = ("listed", around[0])
    if key not in source.tables:
        is_csv = "csv-table" in source.lines[around[0]]
        source.tables[key] = (csv_table if is_csv else list_table)(source, *around)
    return source.tables[key]


def _grid(source: SourceText, at: int) -> Table | None:
    """Return the grid table around line *at*."""
    key = ("grid", at)
    if key not in source.tables:
        lines = source.lines
        left = len(lines[at]) - len(lines[at].lstrip(" \t"))
        top = at
        while top > 0 and lines[top - 1][left : left + 1] in ("+", "|"):
            top -= 1
        end = at + 1
        while end < len(lines) and lines[end][left : left + 1] in ("+", "|"):
            end += 1
        table = grid_table(lines, top, end, left)
        source.tables.update({("grid", each): table for each in range(top, end)})
    return source.tables[key]


def _simple(source: SourceText, at: int) -> Table | None:
    """Return the simple table around line *at*: of three borders, one below its header."""
    if source.borders is None:
        source.borders = [n for n, line in enumerate(source.lines) if BORDER.match(line)]
    borders = source.borders
    below = bisect_left(borders, at)
    if not 2 <= below < len(borders):  # noqa: PLR2004
        return None
    top, head, bottom = borders[below - 2 : below + 1]
    key = ("simple", head)
    if key not in source.tables:
        source.tables[key] = simple_table(source.lines, top, head, bottom)
    return source.tables[key]


def _find_directives(source: SourceText) -> dict[int, tuple[int, int]]:
    """Return the innermost table directive of each line in one, with its first line and its end."""
    inside: dict[int, int] = {}
    ends: dict[int, int] = {}
    stack: list[tuple[int, int, str]] = []
    for number, line in enumerate(source.lines):
        bare = line.strip()
        if not bare:
            continue
        indent = len(line) - len(line.lstrip(" "))
        while stack and _is_over(stack[-1], indent, bare):
            ends[stack.pop()[1]] = number
        if stack:
            inside[number] = stack[-1][1]
        match = _DIRECTIVE.match(line)
        if match is not None:
            start = match.start("dots") if match["dots"] else match.start("fence")
            stack.append((start, number, match["fence"] or ""))
    ends.update({first: len(source.lines) for _, first, _ in stack})
    return {number: (first, ends[first]) for number, first in inside.items()}


def _is_over(open_: tuple[int, int, str], indent: int, bare: str) -> bool:
    """Say whether a line ends the directive *open_*: its column, its first line and its fence."""
    column, _, fence = open_
    if not fence:
        return indent <= column
    return indent < column or (len(bare) >= len(fence) and not bare.strip(fence[0]))


class Drawn(NamedTuple):
    """A drawn table: ``grid`` or ``simple``, its lines, the column where it begins, its rows."""

    kind: str
    lines: range
    left: int
    head: int
    """The border below its header."""
    rows: tuple[int, ...]
    """The lines where rows begin."""


def drawn_table(source: SourceText, at: int) -> Drawn | None:
    """Return the drawn table whose row begins at line *at*, if it is one that is understood."""
    kind, table = table_kind(source, at), _table(source, at)
    if table is None or at not in table.rows or kind not in ("grid", "simple"):
        return None
    lines, top = source.lines, table.line
    left = len(lines[top]) - len(lines[top].lstrip(" "))
    if kind == "simple":
        borders = source.borders or []
        first = bisect_left(borders, top)
        end, head = borders[first + 2] + 1, borders[first + 1]
    else:
        end = at + 1
        while end < len(lines) and lines[end][left : left + 1] in ("+", "|"):
            end += 1
        head = next(n for n in range(top + 1, at) if lines[n][left : left + 2] == "+=")
    return Drawn(kind, range(top, end), left, head, tuple(sorted(table.rows)))


class Listed(NamedTuple):
    """A list-table: where its rows begin, its header's first, and where the last one ends."""

    starts: tuple[int, ...]
    end: int
    column: int
    """Where the bullets of its cells stand."""
    widths: Stretch | None
    rows: tuple[int, ...]
    """The lines where a row below the header may be found: those where its cells begin."""


def listed_around(source: SourceText, at: int) -> Listed | None:
    """Return the list-table whose row is at line *at*, if it is one that is understood."""
    around, table = _directive(source, at), _table(source, at)
    if table is None or around is None or table_kind(source, at) != "list" or at not in table.rows:
        return None
    starts, column = rows_of_list(source, table.line, around[1])
    rows = tuple(sorted(table.rows))
    return Listed(starts, around[1], column, directive_part(source, around[0], "widths"), rows)


class Csv(NamedTuple):
    """A csv-table: where its header and its widths are written, and the lines of its rows."""

    header: Stretch
    widths: Stretch | None
    rows: tuple[int, ...]


def csv_around(source: SourceText, at: int) -> Csv | None:
    """Return the csv-table whose row is at line *at*, if it is one that is understood."""
    around, table = _directive(source, at), _table(source, at)
    if table is None or around is None or table_kind(source, at) != "csv" or at not in table.rows:
        return None
    first = around[0]
    header = directive_part(source, first, "header")
    if header is None:  # its first row is
        line = source.lines[table.line]
        header = trimmed(table.line, line, 0, len(line))
    return Csv(header, directive_part(source, first, "widths"), tuple(sorted(table.rows)))
