"""Percentages and fractions beside a symbol that passes, and how words there are weighed."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

_PERCENT: Final = re.compile(r"(?<![\w.,])(\d{1,6})(?:[.,]\d{1,6})? ?%(?: ([^\W\d]\w{0,40}))?")

_FRACTION: Final = re.compile(
    r"(?<![\w/.,-])(\d{1,6})(?: ?/ ?| of | out of | von )(\d{1,6})(?![\w/-])"
)

_SLASHED: Final = re.compile(r"(?<![\w/.,-])(\d{1,6})/(\d{1,6})/(\d{1,6})(/?)")
"""Three numbers, and whether more come: a date, or nobody knows what."""

_DONE_OF: Final = frozenset(
    ("", "of", "done", "complete", "completed", "ready", "finished", "tested", "passed", "verified",
     "covered", "there", "rolled", "migrated", "deployed", "checked", "reviewed", "passing")
)  # fmt: skip
"""Behind a percentage: it says how far the work is. Before other words it measures something."""

_SIGNS: Final = frozenset("+\u00b1\u2191\u2193")

ALL: Final = 100
"""Per cent."""

MONTHS: Final = 12

DAYS: Final = 31

YEAR: Final = 4
"""How many digits."""

YEARS: Final = range(1900, 2200)
"""Behind a slash and up to :data:`MONTHS`: a date and no fraction."""


class Weight(Enum):
    """What words beside a symbol do to it."""

    FINE = 0
    UNCLEAR = 1
    OPEN = 2
    FAIL = 3


class Judged(NamedTuple):
    """The worst that words say, and the word that says it."""

    weight: Weight = Weight.FINE
    word: str = ""


def judge_counts(text: str) -> Judged:
    """Return what percentages and fractions in *text* say: less than all is not all."""
    for match in _PERCENT.finditer(text):
        if text[match.start() - 1 : match.start()] in _SIGNS and match.start():
            continue  # more or less than before
        if int(match[1]) < ALL:
            weight = Weight.OPEN if (match[2] or "") in _DONE_OF else Weight.UNCLEAR
            return Judged(weight, match[0])
    for match in _FRACTION.finditer(text):
        month = int(match[1]) <= MONTHS and int(match[2]) in YEARS
        if int(match[1]) < int(match[2]) and not month:
            return Judged(Weight.OPEN, match[0])
    for match in _SLASHED.finditer(text):
        if match[4] or not _is_date(sorted(match.group(1, 2, 3), key=int)):
            return Judged(Weight.UNCLEAR, match[0])
    return Judged()


def _is_date(numbers: list[str]) -> bool:
    """Say whether the sorted *numbers* may be a day, a month and a year, in some order."""
    low, middle, high = map(int, numbers)
    if len(numbers[2]) == YEAR and high in YEARS:
        return 0 < low <= MONTHS and middle <= DAYS
    return high < ALL and 0 < low <= MONTHS and any(len(each) > 1 for each in numbers)
