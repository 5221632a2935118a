"""Which lines of a text were there before, and where: a difference of two texts in bounded time.

Lines that stand once in both texts, in the same order, hold the others in their places (what is
called a patience diff); between them the same is looked for again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

_MOST_LOOKS: Final = 40
"""How often each line is looked at, on the average, before the rest counts as changed."""

_EDITED: Final = 4
"""At most one of so many lines was edited where all others have kept their number."""

_SMALL: Final = 2_500
"""Pairs of lines among which a difference is looked for without such lines."""


def kept_lines(old: Sequence[bytes], new: Sequence[bytes]) -> dict[int, int]:
    """Return for each line of *new* that was in *old* which one it was; both from 0."""
    kept: dict[int, int] = {}
    left = _MOST_LOOKS * (len(old) + len(new))
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        low, high, start, end = waiting.pop()
        while low < high and start < end and old[low] == new[start]:
            kept[start] = low
            low, start = low + 1, start + 1
        while low < high and start < end and old[high - 1] == new[end - 1]:
            high, end = high - 1, end - 1
            kept[end] = high
        left -= (high - low) + (end - start)
        if low == high or start == end or left < 0:
            continue
        pair = old[low:high], new[start:end]
        anchors = _in_place(*pair) or _anchors(*pair)
        row, column = low, start
        for before, now in anchors:
            kept[column + now] = row + before
            if row + before > low and column + now > start:
                waiting.append((low, row + before, start, column + now))
            low, start = row + before + 1, column + now + 1
        if anchors:
            waiting.append((low, high, start, end))
        elif (high - low) * (end - start) <= _SMALL:
            kept.update(_longest(old, new, range(low, high), range(start, end)))
    return kept


def _in_place(old: Sequence[bytes], new: Sequence[bytes]) -> list[tuple[int, int]]:
    """Return the lines that have kept their number, if nearly all have: the others were edited."""
    if len(old) != len(new):
        return []
    same = [at for at, line in enumerate(old) if line == new[at]]
    return [(at, at) for at in same] if len(same) * _EDITED >= len(old) * (_EDITED - 1) else []


def _anchors(old: Sequence[bytes], new: Sequence[bytes]) -> list[tuple[int, int]]:
    """Return where lines stand that each text has once: the most of them that keep their order."""
    seen, places = Counter(new), Counter(old)
    at = {line: number for number, line in enumerate(old) if places[line] == 1}
    found = [(at[line], now) for now, line in enumerate(new) if seen[line] == 1 and line in at]
    # The longest rising run: the last place of the best run of each length, and what is before it.
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (place, _now) in enumerate(found):
        length = bisect_left(ends, place)
        before.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        chain[length : length + 1] = [number]
    kept = []
    number = chain[-1] if chain else -1
    while number >= 0:
        kept.append(found[number])
        number = before[number]
    return kept[::-1]


def _longest(
    old: Sequence[bytes], new: Sequence[bytes], rows: range, columns: range
) -> dict[int, int]:
    """Return the most lines among *rows* and *columns* that are the same and keep their order."""
    # From the end on, so that the way back goes forwards.
    lengths = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for row in range(len(rows) - 1, -1, -1):
        for column in range(len(columns) - 1, -1, -1):
            lengths[row][column] = (
                lengths[row + 1][column + 1] + 1
                if old[rows[row]] == new[columns[column]]
                else max(lengths[row + 1][column], lengths[row][column + 1])
            )
    kept = {}
    row = column = 0
    while row < len(rows) and column < len(columns):
        if old[rows[row]] == new[columns[column]]:
            kept[columns[column]] = rows[row]
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1
    return kept
