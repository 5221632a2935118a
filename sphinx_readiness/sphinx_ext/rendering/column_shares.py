"""How wide the columns of a printed table are, as shares of a line: by what stands in them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

PROSE: Final = frozenset(("item", "notes"))
"""Fields of running text, which get the room that the others leave."""

TO_FILL_IN: Final = {"name": 16, "signature": 18, "date": 10}
"""Least width of columns that people write into by hand."""

LINE: Final = 94
"""Characters in a line of a printed table, roughly."""

_ROOM: Final = 3
"""Characters between two columns."""

_LONGEST: Final = 80
"""A cell of more characters asks for no more room than one of these: its text breaks over lines."""

_WORD: Final = 20
"""A word of more characters breaks, too."""

_BREAKS: Final = re.compile(r"[\s/._:;=,]+")


def measure(text: str) -> int:
    """Return how wide *text* is, in average characters; capitals are wider than most letters."""
    return math.ceil(sum(0.85 if each.islower() or each == " " else 1.3 for each in text))


def shares(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Return a share of the line for each column, whose cells *columns* are, the header first.

    Where all cells fit on one line each, they do, and prose has what is left. Else each column has
    room for its longest word, and the rest goes to those whose cells would be highest.
    """
    least, wanted = [], []
    for field, cells in zip(fields, columns, strict=True):
        own = TO_FILL_IN.get(field, 0)
        longest = max((measure(each[:_LONGEST]) for each in cells), default=0)
        words = {word for each in cells for word in _BREAKS.split(each)}
        word = max((min(measure(each[:_WORD]), _WORD) for each in words), default=0)
        wanted.append(max(min(longest, _LONGEST), own) + _ROOM)
        least.append(min(max(word, own) + _ROOM, wanted[-1]))
    left = LINE - sum(wanted)
    if left >= 0:
        prose = [at for at, field in enumerate(fields) if field in PROSE]
        return [
            width + (left // len(prose) if at in prose else 0) for at, width in enumerate(wanted)
        ]
    left = max(LINE - sum(least), 0)
    asked = [more - width for more, width in zip(wanted, least, strict=True)]
    total = max(sum(asked), 1)
    return [width + left * more // total for width, more in zip(least, asked, strict=True)]
