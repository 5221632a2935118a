"""A clause around a word: the words before and behind it, up to the next punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.rules.vocabulary.negation import words_before

_TOKENS: Final = re.compile(r"[\w'%\u00b0]+(?:[./][\w'%]+)*|[<>\u2264\u2265]=?|[^\w\s]")

_LOOK_AHEAD: Final = 90
"""How many characters behind a word are looked at."""

_COMPARING: Final = "<>\u2264\u2265"


def at(words: Sequence[str], place: int) -> str:
    """Return the word at *place* of *words*, or nothing."""
    return words[place] if place < len(words) else ""


class Clause(NamedTuple):
    """A *word* as it was found, with the words *before* it, the nearest first, and *behind* it.

    *rest* is the text behind the word as it stands, punctuation included.
    """

    word: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    rest: str

    def ahead(self, place: int) -> str:
        """Return the word at *place* behind the word, or nothing."""
        return at(self.behind, place)

    def back(self, place: int) -> str:
        """Return the word at *place* before the word, counted backwards, or nothing."""
        return at(self.before, place)


def clause_around(text: str, start: int, end: int) -> Clause:
    """Return the clause around the word from *start* to *end* in the loosened *text*."""
    rest = text[end : end + _LOOK_AHEAD]
    behind: list[str] = []
    for token in _TOKENS.findall(rest) if rest.startswith(" ") else ():
        if not (token[0].isalnum() or token[0] in _COMPARING):
            break
        behind.append(token)
    return Clause(text[start:end], tuple(words_before(text, start)), tuple(behind), rest)
