"""The lines of directives, where the parser is off.

MyST puts a line feed before the content of a directive that starts with another directive, so
everything in it is a line lower than it should be, and more where they are nested. docutils counts
the lines of a cell of a csv-table from the beginning of the cell. And both break lines at
separators that neither CommonMark nor a reader knows (:func:`.openings.pieces`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.openings import LINE_ENDS, pieces

_FARTHEST: Final = 8
"""So many directives that start right below each other are made good for."""


def read_lines(path: str) -> list[str]:
    """Return the lines of the file *path*, or none if it cannot be read."""
    try:
        data = read_bytes(None, path)
    except UnreadableFile:
        return []
    return lines_in(data)


def lines_in(data: bytes) -> list[str]:
    """Return the lines of a file that holds *data*."""
    text = data.decode("utf-8-sig", "replace")
    return LINE_ENDS.split(text) if "\r" in text else text.split("\n")


def lines_above(whole: str, part: str) -> int:
    """Return how many lines of *whole* stand above *part*; 0 where that is not in it."""
    at = whole.find(part)
    return whole.count("\n", 0, at) if at > 0 else 0


def true_line(lines: Sequence[str], claimed: int, text: str) -> int:
    """Return the number of the line with *text*: *claimed*, or the nearest one above that has it.

    Numbers are from 1; *claimed* is returned where no line has it.
    """
    for number in range(claimed, max(claimed - _FARTHEST - 1, 0), -1):
        if number <= len(lines) and text in lines[number - 1]:
            return number
    return claimed


def line_below(lines: Sequence[str], start: int, text: str, used: Collection[int]) -> int:
    """Return the number of the first line from *start* on, and none of *used*, with *text*; or 0.

    Numbers are from 1.
    """
    for number in range(max(start, 1), len(lines) + 1):
        if text in lines[number - 1] and number not in used:
            return number
    return 0


def true_numbers(lines: Sequence[str]) -> Sequence[int]:
    """Return the true number of each line that docutils makes of *lines*; nothing if none is off.

    It takes vertical tabs and form feeds for blanks before.
    """
    text = "\n".join(lines).replace("\x0b", " ").replace("\x0c", " ")
    numbers = pieces(text)[1]
    return () if isinstance(numbers, range) else numbers
