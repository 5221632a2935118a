"""Days among the words beside a symbol, and what begins on them: ``starts Monday``."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.vocabulary.language_lists import BEFORE_DAYS_ELSEWHERE, BEGINS_ELSEWHERE
from sphinx_readiness.vocabulary.quantities import YEAR, YEARS
from sphinx_readiness.vocabulary.word_lists import MONTHS, TIMES

BEGINS: Final = frozenset(("starts", "begins", *BEGINS_ELSEWHERE))
"""Before a day they restrict: *starts Monday*, but *starts in 3 s*."""

BEFORE_DAYS: Final = frozenset(("on", "at", "in", "the", "end", "mid", *BEFORE_DAYS_ELSEWHERE))
"""Between those and the day."""

EFFECTIVE: Final = frozenset(("active", "available", "effective", "enabled", "live", "valid"))
"""Before *from* and a day, which may be still to come."""

_DAY_WORDS: Final = MONTHS | TIMES

_FEW: Final = 3
"""How many words may stand between what begins and the day."""

_DOTTED: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\Z", re.ASCII)


def is_time(tokens: list[str], position: int) -> bool:
    """Say whether a time begins at *position*; *April* alone may be one, *April Smith* is not."""
    word = tokens[position]
    after = tokens[position + 1] if position + 1 < len(tokens) else ""
    return word[0].isdigit() or word in TIMES or (word in MONTHS and not after[:1].isalpha())


def is_day(tokens: list[str], position: int) -> bool:
    """Say whether a day or a year begins at *position*, and no other number."""
    if position >= len(tokens) or not is_time(tokens, position):
        return False
    word = tokens[position]
    if word.isdecimal():
        after = tokens[position + 1] if position + 1 < len(tokens) else ""
        is_year = len(word) == YEAR and int(word) in YEARS and not after[:1].isalpha()  # 2000 ms
        return is_year or after in _DAY_WORDS
    return not word[0].isdigit() or _DOTTED.match(word) is not None


def begins(tokens: list[str], position: int) -> int:
    """Return how many words *starts on Monday* has at *position*, or 0 if it is none."""
    if tokens[position] not in BEGINS:
        return 0
    day = position + 1
    while day < len(tokens) and day - position <= _FEW and tokens[day] in BEFORE_DAYS:
        day += 1
    return day + 1 - position if is_day(tokens, day) else 0


def takes_effect(tokens: list[str], position: int) -> bool:
    """Say whether a day stands behind *effective* at *position*, or behind *active from*."""
    behind = tokens[position + 1 : position + 2]
    if tokens[position] not in EFFECTIVE:
        return False
    if tokens[position] != "effective" and behind != ["from"]:
        return False
    return is_day(tokens, position + (2 if behind in (["from"], ["on"]) else 1))
