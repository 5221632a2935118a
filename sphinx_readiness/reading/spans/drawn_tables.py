"""The cells of grid and simple tables of reST.

As in https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#tables: columns are those
of the screen, where characters of East Asian width W or F take two. A table with merged cells is
not looked into, nor is a cell of several lines, as other cells stand between its lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from sphinx_readiness.reading.spans.source_text import Stretch, Table, trimmed

BORDER: Final = re.compile(r"[ ]*=+(?:[ ]+=+)+[ ]*\Z")
"""A border of a simple table with two columns or more."""

_FULL: Final = re.compile(r"\+(?:[-=]+\+)+[ ]*\Z")

_RULE: Final = re.compile(r"=+")

_Cut: TypeAlias = tuple[int, int]
"""From where to where a column goes on the screen, the end exclusive."""

_MOST_COLUMNS: Final = 200


def grid_table(lines: Sequence[str], top: int, end: int, left: int) -> Table | None:
    """Return the grid table from line *top* to *end* (half open) whose borders are at *left*."""
    first = lines[top][left:]
    if _FULL.match(first) is None:
        return None
    marks = [at for at, char in enumerate(first) if char == "+"]
    cuts = [(left + one + 1, left + other) for one, other in pairwise(marks)]
    if len(cuts) > _MOST_COLUMNS:
        return None
    full = [
        number
        for number in range(top, end)
        if _FULL.match(lines[number], left)
        and [at for at, char in enumerate(lines[number][left:]) if char == "+"] == marks
    ]
    head = next((n for n, at in enumerate(full) if lines[at][left + 1 : left + 2] == "="), 1)
    if head != 1 or len(full) < 3:  # noqa: PLR2004 - around the header, and below a row
        return None
    header = _parts(lines, full[0] + 1, full[1], cuts, left)
    if header is None:
        return None
    rows = {}
    for above, below in pairwise(full[1:]):
        parts = _parts(lines, above + 1, below, cuts, left)
        if parts is not None:
            rows[above + 1] = tuple(map(_only, parts))
    return Table(top, _texts(lines, header), rows)


def _parts(
    lines: Sequence[str], start: int, end: int, cuts: Sequence[_Cut], left: int
) -> list[list[Stretch]] | None:
    """Return the lines of each cell of the row in lines *start* to *end* (half open).

    None where the borders between the cells are not where they have to be.
    """
    columns: list[list[Stretch]] = [[] for _ in cuts]
    for number in range(start, end):
        line = lines[number]
        if "\t" in line[left:] or line[left : left + 1] != "|":
            return None
        places = on_screen(line)
        for column, (begin, stop) in zip(columns, cuts, strict=True):
            if stop >= len(places) - 1 or places[begin] < 0 or places[stop] < 0:
                return None
            if line[places[stop]] != "|":
                return None
            column.append(trimmed(number, line, places[begin], places[stop]))
    return columns if start < end else None


def simple_table(lines: Sequence[str], top: int, head: int, bottom: int) -> Table | None:
    """Return the simple table with borders at lines *top*, *head* (below its header), *bottom*."""
    border = lines[top].rstrip()
    if any(lines[each].rstrip() != border for each in (head, bottom)):
        return None
    cuts = [match.span() for match in _RULE.finditer(border)]
    if len(cuts) > _MOST_COLUMNS:
        return None
    headers = _simple_rows(lines, top + 1, head, cuts)
    rows = _simple_rows(lines, head + 1, bottom, cuts)
    if headers is None or rows is None or len(headers) != 1:
        return None
    names = _texts(lines, next(iter(headers.values())))
    return Table(top, names, {at: tuple(map(_only, row)) for at, row in rows.items()})


def _simple_rows(
    lines: Sequence[str], start: int, end: int, cuts: Sequence[_Cut]
) -> dict[int, list[list[Stretch]]] | None:
    """Return the rows in lines *start* to *end* (half open), each column with its lines.

    A row begins where the first column has text. None where text stands between columns.
    """
    rows: dict[int, list[list[Stretch]]] = {}
    current: list[list[Stretch]] | None = None
    for number in range(start, end):
        line = lines[number]
        if not line.strip():
            continue
        if "\t" in line or not line.strip(" -"):  # a rule of hyphens merges columns
            return None
        cells = _simple_cells(number, line, cuts)
        if cells is None:
            return None
        if cells[0].start < cells[0].end:
            current = rows[number] = [[] for _ in cuts]
        if current is None:
            return None
        for column, cell in zip(current, cells, strict=True):
            column.append(cell)
    return rows


def _simple_cells(number: int, line: str, cuts: Sequence[_Cut]) -> list[Stretch] | None:
    """Return the text of each column in *line*; None where some stands between columns."""
    places = on_screen(line)
    last = len(places) - 1
    bounds = []
    for begin, stop in [*cuts[:-1], (cuts[-1][0], max(last, cuts[-1][0]))]:
        bounds.append((places[min(begin, last)], places[min(stop, last)]))
    if any(-1 in each for each in bounds):
        return None
    before = 0
    for begin, stop in bounds:
        if line[before:begin].strip():
            return None
        before = stop
    return [trimmed(number, line, *each) for each in bounds]


def _only(column: Sequence[Stretch]) -> Stretch | None:
    """Return the text of a cell that has one line of it, or the place for it if it has none."""
    written = [each for each in column if each.start < each.end]
    if len(written) > 1:
        return None
    return written[0] if written else column[0]


def _texts(lines: Sequence[str], columns: Sequence[Sequence[Stretch]]) -> tuple[str, ...]:
    """Return what each cell says, its lines joined."""
    return tuple(
        " ".join(lines[each.line][each.start : each.end] for each in column).strip()
        for column in columns
    )


def on_screen(line: str) -> Sequence[int]:
    """Return for each column of the screen the character of *line* there, and behind it the end.

    -1 stands for the second half of a wide one.
    """
    if line.isascii():
        return range(len(line) + 1)
    places = []
    for at, char in enumerate(line):
        places.append(at)
        if unicodedata.east_asian_width(char) in "WF":
            places.append(-1)
    places.append(len(line))
    return places
