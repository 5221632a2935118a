"""Signature with a date that is still to come.

A sign-off is approved, conditional or rejected, and its date is after the day of the report, or a
day such as `signed 2026-01-31` in its signature or status is; on the day itself it is fine, and so
are days of something else (`next review 2026-01-31`). The day of the report is today, unless
`as_of` or `SOURCE_DATE_EPOCH` says otherwise.

**Why it matters.** Nobody can have signed tomorrow: the date was made up, or the tick was.

**How to mend it.** Write the day on which it was signed, or leave the status blank until it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project, SignOff, SignOffState
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.people.days_of_signing import days_of_signing
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_GIVEN: Final = (SignOffState.APPROVED, SignOffState.CONDITIONAL, SignOffState.REJECTED)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each sign-off of a day that has not come."""
    for record in project.records:
        for signoff in record.signoffs():
            if signoff.state not in _GIVEN:
                continue
            late = [each for each in _days(signoff) if each[1] > context.today]
            for field, day in late[:1]:
                yield rule.at(
                    signoff.location,
                    N_("sign-off of '{role}' is dated {date}, which is still to come"),
                    N_("Write the day of the signature, or leave the status blank until then."),
                    field=field,
                    role=shorten(signoff.role, 40),
                    date=day.isoformat(),
                )


def _days(signoff: SignOff) -> Iterator[tuple[str, date]]:
    """Yield the days of a sign-off with the column that each stands in."""
    if signoff.date.value is not None:
        yield "date", signoff.date.value
    for field, text in (("signature", signoff.signature), ("status", signoff.status_text)):
        yield from ((field, day) for day in days_of_signing(text))


RULE: Final = Rule(
    code="RD308",
    name="future-signature",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
