"""Who did something and when: ``ann 2026-01-30``, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.vocabulary.word_lists import (
    DRAWBACKS,
    FILLERS,
    FINE,
    HARMLESS_AFTER_NEGATION,
    NEGATING,
    PROMISES,
    RESOLVED,
)

_DATE: Final = re.compile(
    r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])|(?<![\w.])\d{1,2}\.\d{1,2}\.\d{4}(?![\w.])"
)

_NAME: Final = re.compile(
    r"[\s(,\u2013\u2014-]*([^\W\d_]{2,20})(?: ([^\W\d_]{2,20}))?[\s),:\u2013\u2014-]*"
)

_WORDS: Final = (
    FINE | DRAWBACKS | FILLERS | PROMISES | RESOLVED | {*NEGATING, *HARMLESS_AFTER_NEGATION}
)
"""Words that are no names."""


def is_dated_name(folded: str) -> bool:
    """Say whether *folded* is a date and one or two words that may be the name of somebody.

    An adverb or what goes on (``slowly``, ``starting``) is no name, nor is what promises a day.
    """
    if _DATE.search(folded) is None:
        return False
    found = _NAME.fullmatch(_DATE.sub("", folded, count=1))
    names = {each for each in found.groups() if each} if found is not None else set()
    if not names or not _WORDS.isdisjoint(names):
        return False
    return not any(each.endswith(("ly", "ing")) for each in names)
