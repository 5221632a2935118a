"""Record that was deployed on a day that is still to come.

The `:deployed:` of the record is after the day of the report. One day is no fault: elsewhere it may
be tomorrow already.

**Why it matters.** The windows after deployment run from that day, and end too late.

**How to mend it.** Write the day on which it went into production, or leave it out until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_

_A_DAY: Final = timedelta(days=1)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each such record."""
    for record in project.records:
        day = record.deployed.value
        if day is not None and day - context.today > _A_DAY:
            yield rule.at(
                record.location,
                N_("record '{record}' was deployed on {day}, which is after {today}"),
                N_("Write the day on which it went into production, or leave it out until then."),
                field="deployed",
                record=record.id,
                day=day.isoformat(),
                today=context.today.isoformat(),
            )


RULE: Final = Rule(
    code="RD216",
    name="future-deployment",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
