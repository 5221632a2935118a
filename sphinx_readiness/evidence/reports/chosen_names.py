"""Choosing among many names by a pattern with ``*``, thousands of times, in bounded time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from sphinx_readiness.text.stars import is_like

MOST_LOOKS: Final = 5_000_000
"""Names that are looked at for all patterns of one report together."""

_LAST: Final = "\U0010ffff"


class TooManyLooks(Exception):  # noqa: N818 - nobody's error
    """More names would have to be looked at than is done."""


class Names:
    """Some names, in an order in which those with one beginning are found at once."""

    def __init__(self, names: Iterable[str]) -> None:
        """Choose among *names*."""
        self._all = frozenset(names)
        self._names = sorted(self._all)
        self._backwards = sorted(each[::-1] for each in self._names)
        self._text = "\n".join(self._names)
        self._starts = [0, *accumulate(len(each) + 1 for each in self._names)]
        self._left = MOST_LOOKS
        self._known: dict[str, tuple[str, ...]] = {}

    def chosen(self, pattern: str) -> tuple[str, ...]:
        """Return the names that are like *pattern*, in which ``*`` stands for anything.

        Raises TooManyLooks.
        """
        if pattern not in self._known:
            parts = pattern.split("*")
            self._known[pattern] = tuple(
                name
                for name in self._candidates(parts)
                if is_like(name, parts) and name in self._all
            )
        return self._known[pattern]

    def _candidates(self, parts: list[str]) -> Iterable[str]:
        """Return the names that may be like a pattern of *parts*."""
        if len(parts) == 1:
            return parts
        if parts[0]:
            return self._begin_with(parts[0], self._names)
        if parts[-1]:
            return [each[::-1] for each in self._begin_with(parts[-1][::-1], self._backwards)]
        middle = max(parts, key=len)
        if not middle:
            return self._begin_with("", self._names)
        found = []
        at = self._text.find(middle)
        while at >= 0:
            self._look(1)
            line = bisect_right(self._starts, at) - 1
            found.append(self._names[line])
            at = self._text.find(middle, self._starts[line + 1])
        self._look(len(self._text) >> 14)  # searching a text is fast, and not for nothing
        return found

    def _begin_with(self, head: str, names: list[str]) -> list[str]:
        """Return those of the sorted *names* that begin with *head*."""
        low, high = bisect_left(names, head), bisect_right(names, head + _LAST)
        self._look(high - low)
        return names[low:high]

    def _look(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise TooManyLooks
