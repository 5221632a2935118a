"""Percentages and fractions beside a symbol that passes, and how words there are weighed."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.text.dates import impossible_day

_PERCENT: Final = re.compile(r"(?<![\w.,])(\d{1,6})(?:[.,]\d{1,6})? ?%(?: ([^\W\d]\w{0,40}))?")

_MEASURED: Final = re.compile(
    r"(?:[<>=\u2264\u2265+]|\b(?:uptime|availability|coverage|slo|sla|slos|slas|cpu|memory|ram|disk"
    r"|load|usage|utili[sz]ation|headroom|rate|score|recall|precision|accuracy))"
    r"(?: is| was| of|:)? ?\Z"
)
"""Before a percentage or a fraction: it measures something."""

_BEFORE: Final = 24
"""Characters before a number that are looked at for what it measures."""

COUNTED: Final = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve"), 1,
    )
}  # fmt: skip

_IN_WORDS: Final = re.compile(
    rf"\b({'|'.join(COUNTED)}|\d{{1,6}})( of | out of )(?:the )?({'|'.join(COUNTED)}|\d{{1,6}})\b"
)

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


_RELEASE: Final = re.compile(r"\d{4}\.")
"""A release may be named after its year: ``2026.40.1``."""


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
    """Return what numbers in *text* say: less than all is not all, and 2026-02-30 is no day."""
    day = impossible_day(text)
    if day and not _RELEASE.match(day):
        return Judged(Weight.OPEN, day)
    for match in _PERCENT.finditer(text):
        if text[match.start() - 1 : match.start()] in _SIGNS and match.start():
            continue  # more or less than before
        if int(match[1]) < ALL:
            is_part = (match[2] or "") in _DONE_OF and not _is_measured(text, match.start())
            weight = Weight.OPEN if is_part else Weight.UNCLEAR
            return Judged(weight, match[0])
    for match in _FRACTION.finditer(text):
        month = int(match[1]) <= MONTHS and int(match[2]) in YEARS
        if int(match[1]) < int(match[2]) and not month:
            measured = _is_measured(text, match.start())
            return Judged(Weight.UNCLEAR if measured else Weight.OPEN, match[0])
    for match in _SLASHED.finditer(text):
        if match[4] or not _is_date(sorted(match.group(1, 2, 3), key=int)):
            return Judged(Weight.UNCLEAR, match[0])
    return Judged()


def counts_in_digits(text: str) -> str:
    """Return the folded *text* with digits for words in *two of three*."""
    if " of " not in text:
        return text
    return _IN_WORDS.sub(
        lambda found: "".join(COUNTED.get(each, each) for each in found.groups()), text
    )


def _is_measured(text: str, start: int) -> bool:
    """Say whether what stands before *start* says that a number measures something."""
    return _MEASURED.search(text[max(0, start - _BEFORE) : start]) is not None


def _is_date(numbers: list[str]) -> bool:
    """Say whether the sorted *numbers* may be a day, a month and a year, in some order."""
    low, middle, high = map(int, numbers)
    if len(numbers[2]) == YEAR and high in YEARS:
        return 0 < low <= MONTHS and middle <= DAYS
    return high < ALL and 0 < low <= MONTHS and any(len(each) > 1 for each in numbers)
