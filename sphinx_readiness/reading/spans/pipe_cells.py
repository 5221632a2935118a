"""The cells of pipe tables in Markdown, as :mod:`..markdown_body` splits them."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.reading.markdown_body import alignments, split_row
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch, trimmed

_PIPE: Final = re.compile(r"(?<!\\)\|")

_MARGIN: Final = re.compile(r"[\s>]*")
"""What may stand before a row: indentation, and the marks of quotations."""

_LEAD: Final = re.compile(r"[\s>]*(?:(?:[-+*:]|\d{1,9}[.)])[ \t]+){1,20}")
"""What may stand before a header where its table begins an item of a list."""


def pipe_cell(source: SourceText, at: int, field: str, wanted: frozenset[str]) -> Stretch | None:
    """Return the cell of *field* in the row of a pipe table at line *at*, or None."""
    line = source.lines[at]
    if "|" not in line:
        return None
    header = header_of(source, at)
    if header < 0 or at <= header + 1:
        return None
    fields = source.fields(header, wanted, lambda: split_row(_headers(source, header)))
    number = fields.get(field)
    if number is None:
        return None
    bounds = cell_bounds(line, margin(line))
    return trimmed(at, line, *bounds[number]) if number < len(bounds) else None


def margin(line: str) -> int:
    """Return how much of *line* is indentation and marks of quotations."""
    match = _MARGIN.match(line)
    return match.end() if match else 0


def cell_bounds(line: str, start: int) -> list[tuple[int, int]]:
    """Return start and end of each cell of the row that begins at *start* in *line*.

    They are those of :func:`.markdown_body.split_row`, with the blanks around them.
    """
    end = len(line.rstrip())
    if line[start : start + 1] == "|":
        start += 1
    bounds = []
    for match in _PIPE.finditer(line, 0, end):
        if match.start() >= start:
            bounds.append((start, match.start()))
            start = match.end()
    if start < end:
        bounds.append((start, end))
    return bounds


def header_of(source: SourceText, at: int) -> int:
    """Return the line of the header of the pipe table that line *at* is in, or -1.

    A table is the rest of its block. Its delimiters are the first ones: a row may look like them.
    """
    known = source.headers.get(at)
    if known is not None:
        return known
    lines = source.lines
    top = bottom = at
    while top > 0 and margin(lines[top - 1]) < len(lines[top - 1]):
        top -= 1
    while bottom < len(lines) and margin(lines[bottom]) < len(lines[bottom]):
        bottom += 1
    found = next((each for each in range(top, bottom - 1) if _is_header(source, each)), -1)
    source.headers.update(dict.fromkeys(range(top, bottom), found))
    return found


def _headers(source: SourceText, header: int) -> str:
    """Return the line *header* without what stands before its cells."""
    line = source.lines[header]
    lead = _LEAD.match(line)
    if lead is not None and line[lead.end() : lead.end() + 1] == "|":
        return line[lead.end() :]
    return line[margin(line) :]


def _is_header(source: SourceText, at: int) -> bool:
    """Say whether line *at* is a header with its delimiters below."""
    if "|" not in source.lines[at]:
        return False
    below = source.lines[at + 1]
    aligns = alignments(below[margin(below) :])
    return aligns is not None and len(aligns) == len(split_row(_headers(source, at)))
