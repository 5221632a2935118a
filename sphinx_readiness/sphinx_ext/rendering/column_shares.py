"""How wide the columns of a printed table are, as shares of a line: by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.sphinx_ext.rendering.word_breaks import (
    least_width,
    measure,
    pieces,
    word_width,
)

PROSE: Final = frozenset(("item", "notes"))
"""Fields of running text, which get the room that the others leave."""

TO_FILL_IN: Final = {"name": 16, "signature": 18, "date": 10}
"""Least width of columns that people write into by hand."""

MANY: Final = 6
"""A table of more columns is set in small type on paper."""


class Line(NamedTuple):
    """A line of a table: its *width*, and the *room* between two columns, in average characters."""

    width: int
    room: int


LINE: Final = Line(94, 3)
"""A line of a printed table, roughly."""

SMALL: Final = Line(117, 2)
"""The same in small type."""

_LONGEST: Final = 80
"""A cell of more characters asks for no more room than one of these: its text breaks over lines."""

_WORD: Final = 20
"""No word asks for more room than one of these: there are scripts without spaces."""


class _Column(NamedTuple):
    """How wide a column has to be, should be for its words, and would be for whole cells."""

    least: int
    words: int
    wanted: int


def line_of(columns: int) -> Line:
    """Return the line of a printed table of so many *columns*."""
    return SMALL if columns > MANY else LINE


def shares(fields: Sequence[str], columns: Sequence[Sequence[str]], line: Line = LINE) -> list[int]:
    """Return a share of the *line* for each column, whose cells *columns* are, the header first.

    Where all cells fit on one line each, they do, and prose has what is left. Else each column has
    room for its longest word, and the rest goes to those whose cells would be highest. Where words
    have no room they break at syllables, and what is left is for prose; where these have none, the
    words of the widest columns break.
    """
    found = [_column(*each, line.room) for each in zip(fields, columns, strict=True)]
    left = line.width - sum(each.wanted for each in found)
    if left >= 0:
        prose = [at for at, field in enumerate(fields) if field in PROSE]
        return [
            each.wanted + (left // len(prose) if at in prose else 0)
            for at, each in enumerate(found)
        ]
    if sum(each.words for each in found) <= line.width:
        return _between([each.words for each in found], [each.wanted for each in found], line)
    least = [each.least for each in found]
    if sum(least) > line.width:
        least = _level(least, line.width)
    asked = [
        each.wanted if field in PROSE else each.words
        for field, each in zip(fields, found, strict=True)
    ]
    return _between(least, asked, line)


def _level(widths: Sequence[int], total: int) -> list[int]:
    """Return *widths* that are not more than the *total*, by taking from the widest alone."""
    left, made = total, dict.fromkeys(range(len(widths)), 1)
    for number, at in enumerate(sorted(made, key=lambda at: widths[at])):
        made[at] = max(min(widths[at], left // (len(widths) - number)), 1)
        left -= made[at]
    return [*made.values()]


def _between(least: Sequence[int], wanted: Sequence[int], line: Line) -> list[int]:
    """Return the *least* widths and what is left of the *line*, by what is *wanted* beyond them."""
    left = max(line.width - sum(least), 0)
    asked = [more - width for more, width in zip(wanted, least, strict=True)]
    total = max(sum(asked), 1)
    return [width + left * more // total for width, more in zip(least, asked, strict=True)]


def _column(field: str, cells: Sequence[str], room: int) -> _Column:
    own = TO_FILL_IN.get(field, 0)
    longest = max((measure(each[:_LONGEST]) for each in cells), default=0)
    least = words = own
    for word in set().union(*map(pieces, cells)):
        words = max(words, min(word_width(word), _WORD))
        least = max(least, min(least_width(word), _WORD))
    wanted = max(min(longest, _LONGEST), words)
    return _Column(least + room, words + room, wanted + room)
