"""The body of a checklist as its fast readers see it; what both markup languages share.

The parser of the document decides what a body is. A fast reader may stand in for it only where a
scan of the lines proves that the body is nothing but blocks of its kinds, with blank lines between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias


class Prose(NamedTuple):
    """Lines *start* to *end* (half open, from 0): a paragraph, left to the markup parser."""

    start: int
    end: int


class BodyRow(NamedTuple):
    """One row: its *line* (from 0 in the body) and its cells as inline markup.

    *surplus* are cells beyond the header, which Markdown parsers drop silently.
    """

    line: int
    cells: tuple[str, ...]
    surplus: tuple[str, ...] = ()


class BodyTable(NamedTuple):
    """A table or a flat task list in lines *start* to *end* (half open, from 0).

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

ReadAt: TypeAlias = Callable[[Sequence[str], int], Segment | None]
"""Reads what starts at a line, or says that it is nothing that it can be sure of."""

ODD: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
)
"""What parsers and Python may disagree about: tabs, other blanks and line ends, controls."""


def prove(lines: Sequence[str], readers: Sequence[ReadAt]) -> list[Segment] | None:
    """Return *lines* as what *readers* find in them, or None if there is anything else.

    What is found ends at a blank line, save a directive, which ends where it says.
    """
    # What is printable is nothing of that, and most bodies are.
    if not " ".join(lines).isprintable() and ODD.search("\n".join(lines)) is not None:
        return None
    segments: list[Segment] = []
    position = 0
    while position < len(lines):
        if not lines[position].strip():
            position += 1
            continue
        reads = (read(lines, position) for read in readers)
        found = next((each for each in reads if each is not None), None)
        if found is None:
            return None
        position = found.end
        if not isinstance(found, BodyCheck) and position < len(lines) and lines[position].strip():
            return None
        segments.append(found)
    return segments


def read_paragraph(
    lines: Sequence[str], start: int, is_plain: Callable[[str], object]
) -> Prose | None:
    """Return the paragraph at line *start* if each of its lines *is_plain*, else None."""
    end = start
    while end < len(lines) and lines[end].strip():
        if not is_plain(lines[end]):
            return None
        end += 1
    return Prose(start, end)
