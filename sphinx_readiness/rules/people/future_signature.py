"""Signature with a date that is still to come.

A sign-off is approved, conditional or rejected, and its date is after the day of the report; on
the day itself it is fine. The day of the report is today, unless `as_of` or `SOURCE_DATE_EPOCH`
says otherwise.

**Why it matters.** Nobody can have signed tomorrow: the date was made up, or the tick was.

**How to mend it.** Write the day on which it was signed, or leave the status blank until it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project, SignOffState
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_GIVEN: Final = (SignOffState.APPROVED, SignOffState.CONDITIONAL, SignOffState.REJECTED)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each sign-off of a day that has not come."""
    for record in project.records:
        for signoff in record.signoffs():
            day = signoff.date.value
            if signoff.state in _GIVEN and day is not None and day > context.today:
                yield rule.at(
                    signoff.location,
                    N_("sign-off of '{role}' is dated {date}, which is still to come"),
                    N_("Write the day of the signature, or leave the status blank until then."),
                    field="date",
                    role=shorten(signoff.role, 40),
                    date=day.isoformat(),
                )


RULE: Final = Rule(
    code="RD308",
    name="future-signature",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
