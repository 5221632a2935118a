"""Waiver with dates that cannot be, or in a place that may vanish.

`:until:` or `:from:` is no date (`YYYY-MM-DD`), or it ends before it begins; or the waiver stands
in `only`, so that some pages would show it and others not. It counts as expired.

**Why it matters.** A typing error must not keep a waiver alive for ever.

**How to mend it.** Write both days as `2026-03-31`. Move the waiver out of `only`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import BACKWARDS, BAD_FROM, BAD_UNTIL, GUARDED
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.waivers.naming import named
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_DATE: Final = N_("Write a day of the calendar, such as 2026-03-31.")

_SAID: Final = {
    BAD_UNTIL: (
        N_("the waiver of {rows} counts as expired: its end '{until}' is no date"), _DATE
    ),
    BAD_FROM: (
        N_("the waiver of {rows} counts as expired: its beginning '{start}' is no date"), _DATE
    ),
    BACKWARDS: (
        N_("the waiver of {rows} ends on {until}, before it begins on {start}"),
        N_("Correct one of the days."),
    ),
    GUARDED: (
        N_("the waiver of {rows} counts for nothing, as it is shown under a condition only"),
        N_("Move it out of 'only'."),
    ),
}  # fmt: skip
"""Message and hint of each fault."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each fault."""
    del context
    for each in project.waivers:
        waiver = each.waiver
        for fault in waiver.faults:
            if fault in _SAID:
                message, hint = _SAID[fault]
                yield rule.at(
                    waiver.location,
                    message,
                    hint,
                    rows=named(waiver),
                    until=shorten(waiver.end.text),
                    start=shorten(waiver.start.text),
                )


RULE: Final = Rule(
    code="RD802",
    name="malformed-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
