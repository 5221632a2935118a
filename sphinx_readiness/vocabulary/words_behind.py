"""A status in words, with more words behind it: which part names it, and what the rest may say."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_readiness.vocabulary.default_statuses import Outcome
from sphinx_readiness.vocabulary.quantities import Judged, Weight

_MORE: Final = re.compile(
    r" ?[,;:(\[\n]| [-\u2013\u2014/] | (?=[#@\d])"
    r"| (?=(?:by|on|in|at|with|via|since|because|see|per|from)\b)"
    r"| (?P<goes_on>for|until|till|to)\b",
    re.IGNORECASE,
)
"""Between a status in words and what else a cell says."""

_PART: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,3})? ?%\Z")

_ALLOWED: Final = {
    Outcome.PASS: (Weight.FINE,),
    Outcome.INFO: (Weight.FINE, Weight.UNCLEAR),
    Outcome.OPEN: (Weight.FINE, Weight.UNCLEAR, Weight.OPEN),
    Outcome.FAIL: tuple(Weight),
}
"""What the words behind a status in words may say for it to stand."""


_FOOTNOTE: Final = re.compile(
    "(?:(?<!\\w)|(?<=[^\\W\\d]{3}))[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]"
)
"""A mark that is no power of a unit, as in a square metre."""

_SCOPES: Final = frozenset(("only", "without", "limited", "unless", "if", "except", "until"))
"""Behind *not applicable* they say why."""


class Said(NamedTuple):
    """The *head* of a cell that may name a status, and the *rest* of it.

    *goes_on* says that the head is not the end of what is said, as in ``Ready for review``.
    """

    head: str
    rest: str
    goes_on: bool


def head_and_rest(words: str) -> Said | None:
    """Return where *words* part into a status and more, or None if nothing sets it off."""
    cut = _MORE.search(words)
    if cut is None or not cut.start():
        return None
    onward = cut["goes_on"] is not None
    return Said(
        words[: cut.start()], words[cut.start("goes_on") if onward else cut.end() :], onward
    )


def stands(outcome: Outcome, judged: Judged, *, goes_on: bool) -> bool:
    """Say whether a status with *outcome* stands with words behind it that are *judged* so.

    A status that passes does so only with nothing but harmless words there.
    """
    if outcome is Outcome.INFO and judged.word in _SCOPES:
        return True
    return judged.weight in _ALLOWED[outcome] and not (goes_on and outcome is Outcome.PASS)


def is_part(key: str) -> bool:
    """Say whether *key* is a percentage below a hundred and nothing else."""
    return _PART.match(key) is not None


def footnote_mark(text: str) -> str:
    """Return the mark by which *text* says that there is small print; stars in pairs are markup."""
    if text.count("*") % 2:
        return "*"
    found = _FOOTNOTE.search(text)
    return found[0] if found else ""
