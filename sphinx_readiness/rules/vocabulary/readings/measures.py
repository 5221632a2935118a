"""The word is of what is measured or limited: *12 pending max*, *pending-queue depth below 100*."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.readings.clauses import Clause, at
from sphinx_readiness.rules.vocabulary.readings.nouns import (
    MARKS,
    MEASURES,
    OPERATIONS,
    PARTS,
    PREPOSITIONS,
    THINGS,
    WORK,
)

_BOUNDS: Final = frozenset(("max", "maximum", "min", "minimum", "limit", "peak", "capped", "cap"))

_BOUNDING: Final = frozenset(
    (("most", "at"), ("to", "up"), ("than", "fewer"), ("than", "less"), ("than", "more"))
)  # fmt: skip
"""Before a number and the word, the nearest first."""

_BOUNDING_ALONE: Final = frozenset(("below", "under", "peak", "max", "maximum", "over", "above"))

_SAID: Final = frozenset(
    ("is", "are", "was", "stays", "stay", "below", "under", "over", "above", "at", "max", "min",
     "set", "drained", "tested", "graphed", "alerts", "alert", "exported", "tuned", "of", "panel",
     "metric", "metrics", "went", "drops", "dropped", "between", "within", "has", "raised",
     "lowered", "configured", "documented", "bounded", "capped", "measured", "limited")
)  # fmt: skip
"""Behind what is measured."""

_SHOWN: Final = frozenset(("gauge", "counter", "histogram", "metric", "graph"))

_SPELT: Final = re.compile(
    r"(?: [\w']+){0,3} ?[:=]? ?(?:max|min|maximum|minimum|at most|up to|below|under|limit"
    r"|[<>\u2264\u2265]=?) ?\d"
    r"| for (?:less than|at most|under|max|<) ?\d{1,6} ?(?:ms|s|secs?|seconds?|min|mins|minutes?)\b"
    r"|(?: [\w']+){1,3} alerts? (?:at|above|over|on|if|when) ?[>\u2265]? ?\d"
)
"""Behind the word: a bound with its number, of what is no work of people."""

_BOUND_BEHIND: Final = re.compile(r"(?: [\w']+){0,4} \d[\w.,]* ?(?:max|at most|tops)\b")

_ALARMS: Final = frozenset(("alert", "alerts", "alarm", "alarms", "fires", "warns", "pages",
                            "scales", "scale", "triggers", "autoscale", "autoscales"))  # fmt: skip

_AT: Final = frozenset(("above", "at", "for", "from", "if", "on", "over", "when"))
"""Between an alarm and what it is for."""

_COUNTS: Final = re.compile(r" 0(?=, [\w ]{1,30} \d|\Z| ?;)")
"""Behind the word: there is none, as the first of several counts."""

_COMPARING: Final = frozenset("<>\u2264\u2265")

_BOUNDED: Final = (
    THINGS
    | PARTS
    | MEASURES
    | (OPERATIONS - {"access", "certificate", "dns", "rollout", "translation"})
    | {"bytes", "while"}
)
"""Beside the word: what may be counted or timed."""

_WORDS: Final = re.compile(r"[\w']+")


_ALARM_AT: Final = re.compile(
    r"(?<!\w)(?:alerts?|alarms?|fires|warns|pages|scales?|triggers)(?: \w+){0,5}"
    r" [<>\u2264\u2265]=? ?\d[\d.,]{0,9}(?: \w+)? \Z"
)
"""Before the word: an alarm, and how many it is for."""

_LOOK_BACK: Final = 60


def is_counted_by_an_alarm(text: str, start: int, end: int) -> bool:
    """Say whether an alarm goes off for so many, with a sign: *alert if > 50 pending*."""
    if text[start:end] in MARKS:
        return False
    return _ALARM_AT.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def is_measured(clause: Clause) -> bool:
    """Say whether a measure or a bound of what is pending is named."""
    before, behind = clause.before, clause.behind
    if behind[:1] and behind[0] in _SHOWN and behind[1:2] in (("on",), ("in",), ("per",)):
        return True
    if any(each in WORK for each in behind[:2]):
        return False
    if clause.word not in MARKS and (_is_compared(clause) or _is_alarming(clause)):
        return True
    if (
        _may_be_bounded(clause)
        and clause.ahead(0) in _BOUNDS
        and any(map(_is_number, (*before[:1], *behind[1:3])))
    ):
        return True
    return _is_measure(clause) or _is_bounded(clause)


def _is_compared(clause: Clause) -> bool:
    """Say whether a number that bounds it, or counts none, stands behind the word."""
    before, rest = clause.before, clause.rest
    if _COUNTS.match(rest) is not None:
        return True
    if not WORK.isdisjoint(before):
        return False  # load test pending below 100 users
    if clause.ahead(0)[:1] in _COMPARING and clause.behind and _is_number(clause.ahead(1)):
        return True
    bounded = _SPELT.match(rest) is not None or _BOUND_BEHIND.match(rest) is not None
    return bounded and _may_be_bounded(clause)


def _may_be_bounded(clause: Clause) -> bool:
    """Say whether nothing is before the word, or something that is counted or timed beside it."""
    words = (*clause.before, *clause.behind[:1])
    return not clause.before or not _BOUNDED.isdisjoint(words) or words[0][0].isdigit()


def _is_measure(clause: Clause) -> bool:
    """Say whether a measure stands behind the word, with what is said of it."""
    for place, word in enumerate(clause.behind[:3]):
        if word in PREPOSITIONS:
            return False
        if word in MEASURES:
            told = clause.ahead(place + 1)
            if told == "of":
                told = clause.ahead(place + 2)
                return _is_number(told)
            return told in _SAID or told in MEASURES or _is_number(told) or told[:1] in _COMPARING
    return False


def _is_bounded(clause: Clause) -> bool:
    """Say whether a bound stands before the word, with a number between them or behind."""
    before = clause.before
    numbered = before[:1] != () and before[0][0].isdigit()
    rest = before[1:] if numbered else before
    if numbered and rest and (rest[0] in _BOUNDING_ALONE or rest[:2] in _BOUNDING):
        return True
    if rest and rest[0] in {"max", "maximum", "peak", "average", "median"}:
        words = _WORDS.findall(clause.rest)[:4]
        return any(each[0].isdigit() for each in words)
    return numbered and clause.behind[:2] in (("at", "peak"), ("at", "most"))


def _is_alarming(clause: Clause) -> bool:
    """Say whether an alarm goes off for it: *alert on pending*, *at 50 pending*, *jobs pending*."""
    before = clause.before
    if not {"not", "missing"}.isdisjoint(clause.behind):
        return False
    if at(before, 0) in _AT and not _ALARMS.isdisjoint(before[1:]):
        return True
    is_counted = _is_number(at(before, 0)) and at(before, 1) in _AT
    is_thing = at(before, 0) in THINGS
    return (is_counted or is_thing) and not _ALARMS.isdisjoint(before[2:])


def _is_number(word: str) -> bool:
    return word[:1].isdigit()
