"""Which of the days in a signature or a status say when it was signed, and not something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sphinx_readiness.text.dates import days_in
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.vocabulary.given_names import GIVEN_NAMES
from sphinx_readiness.vocabulary.language_lists import DONE_ELSEWHERE

_CLAUSE: Final = re.compile(r"[,;()\[\]|\n]")

_DAY: Final = re.compile(r"(?<![\w./-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\w/-])", re.ASCII)

_WORD: Final = re.compile(r"@?[^\W\d_][\w.'\u2019-]*")

_OTHER: Final = frozenset(
    ("next", "review", "until", "till", "valid", "validity", "release", "released", "expires",
     "expiry", "expiring", "expired", "due", "deadline", "launch", "live", "effective", "from",
     "for", "before", "after", "starting", "starts", "ends", "end", "renew", "renewal", "recheck",
     "retest", "audit", "follow", "rollout", "planned", "target", "eta", "window", "freeze",
     "bis", "g\u00fcltig", "ab", "n\u00e4chste", "n\u00e4chster", "f\u00fcr", "jusqu'au", "hasta")
)  # fmt: skip
"""Beside a day in one clause: it is the day of something else."""

_ON: Final = frozenset(("on", "at", "am", "le", "el", "il", "op", "den", "date", "dated", "vom"))

_SIGNED: Final = frozenset(
    ("approved", "signed", "accepted", "agreed", "confirmed", "rejected", "declined", "denied",
     "conditional", "conditionally", "done", "ok", "okay", "yes", "go", "lgtm", "off", "signature",
     "verified", "reviewed", "checked", "passed", "granted", "given", *DONE_ELSEWHERE)
)  # fmt: skip

_LEADING: Final = _ON | _SIGNED | GIVEN_NAMES
"""Words before a day that may say that it is the day of signing."""


def days_of_signing(text: str) -> Iterator[date]:
    """Yield the days in *text* that stand alone, behind a name, or behind what says: signed."""
    for clause in _CLAUSE.split(text):
        found = list(_DAY.finditer(clause))
        if not found or not _OTHER.isdisjoint(_words(clause)):
            continue
        for match in found:
            before = _WORD.findall(clause[: match.start()])
            if not before or _leads(before[-1], before):
                yield from days_in(match[0])


def _words(clause: str) -> Iterator[str]:
    for each in _WORD.findall(fold_case(clause)):
        yield from each.rstrip(".").split("-")


def _leads(word: str, before: list[str]) -> bool:
    """Say whether *word*, the last one *before* a day, may say that it is the day of signing."""
    folded = fold_case(word).rstrip(".")
    if folded == "by":  # a promise
        return False
    named = word[0] == "@" or word[0].isupper() or "by" in map(fold_case, before)
    return named or folded in _LEADING or folded.rpartition("-")[2] in _SIGNED
