"""A cell as the parts between its semicolons, and code spans apart from words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

_RUN: Final = re.compile(r"`++")

_BREAK: Final = re.compile(r"[;\n]|<br ?/?>")


class Piece(NamedTuple):
    """Some text, which is the content of a code span or not."""

    text: str
    code: bool


def parts_of(text: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the parts of *text*, which semicolons and line breaks part, also in code spans.

    A code span opens and ends with as many backticks (CommonMark 0.31.2, section 6.1; reST has
    two); other backticks are dropped. Never empty parts.
    """
    if _BREAK.search(text) is None:  # most cells are one part, and many of them one code span
        if "`" not in text:
            yield (Piece(text, code=False),)
            return
        if text[0] == text[-1] == "`" and text.count("`") == 2 and text.strip("` "):  # noqa: PLR2004
            yield (Piece(text[1:-1], code=True),)
            return
    part: list[Piece] = []
    for piece in _pieces(text):
        first, *others = _BREAK.split(piece.text)
        part.append(Piece(first, piece.code))
        for other in others:
            if any(each.text.strip() for each in part):
                yield tuple(part)
            part = [Piece(other, piece.code)]
    if any(each.text.strip() for each in part):
        yield tuple(part)


def _pieces(text: str) -> Iterator[Piece]:
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text)]
    by_length: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(runs):
        by_length.setdefault(end - start, []).append(number)
    position = number = 0
    while number < len(runs):
        start, end = runs[number]
        same = by_length[end - start]
        at = bisect_right(same, number)
        yield Piece(text[position:start], code=False)
        if at < len(same):
            closing = same[at]
            yield Piece(text[end : runs[closing][0]], code=True)
            position, number = runs[closing][1], closing + 1
        else:
            position, number = end, number + 1
    yield Piece(text[position:], code=False)
