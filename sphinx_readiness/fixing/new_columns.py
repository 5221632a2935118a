"""A column more for a pipe table: of each of its lines, one edit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, ColumnNames
from sphinx_readiness.fixing.cells import width_of
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.markdown_body import split_row
from sphinx_readiness.reading.spans.pipe_cells import cell_bounds, header_of, margin
from sphinx_readiness.reading.spans.source_text import SourceText

_ENDS: Final = re.compile(r"[\s>]*(?::{3,}|`{3,}|~{3,}|\Z)")
"""A line that ends a table: a blank one, or the end of the directive."""


class PipeTable:
    """A pipe table of a source: where its lines are, from 0."""

    def __init__(self, source: SourceText, header: int, end: int) -> None:
        """Take the table whose header is at line *header* and that ends before line *end*."""
        self.source = source
        self.header = header
        self.rows = range(header + 2, end)
        self.headers = split_row(source.lines[header][margin(source.lines[header]) :])

    @property
    def lines(self) -> range:
        """All of its lines."""
        return range(self.header, self.rows.stop)

    def bounds(self, at: int) -> list[tuple[int, int]]:
        """Return start and end of the cells of line *at*."""
        line = self.source.lines[at]
        return cell_bounds(line, margin(line))

    @cached_property
    def surplus(self) -> frozenset[int]:
        """How many cells its rows have behind the last column: all numbers that there are."""
        return frozenset(len(self.bounds(at)) - len(self.headers) for at in self.rows)

    def fields(self) -> tuple[str, ...]:
        """Return which field each of its columns is."""
        return self.source.columns.fields(self.headers, ITEM_FIELDS)


def pipe_table(source: SourceText, line: int) -> PipeTable | None:
    """Return the pipe table around *line* (from 1); None if its lines cannot be told for sure."""
    header = header_of(source, line - 1)
    if header < 0:
        return None
    lines = source.lines
    end = header + 2
    while end < len(lines) and _ENDS.match(lines[end]) is None:
        if "|" not in lines[end]:
            return None  # a paragraph, or a row of one cell
        end += 1
    start = lines[header][margin(lines[header]) :]
    if not header <= line - 1 < end or not (start.startswith("|") or start[:1].isalnum()):
        return None  # it begins an item of a list, say
    return PipeTable(source, header, end)


def first_column(table: PipeTable, name: str, said: Mapping[int, str]) -> tuple[Edit, ...]:
    """Return the edits that put a column *name* before all others; it has what is *said* by line.

    Lines are from 0.
    """
    cells = {at: said.get(at, "") for at in table.rows}
    width = max(map(width_of, (name, *cells.values())))
    edits = []
    for at in table.lines:
        line = table.source.lines[at]
        start = margin(line)
        barred = line[start : start + 1] == "|"
        if at == table.header + 1:
            text = "-" * (width + 2)
            text = f"|{text}" if barred else f"{text}|"
        else:
            cell = cells.get(at, name)
            cell += " " * (width - width_of(cell))
            text = f"| {cell} " if barred else f"{cell} | "
        edits.append(_insert(table.source, at, start, text))
    return tuple(edits)


def column_behind(table: PipeTable, number: int, name: str) -> tuple[Edit, ...]:
    """Return the edits that put an empty column *name* behind the column of that *number*."""
    edits = []
    width = width_of(name)
    for at in table.lines:
        line, bounds = table.source.lines[at], table.bounds(at)
        if number >= len(bounds):
            continue  # a short row: its cell is empty already
        place = bounds[number][1]
        closed = line[place : place + 1] == "|"
        if at == table.header + 1:
            text = "|" + "-" * (width + 2)
        elif at == table.header:
            text = f"| {name} " if closed else f" | {name}"
        elif closed:
            text = "| " + " " * width + " "
        else:
            continue
        edits.append(_insert(table.source, at, place, text))
    return tuple(edits)


def _insert(source: SourceText, at: int, column: int, text: str) -> Edit:
    return Edit(Span(source.path, at + 1, column + 1, at + 1, column + 1), text)


def column_name(names: ColumnNames, field: str) -> str:
    """Return what a new column for *field* is called; empty where the project knows no such name.

    A project may have given the usual name another meaning.
    """
    usual = {"id": "ID", "owner": "Owner"}[field]
    return usual if names.fields((usual, "Item"), ITEM_FIELDS)[0] == field else ""
