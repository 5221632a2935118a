"""Date or span that cannot be read.

Dates are written as `YYYY-MM-DD`: those of the record's head, of its sign-offs, of its decision and
its conditions. `:deployed:` may have a time with its zone behind it, such as `2026-01-31T14:00Z`.
The window of a `post-deployment` is a number and a unit, such as `24h`, `1 week` or `1 month`. What
has the form of a day and is none, such as `2026-02-30`, is looked for in signatures and their
statuses, too, and they approve nothing. A blank to fill in is no fault.

**Why it matters.** A date that cannot be read counts as expired, so that it never hides an overdue
review.

**How to mend it.** Write the date as `2026-01-31`, the window as `24h`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import DateField, Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.dates import impossible_day
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each date and window that is written but not understood."""
    for location, what, field, column in _dates(project):
        if field.text and field.value is None:
            is_moment = column == "deployed"
            yield rule.at(
                location,
                N_("{what} '{text}' is not a date; expected YYYY-MM-DD")
                if not is_moment
                else N_("{what} '{text}' is neither a date nor a time with its zone"),
                N_("Write it as year, month and day, such as 2026-01-31.")
                if not is_moment
                else N_("Write it as 2026-01-31, or 2026-01-31T14:00Z, or 2026-01-31T15:00+01:00."),
                field=column,
                what=what,
                text=shorten(field.text),
            )
    for record in project.records:
        for window in record.windows:
            if window.text and window.span is None:
                yield rule.at(
                    window.checklist.location,
                    N_("window '{text}' is not a span; expected one such as 24h, 1 week, 1 month"),
                    N_("Write a number and one of: hours, days, weeks, months."),
                    text=shorten(window.text),
                )


def _dates(project: Project) -> Iterator[tuple[Location, str, DateField, str]]:
    """Yield the place, name, text and column of each date."""
    for record in project.records:
        yield record.location, "release-date", record.release_date, "release-date"
        yield record.location, "deployed", record.deployed, "deployed"
        yield record.location, "updated", record.updated, "updated"
        yield record.location, "next-review", record.next_review, "next-review"
        for signoff in record.signoffs():
            yield signoff.location, "date", signoff.date, "date"
            for column, text in (("signature", signoff.signature), ("status", signoff.status_text)):
                yield signoff.location, "date", DateField(impossible_day(text), None), column
        for decision in record.decisions:
            yield decision.location, "target-date", decision.target, "target-date"
            for condition in decision.conditions:
                yield condition.location, "due", condition.due, "item"


RULE: Final = Rule(
    code="RD303",
    name="malformed-date",
    family="people",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
