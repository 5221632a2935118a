"""Unfinished words of other languages: they are meant at an end of their clause.

*Pendiente de QA*, *Freigabe ausstehend*, *review en cours*: the word begins the clause, or nothing
is said behind it. In *les jobs en cours sont relancés* something is, which is what counts then.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.negation import words_before
from sphinx_readiness.rules.vocabulary.readings.reading import says_something_else
from sphinx_readiness.vocabulary.other_languages import (
    ALONE,
    NEGATIONS,
    NOT_YET,
    OTHER_WORDS,
    PREPOSITIONS,
)

_OTHER: Final = frozenset(OTHER_WORDS)

_NEXT: Final = re.compile(r" ?([\w']+)")

_ENDED: Final = re.compile(r" ?(?:\Z|:(?! ?0\b))")
"""Behind an ordinary word that is the whole note, or what the note is headed with."""

_NONE: Final = ("没有", "沒有", "无", "無", "不再", "非")
"""Directly before a word of Chinese: there is none of it."""

_NEAR: Final = 3


def is_of_another_language(word: str) -> bool:
    """Say whether the loosened *word* is one of those."""
    return word in _OTHER


def is_meant(text: str, start: int, end: int) -> bool:
    """Say whether such a word from *start* to *end* in the loosened *text* says what is open."""
    word = text[start:end]
    before = words_before(text, start)
    if word in ALONE:
        return not text[:start].strip() and _ENDED.match(text, end) is not None
    if _is_negated(before) or text[:start].endswith(_NONE):
        return False
    if word in NOT_YET:
        return True
    follows = _NEXT.match(text, end)
    if follows is None or follows[1] in PREPOSITIONS or follows[1][0].isdigit():
        return True
    if says_something_else(text, start, end):
        return False
    joined = start > 0 and text[start - 1].isalnum()  # as where words have no blanks between them
    return not before and not joined and follows[0].startswith(" ")


def _is_negated(before: list[str]) -> bool:
    """Say whether one of the words *before*, the nearest first, says that there is none."""
    if not NEGATIONS.isdisjoint(before[:_NEAR]):
        return True
    return before[:1] == ["pas"] or (before[1:3] == ["de", "pas"])
