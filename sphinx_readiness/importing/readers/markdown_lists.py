"""Lists of Markdown: where one ends, and what its items say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.importing.blocks import Entry
from sphinx_readiness.reading.tasks import read_box

MARKER: Final = re.compile(
    r"(?P<indent>[ \t]*+)(?P<mark>[-*+\u2022]|\d{1,9}[.)]|#\.)(?:(?P<gap>[ \t]++)(?P<text>.*)|\Z)"
)
"""The beginning of an item."""

_BREAKS: Final = re.compile(r" {0,3}(?:\#{1,6}(?:[ \t]|\Z)|`{3,}|~{3,}|:{3,}|\||<[A-Za-z/!])")
"""What ends a list, or a paragraph of it, without a blank line."""

_RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")

_ENTITY: Final = {"&#9744;": "[ ]", "&#9745;": "[x]", "&#9746;": "[x]", "&#x2610;": "[ ]",
                  "&#x2611;": "[x]", "&#x2612;": "[x]"}  # fmt: skip

_SIGN: Final = {"\u2610": "[ ]", "\u2611": "[x]", "\u2612": "[x]", "\u2b1c": "[ ]"}
"""Signs for boxes at the beginning of an item, and the boxes that parsers know."""


def is_rule(line: str) -> bool:
    """Say whether *line* is a thematic break."""
    return _RULE.match(line) is not None


def columns_of(blanks: str) -> int:
    """Return how wide *blanks* are, with a tab going to the next multiple of four."""
    return len(blanks.expandtabs(4))


def list_end(lines: Sequence[str], start: int) -> int:
    """Return the line behind the list that begins at line *start*."""
    base = columns_of(lines[start][: len(lines[start]) - len(lines[start].lstrip())])
    position = end = start + 1
    while position < len(lines):
        line = lines[position]
        bare = line.strip()
        if not bare:
            position += 1
            continue
        indent = columns_of(line[: len(line) - len(line.lstrip())])
        lazy = position == end and not _BREAKS.match(line)
        marker = MARKER.match(line) is not None and not is_rule(line)
        if not (indent > base + 1 or (marker and indent >= base) or (lazy and not is_rule(line))):
            break
        if bare.startswith("<!--"):
            position = end = comment_end(lines, position)
            continue
        position = end = _behind(lines, position, len(lines))
    return end


_FENCES: Final = ("```", "~~~", ":::")


def _behind(lines: Sequence[str], start: int, end: int) -> int:
    """Return the line behind line *start*, or behind the fenced block that opens there."""
    fence = lines[start].strip()
    if fence[:3] not in _FENCES:
        return start + 1
    mark = fence[: len(fence) - len(fence.lstrip(fence[0]))]
    for position in range(start + 1, end):
        text = lines[position].strip()
        if len(text) >= len(mark) and not text.strip(mark[0]):
            return position + 1
    return end


def comment_end(lines: Sequence[str], start: int) -> int:
    """Return the line behind the HTML comment that opens in line *start*."""
    opened = lines[start].find("<!--") + 4
    if "-->" in lines[start][opened:]:
        return start + 1
    for position in range(start + 1, len(lines)):
        if "-->" in lines[position]:
            return position + 1
    return len(lines)


def read_entries(
    lines: Sequence[str], start: int, end: int, *, rest: bool = False
) -> tuple[Entry, ...]:
    """Return the items of the list in lines *start* to *end*, at all depths.

    In reST what is indented below ``::`` is code.
    """
    found: list[Entry] = []
    depths: list[int] = []
    position = start
    while position < end:
        line = lines[position]
        bare = line.lstrip()
        if bare.startswith("<!--"):
            position = min(comment_end(lines, position), end)
            continue
        if bare[:3] in _FENCES and not rest:
            position = _behind(lines, position, end)
            continue
        if rest and bare.endswith("::"):
            position = _behind_literal(lines, position, end)
            continue
        match = MARKER.match(line)
        if match is not None and not is_rule(line):
            indent = columns_of(match["indent"])
            while depths and depths[-1] > indent:
                depths.pop()
            if not depths or indent > depths[-1] + 1:
                depths.append(indent)
            status, text = split_box(match["text"] or "")
            found.append(Entry(position, position + 1, len(depths) - 1, status, text))
        elif bare and found:
            last = found[-1]
            joined = f"{last.text} {bare.strip()}" if last.end == position else last.text
            found[-1] = last._replace(end=position + 1, text=joined)
        position += 1
    return tuple(found)


def _behind_literal(lines: Sequence[str], start: int, end: int) -> int:
    """Return the line behind the code of reST that line *start* announces."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    position = start + 1
    while position < end and (
        not lines[position].strip() or lines[position][: indent + 1].isspace()
    ):
        position += 1
    return position


def split_box(text: str) -> tuple[str, str]:
    """Return the box that *text* begins with, or an empty string, and what is behind it."""
    box = read_box(text)
    if box is not None and box.closed:
        return box.status, text[box.end :]
    for written, status in (*_ENTITY.items(), *_SIGN.items()):
        if text.startswith(written):
            return status, text[len(written) :].lstrip(" \ufe0f\ufe0e")
    return "", text
