"""Tables in the form that they had: grid and simple tables, ``list-table`` and ``csv-table``.

Titles, options such as ``widths`` and the lines of cells stay; only new columns get a width.
"""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, Table
from sphinx_readiness.importing.writing.directives import write_directive
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.reading.spans.drawn_tables import on_screen

FORMS: Final = ("grid", "simple", "list-table", "csv-table")

_NARROWEST: Final = 3

_SHAPE: Final = frozenset(
    ("header", "header-rows", "delim", "quote", "escape", "keepspace", "encoding")
)
"""Options of tables that say how their rows are written, and nothing of the table."""


def as_list(table: Table) -> Table:
    """Return a *table* in another form, or markup, as a ``list-table`` with what it says of it."""
    options = tuple((key, value) for key, value in table.options if key not in _SHAPE)
    return table._replace(form="list-table", options=options, layouts={}, fence="")


def formed_table(table: Table, markup: str) -> list[str]:
    """Return the lines of *table* in its own form, one of :data:`FORMS`; its cells are *markup*."""
    width = max(len(table.headers), *(len(row.cells) + len(row.surplus) for row in table.rows), 0)
    rows = [table.headers, *((*row.cells, *row.surplus) for row in table.rows)]
    padded = [[*cells, *[""] * (width - len(cells))] for cells in rows]
    if table.form == "grid":
        return _grid(table, padded)
    if table.form == "simple":
        return _simple(table, padded)
    options = _fitting(table.options, width)
    if table.form == "csv-table":
        body = _csv(padded[1:] if dict(options).get("header") is not None else padded)
        options = tuple((key, _csv(padded[:1])[0] if key == "header" else value)
                        for key, value in options)  # fmt: skip
        return _directive(markup, table, options, body)
    if table.headers and "header-rows" not in dict(options):
        options = (("header-rows", "1"), *options)
    return _directive(markup, table, options, _list(table, padded))


def has_options(table: Table) -> bool:
    """Say whether *table* is a directive with options that only a directive can have."""
    return table.form in ("list-table", "csv-table") and any(
        key not in _SHAPE for key, _ in table.options
    )


def _fitting(options: Pairs, width: int) -> Pairs:
    """Return *options* without widths that are not those of so many columns, which is an error."""
    return tuple(
        (key, value)
        for key, value in options
        if key != "widths"
        or not value[:1].isdecimal()
        or len(value.replace(",", " ").split()) == width
    )


def _directive(markup: str, table: Table, options: Pairs, body: Sequence[str]) -> list[str]:
    lines = write_directive(markup, table.form, table.title, options, body)
    if markup == MARKDOWN and table.fence[:1] == "`":
        lines[0] = lines[0].replace(":::", "```", 1)
        lines[-1] = "```"
    return lines


def _list(table: Table, rows: Sequence[Sequence[str]]) -> list[str]:
    lines: list[str] = []
    for cells in rows:
        mark = "* -"
        for cell in cells:
            first, *more = table.layouts.get(cell, (cell,))
            lines.append(f"{mark} {first}".rstrip())
            lines += [f"    {line}" if line else "" for line in more]
            mark = "  -"
    return lines


def _csv(rows: Sequence[Sequence[str]]) -> list[str]:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return stream.getvalue().split("\n")[:-1]


def _shown(text: str) -> int:
    """Return how many columns *text* takes, as docutils counts them."""
    return len(on_screen(text)) - 1


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _shown(text))


def _grid(table: Table, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a grid: its columns stay as wide as they were where no word is longer."""
    said = dict(table.options).get("widths", "").split()
    count = len(rows[0])
    widths = [int(each) for each in said[:count]] + [0] * (count - len(said))
    parted = [[_lines(table, cell, widths[at]) for at, cell in enumerate(cells)] for cells in rows]
    for cells in parted:
        for at, lines in enumerate(cells):
            widths[at] = max(widths[at], _NARROWEST, *map(_shown, lines), 0)
    made = [_border(widths, "-")] if table.headers else []
    for number, cells in enumerate(parted):
        for line in range(max(map(len, cells), default=0)):
            pieces = [lines[line] if line < len(lines) else "" for lines in cells]
            filled = zip(pieces, widths, strict=True)
            made.append("| " + " | ".join(_filled(piece, wide) for piece, wide in filled) + " |")
        made.append(_border(widths, "-" if number else "="))
    return made


def _border(widths: Sequence[int], char: str) -> str:
    return "+" + "+".join(char * (width + 2) for width in widths) + "+"


def _lines(table: Table, cell: str, width: int) -> Sequence[str]:
    """Return the lines of a *cell*: those that it had, or words up to *width*; 0 is any."""
    known = table.layouts.get(cell)
    if known is not None:
        return known
    if not width or _shown(cell) <= width or not cell.isascii():
        return [cell]
    return textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False)


def _simple(table: Table, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a simple table; a cell whose lines would begin rows of their own is on one line."""
    parted = [
        [
            list(table.layouts.get(cell, (cell,))) if at else [cell or "\\"]
            for at, cell in enumerate(cells)
        ]
        for cells in rows
    ]
    count = len(rows[0])
    widths = [
        max(_NARROWEST, *(_shown(line) for cells in parted for line in cells[at]))
        for at in range(count)
    ]
    border = "  ".join("=" * width for width in widths)
    made = [border]
    for number, cells in enumerate(parted):
        for line in range(max(map(len, cells))):
            pieces = [lines[line] if line < len(lines) else "" for lines in cells]
            filled = [_filled(piece, wide) for piece, wide in zip(pieces, widths, strict=True)]
            made.append("  ".join(filled).rstrip())
        if not number:
            made.append(border)
    return [*made, border]
