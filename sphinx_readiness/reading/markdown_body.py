"""The body of a checklist in Markdown, where it is nothing but pipe tables and simple tasks.

Rows are split as markdown-it does it (GitHub Flavored Markdown, "Tables (extension)",
https://github.github.com/gfm/#tables-extension-), in about a thirtieth of the time: a
property-based test holds the two together. Cells stay inline markup; nothing is rendered here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.reading.checks import read_check
from sphinx_readiness.reading.plain_body import (
    BodyRow,
    BodyTable,
    Prose,
    Segment,
    prove,
    read_paragraph,
)
from sphinx_readiness.reading.tasks import read_flat_tasks

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,}|:{3,})")

_DELIMITER: Final = re.compile(r"[|:\-][|:\-\s]*\Z")

_DELIMITER_CELL: Final = re.compile(r":?-+:?\Z")

_PIPE: Final = re.compile(r"(?<!\\)\|")

_WORD: Final = re.compile(r"[^\W\d_][^|]*\Z")
"""A line that can be nothing but part of a paragraph, as it begins with a letter."""


def read_body(lines: Sequence[str], *, check: str = "check") -> list[Segment] | None:
    """Return the *lines* of a checklist's body as pipe tables, flat tasks, checks and paragraphs.

    None where anything else is in it, which is left to the parser as a whole; *check* is the name
    of the directive for one, empty where there is none or MyST knows no colon fences.
    """
    checks = (functools.partial(read_check, name=check),) if check else ()
    readers = (read_pipe_table, read_flat_tasks, *checks, _read_words)
    return prove(lines, readers)


def _read_words(lines: Sequence[str], start: int) -> Prose | None:
    return read_paragraph(lines, start, _WORD.match)


def skip_fence(lines: Sequence[str], start: int) -> int:
    """Return the line after the fenced block that opens at *start*, or *start* if none does."""
    match = _FENCE.match(lines[start])
    if match is None:
        return start
    fence = match.group(1)
    if fence[0] == "`" and "`" in lines[start][match.end() :]:
        return start
    for position in range(start + 1, len(lines)):
        text = lines[position].strip()
        if len(text) >= len(fence) and text == fence[0] * len(text):
            return position + 1
    return len(lines)


def split_row(line: str) -> list[str]:
    """Return the cells of one row of a pipe table, stripped, with escaped pipes resolved."""
    text = line.strip()
    if "\\|" in text:
        cells = [cell.replace("\\|", "|") for cell in _PIPE.split(text)]
    else:
        cells = text.split("|")
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.strip() for cell in cells]


def alignments(line: str) -> list[str] | None:
    """Return the alignment of each column of a delimiter row, or None if *line* is none."""
    text = line.strip()
    if len(text) < 2 or _DELIMITER.match(text) is None or (text[0] == "-" and text[1].isspace()):  # noqa: PLR2004
        return None
    cells = [cell.strip() for cell in text.split("|")]
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    aligns = []
    for cell in cells:
        if _DELIMITER_CELL.match(cell) is None:
            return None
        left, right = cell[0] == ":", cell[-1] == ":"
        aligns.append("center" if left and right else "left" if left else "right" if right else "")
    return aligns or None


def read_pipe_table(lines: Sequence[str], start: int) -> BodyTable | None:
    """Return the pipe table whose header is line *start*, or None if that is not sure.

    All its lines begin with a bar, up to a blank line. Rows may be shorter than the header; what
    is longer is kept as surplus.
    """
    if start + 1 >= len(lines) or lines[start][0] != "|" or lines[start + 1][:1] != "|":
        return None
    aligns = alignments(lines[start + 1])
    if aligns is None:
        return None
    headers = split_row(lines[start])
    width = len(headers)
    if width != len(aligns):
        return None
    rows: list[BodyRow] = []
    position = start + 2
    while position < len(lines):
        text = lines[position]
        if text[:1] != "|":
            break
        cells = split_row(text)
        if len(cells) <= width:
            rows.append(BodyRow(position, tuple(cells)))
        else:
            rows.append(BodyRow(position, tuple(cells[:width]), tuple(cells[width:])))
        position += 1
    return BodyTable(start, position, tuple(headers), tuple(aligns), tuple(rows))
