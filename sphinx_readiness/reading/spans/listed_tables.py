"""The cells of list-tables and csv-tables, in both syntaxes.

As in https://docutils.sourceforge.io/docs/ref/rst/directives.html#table: a list-table is a list of
lists of equal length, a csv-table has a row a line here, or it is not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.reading.spans.directive_options import directive_part
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch, Table, trimmed

_BULLETS: Final = frozenset("*-+\u2022\u2023\u2043")

_ROW: Final = re.compile(
    "(?P<indent>[ ]*)[-*+\u2022\u2023\u2043][ ]+(?P<cell>[-*+\u2022\u2023\u2043])(?=[ ]|\\Z)"
)

_OPTION: Final = re.compile(r"[ ]*(?::[\w-]{1,80}:(?:[ ]|\Z)|-{3})")

_OTHERWISE: Final = ("delim", "quote", "escape", "file", "url", "keepspace")
"""Options of a csv-table with which it is read otherwise, or is somewhere else."""


def list_table(source: SourceText, first: int, end: int) -> Table | None:
    """Return the list-table whose directive is at line *first* and ends before line *end*."""
    if _head_rows(source, first) not in (0, 1):
        return None
    rows: dict[int, list[Stretch | None]] = {}
    indent, column = -1, -1
    cells: list[Stretch | None] = []
    for number in _content(source, first, end):
        line = source.lines[number]
        if not line.strip():
            continue
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return None
        row, start = _ROW.match(line), len(line) - len(line.lstrip(" "))
        if row is not None and indent in (-1, start):
            indent, column = start, row.start("cell")
            cells = rows[number] = []
        elif start < column or indent < 0:
            return None
        elif start > column:
            cells[-1] = _longer(cells[-1], number, line)
            continue
        elif line[column] not in _BULLETS or line[column + 1 : column + 2].strip():
            return None
        cells.append(trimmed(number, line, column + 1, len(line)))
    return _table(source, rows)


def rows_of_list(source: SourceText, head: int, end: int) -> tuple[tuple[int, ...], int]:
    """Return where rows begin in the list-table with its header at line *head*, up to line *end*.

    The second value is the column of the bullets of cells. The table is one that is understood.
    """
    indent = len(source.lines[head]) - len(source.lines[head].lstrip(" "))
    found = {}
    for number in range(head, end):
        row = _ROW.match(source.lines[number])
        if row is not None and row.end("indent") == indent:
            found[number] = row.start("cell")
    return tuple(found), found[head]


def _longer(cell: Stretch | None, number: int, line: str) -> Stretch | None:
    """Return *cell* with *line* as its last one."""
    whole = trimmed(number, line, 0, len(line))
    if cell is None or (cell.line == cell.end_line and cell.start == cell.end):
        return whole
    return cell._replace(end_line=number, end=whole.end)


def _table(source: SourceText, rows: dict[int, list[Stretch | None]]) -> Table | None:
    """Return *rows* as a table whose first row is its header, if all are as long as that.

    A row is found by each line where one of its cells begins: docutils may tell any of them.
    """
    if len(rows) < 2 or len({len(cells) for cells in rows.values()}) != 1:  # noqa: PLR2004
        return None
    head, *below = rows
    names = tuple(source.text(source.span(each)) if each else "" for each in rows[head])
    found = {}
    for at in below:
        cells = tuple(rows[at])
        found.update(dict.fromkeys((at, *(each.line for each in cells if each)), cells))
    return Table(head, names, found)


def csv_table(source: SourceText, first: int, end: int) -> Table | None:
    """Return the csv-table whose directive is at line *first* and ends before line *end*."""
    if any(directive_part(source, first, name) is not None for name in _OTHERWISE):
        return None
    header, count = directive_part(source, first, "header"), _head_rows(source, first)
    if count not in (0, 1) or (header is not None and count):
        return None
    rows: dict[int, list[Stretch | None]] = {}
    for number in _content(source, first, end):
        line = source.lines[number]
        if not line.strip():
            continue
        cells = _split(number, line, len(line) - len(line.lstrip(" ")))
        if cells is None:
            return None
        rows[number] = list(cells)
    if header is None:
        return _csv_below(source, rows)
    if header.line != header.end_line:
        return None
    written = source.lines[header.line][: header.end]
    names = _split(header.line, written, header.start)
    if names is None or "\\" in written:
        return None
    return Table(first, _values(source, names), {at: tuple(rows[at]) for at in rows})


def _csv_below(source: SourceText, rows: dict[int, list[Stretch | None]]) -> Table | None:
    """Return *rows* as a table whose first row is its header."""
    if not rows:
        return None
    head, *below = rows
    names = _values(source, [each for each in rows[head] if each is not None])
    return Table(head, names, {at: tuple(rows[at]) for at in below})


def _values(source: SourceText, cells: Sequence[Stretch]) -> tuple[str, ...]:
    """Return what *cells* say without their quotation marks."""
    texts = (source.text(source.span(each)) for each in cells)
    return tuple(text[1:-1].replace('""', '"') if text[:1] == '"' else text for text in texts)


def _split(number: int, line: str, start: int) -> list[Stretch] | None:
    """Return the cells of the *line* of a csv-table from *start* on; None if it is not one row."""
    import csv  # noqa: PLC0415 - few documents have such a table, and findings in it

    cells, at, size = [], start, len(line)
    while True:
        begin = at
        while at < size and line[at] == " ":
            at += 1
        if line[at : at + 1] == '"':
            at = _quoted(line, at)
            if at < 0 or line[at : at + 1] not in ("", ","):
                return None
        else:
            comma = line.find(",", at)
            at = comma if comma >= 0 else size
        cells.append(trimmed(number, line, begin, at))
        if at >= size:
            break
        at += 1
    try:
        agreed = next(csv.reader([line[start:]], skipinitialspace=True, strict=True))
    except (csv.Error, StopIteration):
        return None
    return cells if len(agreed) == len(cells) else None


def _quoted(line: str, at: int) -> int:
    """Return the place behind the quoted cell that begins at *at*, or -1 if it has no end."""
    close = line.find('"', at + 1)
    while close >= 0 and line[close + 1 : close + 2] == '"':
        close = line.find('"', close + 2)
    return close + 1 if close >= 0 else -1


def _head_rows(source: SourceText, first: int) -> int:
    """Return how many header rows the table directive at line *first* has; -1 if it is unclear."""
    found = directive_part(source, first, "header-rows")
    if found is None:
        return 0
    text = source.text(source.span(found)).strip("'\"")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1  # noqa: PLR2004


def _content(source: SourceText, first: int, end: int) -> range:
    """Return the lines of the content of the directive at line *first*, below its options."""
    start = first + 1
    lines = source.lines
    if start < end and lines[start].strip()[:3] == "---":
        start += 1
        while start < end and lines[start].strip()[:3] != "---":
            start += 1
        return range(min(start + 1, end), end)
    while start < end and _OPTION.match(lines[start]):
        start += 1
    return range(start, end)
