"""Where words break on paper: paths, digests, names with a meaning for machines."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

WORD: Final = 14
"""A word of more characters may break."""

SYLLABLES: Final = 8
"""Characters of the parts of words that TeX breaks with a hyphen, at most, with that."""

_PIECE: Final = 9
"""Characters between two places where a word breaks that no mark divides."""

_PLAIN: Final = 30
"""Letters up to which TeX knows best where a word breaks."""

_WIDEST: Final = 1.3
"""How wide capitals and digits are, in average characters."""

_BOLD: Final = 1.08
"""How much wider headers and badges are than other words."""

_ALL: Final = 20
"""Average characters that have room for all words that are not long."""

_WORDS: Final = re.compile(r"\S+")

_MARKS: Final = "'\"()/._:;=,@&?!+-"
"""What may stand around the letters of a word."""

_PARTS: Final = re.compile(r"[^/._:;=,@&?+-]*[/._:;=,@&?+-]+|[^/._:;=,@&?+-]+")


def measure(text: str) -> int:
    """Return how wide *text* is, in average characters; capitals are wider than most letters."""
    return math.ceil(sum(0.85 if each.islower() or each == " " else _WIDEST for each in text))


def word_width(word: str) -> int:
    """Return how wide *word* is, in average characters, where it is bold."""
    return math.ceil(measure(word) * _BOLD)


def breakable(text: str, room: float = math.inf) -> Iterator[str]:
    """Yield *text* in the pieces between which it may break.

    Words break at marks, else anywhere, where they are long or have no *room* on a line of so many
    average characters.
    """
    start, step = 0, int(max(min(room / _WIDEST, _PIECE), 1))
    for word in _WORDS.finditer(text):
        if word.end() - word.start() < WORD and (room > _ALL or word_width(word.group()) <= room):
            continue
        for part in _PARTS.finditer(text, word.start(), word.end()):
            length, shown = part.end() - part.start(), part.group()
            whole = room >= SYLLABLES and _has_syllables(shown)
            if length > (_PLAIN if whole else WORD) or (not whole and word_width(shown) > room):
                for at in range(part.start() + step, part.end(), step):
                    yield text[start:at]
                    start = at
            if part.end() < word.end():
                yield text[start : part.end()]
                start = part.end()
    if start < len(text):
        yield text[start:]


def _has_syllables(part: str) -> bool:
    """Say whether TeX breaks *part* with a hyphen, which it does for words and not for names."""
    return part.strip(_MARKS).isalpha() and not part.isupper()


def pieces(text: str) -> set[str]:
    """Return what of *text* stands on one line at least: words, and what long words break into."""
    return {word for piece in breakable(text) for word in piece.split()}


def least_width(word: str) -> int:
    """Return how many average characters *word* needs where it breaks at marks and syllables.

    Ids stay whole, and TeX knows no syllables of words with a hyphen.
    """
    if "-" in word and word.strip(_MARKS).replace("-", "").isalnum():
        return word_width(word)
    return max(
        min(word_width(part), SYLLABLES) if _has_syllables(part) else word_width(part)
        for part in _PARTS.findall(word)
    )
