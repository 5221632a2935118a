"""The body of a checklist, cut into prose, tables and items; what both markup languages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias


class Prose(NamedTuple):
    """Lines *start* to *end* (half open, from 0) that are left to the markup parser."""

    start: int
    end: int


class BodyRow(NamedTuple):
    """One row: its *line* (from 0 in the body) and its cells as inline markup.

    *surplus* are cells beyond the header, which Markdown parsers drop silently. *depth* is the
    nesting of a task, from 0.
    """

    line: int
    cells: tuple[str, ...]
    surplus: tuple[str, ...] = ()
    depth: int = 0


class BodyTable(NamedTuple):
    """A table or a task list in lines *start* to *end* (half open, from 0).

    *aligns* has one of ``left``, ``center``, ``right`` or an empty string for each column.
    *kind* is ``table`` or ``tasks``.
    """

    start: int
    end: int
    headers: tuple[str, ...]
    aligns: tuple[str, ...]
    rows: tuple[BodyRow, ...]
    kind: str = "table"


class BodyCheck(NamedTuple):
    """A ``check`` directive without a body in lines *start* to *end* (half open, from 0)."""

    start: int
    end: int
    title: str
    options: Mapping[str, str]


Segment: TypeAlias = Prose | BodyTable | BodyCheck

ReadAt: TypeAlias = Callable[[Sequence[str], int], BodyTable | BodyCheck | None]
"""Reads what starts at a line, or says that it is nothing that it knows."""

SkipAt: TypeAlias = Callable[[Sequence[str], int], int]
"""Returns the line after an opaque block (a fence) that starts at a line, or that line itself."""


def cut(lines: Sequence[str], readers: Sequence[ReadAt], skip: SkipAt) -> list[Segment]:
    """Cut *lines* into what *readers* find and the prose between, in order."""
    segments: list[Segment] = []
    prose_start = position = 0

    def close_prose(end: int) -> None:
        if any(line.strip() for line in lines[prose_start:end]):
            segments.append(Prose(prose_start, end))

    while position < len(lines):
        reads = (read(lines, position) for read in readers)
        found = next((each for each in reads if each is not None), None)
        if found is None:
            position = max(skip(lines, position), position + 1)
            continue
        close_prose(position)
        segments.append(found)
        prose_start = position = found.end
    close_prose(len(lines))
    return segments
