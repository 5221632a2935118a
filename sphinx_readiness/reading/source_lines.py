"""The lines of directives in Markdown, where the parser is off.

MyST puts a line feed before the content of a directive that starts with another directive, so
everything in it is a line lower than it should be, and more where they are nested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
"""The only line ends of CommonMark; Python's ``splitlines`` knows more."""

_FARTHEST: Final = 8
"""So many directives that start right below each other are made good for."""


def read_lines(path: str) -> list[str]:
    """Return the lines of the file *path*, or none if it cannot be read."""
    try:
        data = read_bytes(None, path)
    except UnreadableFile:
        return []
    return _LINE_ENDS.split(data.decode("utf-8-sig", "replace"))


def true_line(lines: Sequence[str], claimed: int, text: str) -> int:
    """Return the number of the line with *text*: *claimed*, or the nearest one above that has it.

    Numbers are from 1; *claimed* is returned where no line has it.
    """
    for number in range(claimed, max(claimed - _FARTHEST - 1, 0), -1):
        if number <= len(lines) and text in lines[number - 1]:
            return number
    return claimed
