"""Text in columns of a terminal: how wide it is, and how it is padded and cut."""

from __future__ import annotations

import unicodedata
from typing import Final

from sphinx_readiness.text.folding import visible

ELLIPSIS: Final = "\u2026"

EMOJI_SELECTOR: Final = "\ufe0f"
"""Asks for the emoji form of the character before it, which is two columns wide."""

_SKIN_TONES: Final = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

_HANGUL_TAIL: Final = ("\u1160", "\u11ff")
"""Medial vowels and final consonants, which join the syllable before them."""

_CELL_LIMIT: Final = 1000
"""Characters of a cell that are looked at: combining marks take no column, yet must end."""


def char_width(char: str) -> int:
    """Return the columns that *char* takes on its own: 0, 1 or 2 (UAX #11, W and F are 2)."""
    if char.isascii():
        return 1
    if char in _SKIN_TONES or _HANGUL_TAIL[0] <= char <= _HANGUL_TAIL[1]:
        return 0
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _widths(text: str) -> list[int]:
    """Return the columns of each character of *text*, in its context."""
    widths: list[int] = []
    for position, char in enumerate(text):
        width = char_width(char)
        if width == 1 and text[position + 1 : position + 2] == EMOJI_SELECTOR:
            width = 2
        widths.append(width)
    return widths


def text_width(text: str) -> int:
    """Return the columns that *text* takes, an emoji two and U+FE0F none."""
    return len(text) if text.isascii() else sum(_widths(text))


def fit(text: str, limit: int) -> str:
    """Return *text* on one safe line of at most *limit* columns, cut with an ellipsis."""
    cut = len(text) > _CELL_LIMIT
    line = visible(" ".join(text[:_CELL_LIMIT].split()))
    if not cut and text_width(line) <= limit:
        return line
    used = 0
    for position, width in enumerate(_widths(line)):
        used += width
        if used > limit - 1:
            line = line[:position]
            break
    return line.rstrip() + ELLIPSIS


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return *text* filled with blanks to *width* columns; *right* puts them before it."""
    blanks = " " * max(0, width - text_width(text))
    return blanks + text if right else text + blanks
