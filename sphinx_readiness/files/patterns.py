"""Sphinx's patterns for paths, matched in time that is linear in the path, whatever a pattern says.

``**`` is anything, ``*`` and ``?`` anything but a slash, ``[...]`` and ``[!...]`` one character. A
regular expression made of such a pattern backtracks, and may take for ever; this one simulates
all places in the pattern at once, a bit each (shift-and, Baeza-Yates and Gonnet 1992).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

LONGEST: Final = 1000
"""Characters of a pattern that are accepted; no path that matches one needs as many."""

MOST: Final = 1000
"""Patterns that are accepted; those behind them match nothing."""

_ANY: Final = "**"
_PART: Final = "*"


class Pattern:
    """One compiled pattern."""

    def __init__(self, text: str) -> None:
        """Compile the pattern *text*."""
        tokens = _tokens(text)
        self._known: dict[str, int] = {}
        self._tokens = tokens
        self._end = 1 << len(tokens)
        self._anything = sum(1 << at for at, token in enumerate(tokens) if token == _ANY)
        self._in_part = sum(1 << at for at, token in enumerate(tokens) if token == _PART)

    def matches(self, path: str) -> bool:
        """Say whether the whole of *path*, with slashes, matches."""
        stars = self._anything | self._in_part
        known = self._known
        state = self._skip(1, stars)
        for char in path:
            moves = known.get(char)
            if moves is None:
                moves = known[char] = self._moves(char)
            stay = self._anything if char == "/" else stars
            state = self._skip((state & moves) << 1 | state & stay, stars)
            if not state:
                return False
        return bool(state & self._end)

    def _moves(self, char: str) -> int:
        return sum(
            1 << at
            for at, token in enumerate(self._tokens)
            if (token == char and token not in (_ANY, _PART)) or (callable(token) and token(char))
        )

    @staticmethod
    def _skip(state: int, stars: int) -> int:
        # No two stars are neighbours, so that one step is enough.
        return state | (state & stars) << 1


def _tokens(text: str) -> list[str | Callable[[str], bool]]:
    """Return characters, tests of a character, and stars of which no two are neighbours.

    A literal star can only stand in brackets, where it is a test.
    """
    found: list[str | Callable[[str], bool]] = []
    at = 0
    while at < len(text):
        char = text[at]
        at += 1
        if char == "*":
            star = _PART
            while at < len(text) and text[at] == "*":
                star = _ANY
                at += 1
            if found and found[-1] in (_ANY, _PART):
                star = _ANY if _ANY in (star, found.pop()) else _PART
            found.append(star)
        elif char == "?":
            found.append(lambda each: each != "/")
        elif char == "[" and (end := _closing(text, at)) is not None:
            found.append(_one_of(text[at:end]))
            at = end + 1
        else:
            found.append(char)
    return found


def _closing(text: str, start: int) -> int | None:
    """Return where the brackets that are open at *start* close; None where they do not."""
    at = start + text.startswith("!", start)
    end = text.find("]", at + 1)
    return end if end >= 0 else None


def _one_of(inside: str) -> Callable[[str], bool]:
    """Return the test of ``[inside]``."""
    negative = inside.startswith("!")
    inside = inside[negative:]
    single: set[str] = set()
    spans: list[tuple[str, str]] = []
    at = 0
    while at < len(inside):
        if at + 2 < len(inside) and inside[at + 1] == "-":
            spans.append((inside[at], inside[at + 2]))
            at += 3
        else:
            single.add(inside[at])
            at += 1

    def test(char: str) -> bool:
        within = char in single or any(low <= char <= high for low, high in spans)
        return char != "/" and not within if negative else within

    return test


def any_of(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return what says whether a path matches one of *patterns*; overlong ones match nothing."""
    plain: set[str] = set()
    compiled: list[Pattern] = []
    for each in dict.fromkeys(patterns):
        if any(char in each for char in "*?["):
            if len(each) <= LONGEST and len(compiled) < MOST:
                compiled.append(Pattern(each))
        else:
            plain.add(each)

    def test(path: str) -> bool:
        return path in plain or any(each.matches(path) for each in compiled)

    return test
