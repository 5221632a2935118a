"""Tables of reST to rows: grid, simple, ``list-table`` and ``csv-table``.

As in https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#tables. A table with merged
cells is no table here, and stays as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sphinx_readiness.importing.blocks import Directive, Row, Table
from sphinx_readiness.reading.spans.drawn_tables import on_screen

_GRID: Final = re.compile(r"\+(?:[-=]+\+)+[ ]*\Z")

_BORDER: Final = re.compile(r"=+(?:[ ]+=+)+[ ]*\Z")

_RULE: Final = re.compile(r"=+")

_ITEM: Final = re.compile(r"(?P<indent> *)(?P<row>[*+-] +)?(?P<cell>[*+-])(?: (?P<text>.*))?\Z")


_MARKS: Final = "*+- "
"""What begins the text of a cell that may be a row of its own; an empty text, too."""


def grid_end(lines: Sequence[str], start: int) -> int:
    """Return the line behind the grid table at line *start*, or *start* if none begins there."""
    if _GRID.match(lines[start]) is None:
        return start
    end = start + 1
    while end < len(lines) and lines[end][:1] in ("|", "+"):
        end += 1
    return end


def simple_end(lines: Sequence[str], start: int) -> int:
    """Return the line behind the simple table at line *start*, or *start* if there is none."""
    if _BORDER.match(lines[start]) is None:
        return start
    borders = 1
    for position in range(start + 1, len(lines)):
        if _BORDER.match(lines[position]):
            borders += 1
            below = lines[position + 1].strip() if position + 1 < len(lines) else ""
            if borders > 2 or not below:  # noqa: PLR2004 - the one below the header is the second
                return position + 1
    return start


def grid_table(lines: Sequence[str], start: int, end: int) -> Table | None:
    """Return the grid table in lines *start* to *end*; None if cells are merged."""
    first = lines[start].rstrip()
    marks = [at for at, char in enumerate(first) if char == "+"]
    full = [at for at in range(start, end) if _GRID.match(lines[at])]
    if any([i for i, char in enumerate(lines[at].rstrip()) if char == "+"] != marks for at in full):
        return None
    rows: list[Row] = []
    many: list[list[str]] = []
    for above, below in pairwise(full):
        columns: list[list[str]] = [[] for _ in marks[1:]]
        for at in range(above + 1, below):
            places = on_screen(lines[at])
            for column, (one, other) in zip(columns, pairwise(marks), strict=True):
                if other >= len(places) or lines[at][places[other] : places[other] + 1] != "|":
                    return None
                column.append(lines[at][places[one] + 1 : places[other]].rstrip().removeprefix(" "))
        rows.append(Row(above + 1, tuple(map(_joined, columns))))
        many += [column for column in columns if len(column) > 1]
    headed = len(full) > 1 and "=" in lines[full[1]]
    table = _with_header(rows, "grid", headed=headed)
    if table is None:
        return None
    widths = " ".join(str(other - one - 3) for one, other in pairwise(marks))
    return table._replace(options=(("widths", widths),), layouts=_layouts(many))


def simple_table(lines: Sequence[str], start: int, end: int) -> Table | None:
    """Return the simple table in lines *start* to *end*; None if cells are merged."""
    cuts = [match.span() for match in _RULE.finditer(lines[start])]
    rows: list[Row] = []
    current: list[list[str]] = []
    many: list[list[str]] = []
    headed = any(_BORDER.match(lines[at]) for at in range(start + 1, end - 1))
    for at in range(start + 1, end - 1):
        line = lines[at]
        if _BORDER.match(line) or not line.strip():
            continue
        if not line.strip(" -"):
            return None
        places = on_screen(line)
        last = len(places) - 1
        cells = []
        for number, (begin, stop) in enumerate(cuts):
            until = last if number == len(cuts) - 1 else min(stop, last)
            cells.append(line[places[min(begin, last)] : places[until]].strip())
        between = (
            line[places[min(a[1], last)] : places[min(b[0], last)]] for a, b in pairwise(cuts)
        )
        if any(map(str.strip, between)):
            return None
        if cells[0] or not rows:
            current = [[] for _ in cuts]
            many += current[1:]
            rows.append(Row(at, ()))
        for column, cell in zip(current, cells, strict=True):
            column.append("" if cell == "\\" else cell)
        rows[-1] = Row(rows[-1].line, tuple(map(_joined, current)))
    table = _with_header(rows, "simple", headed=headed)
    return table._replace(layouts=_layouts(many)) if table is not None else None


def directive_table(lines: Sequence[str], directive: Directive) -> Table | None:
    """Return the table that *directive* is; None if it is none, or has its rows elsewhere."""
    if directive.name == "list-table":
        return list_table(lines, directive)
    return csv_table(lines, directive) if directive.name == "csv-table" else None


def list_table(lines: Sequence[str], directive: Directive) -> Table | None:
    """Return the table of a ``list-table``; None if it is not a list of lists of equal length."""
    rows: list[tuple[int, list[list[str]]]] = []
    cells: list[list[str]] = []
    begin = "\n"  # what most cells begin with, once that is known
    indent = column = -1
    for at in range(directive.start, directive.end):
        line = lines[at]
        if line.startswith(begin) and line[len(begin) :][:1] not in _MARKS:
            cells.append([line[len(begin) :]])
            continue
        match = _ITEM.match(line)
        if match is not None:
            start = match.end("indent")
            if match["row"]:
                if indent in (-1, start):
                    indent, column = start, match.start("cell")
                    begin = f"{' ' * column}- "
                    cells = [[match["text"] or ""]]
                    rows.append((at, cells))
                    continue
            elif start == column and rows:
                cells.append([match["text"] or ""])
                continue
        elif not line.strip():
            if rows:
                cells[-1].append("")
            continue
        else:
            start = len(line) - len(line.lstrip(" "))
        if not rows or start <= column:
            return None
        cells[-1].append(line[column + 2 :] if not line[: column + 2].strip() else line.strip())
    if not rows or len({len(cells) for _, cells in rows}) != 1:
        return None
    made = [Row(at, tuple(map(_joined, cells))) for at, cells in rows]
    table = _with_header(made, "list-table", headed=_header_rows(directive) > 0)
    many = [cell for _, cells in rows for cell in cells if len(cell) > 1]
    return _of_directive(table, directive, many)


def csv_table(lines: Sequence[str], directive: Directive) -> Table | None:
    """Return the table of a ``csv-table`` that has its rows below it; None if it has none."""
    options = dict(directive.options)
    if not {"file", "url", "delim", "quote", "escape"}.isdisjoint(options):
        return None
    body = [lines[at][directive.indent :] for at in range(directive.start, directive.end)]
    rows: list[Row] = []
    reader = csv.reader(body, skipinitialspace=True, strict=True)
    begun = 0
    try:
        for cells in reader:
            if cells:
                rows.append(Row(directive.start + begun, tuple(_joined([c]) for c in cells)))
            begun = reader.line_num
        if "header" in options:
            names = next(csv.reader([options["header"]], skipinitialspace=True))
            rows.insert(0, Row(directive.start, tuple(names)))
    except (csv.Error, StopIteration):
        return None
    headed = "header" in options or _header_rows(directive) > 0
    return _of_directive(_with_header(rows, "csv-table", headed=headed), directive, ())


def _of_directive(
    table: Table | None, directive: Directive, many: Sequence[Sequence[str]]
) -> Table | None:
    """Return *table* with what *directive* says of it besides, and the lines of its cells."""
    if table is None:
        return None
    title, options = directive.argument, directive.options
    return table._replace(title=title, options=options, layouts=_layouts(many))


def _layouts(many: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the lines of cells that have several, by what is compared; blanks at the end go."""
    found: dict[str, tuple[str, ...]] = {}
    for lines in many:
        kept = list(lines)
        while kept and not kept[-1].strip():
            kept.pop()
        if len(kept) > 1:
            found[_joined(kept)] = tuple(kept)
    return found


def _header_rows(directive: Directive) -> int:
    text = dict(directive.options).get("header-rows", "0").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004


def _joined(lines: Sequence[str]) -> str:
    """Return the *lines* of a cell on one."""
    return " ".join((lines[0] if len(lines) == 1 else " ".join(lines)).split())


def _with_header(rows: Sequence[Row], form: str, *, headed: bool) -> Table | None:
    if not rows:
        return None
    if not headed:
        return Table((), tuple(rows), form)
    head, *below = rows
    width = len(head.cells)
    made = tuple(row._replace(cells=row.cells[:width], surplus=row.cells[width:]) for row in below)
    return Table(head.cells, made, form)
