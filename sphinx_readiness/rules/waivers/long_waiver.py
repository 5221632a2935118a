"""Waiver that lasts longer than waivers may.

From `:from:` to `:until:`, or without `:from:` from the day of the report, are more days than the
option `max_waiver` allows: 90 if it is not set. It counts for nothing.

**Why it matters.** An exception for years is a requirement that was dropped without saying so.

**How to mend it.** Choose a nearer end, and renew the waiver then if it is still needed. A row that
will never apply is *not applicable*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import WaiverState
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.waivers.naming import named
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each waiver that is too long."""
    for each in project.waivers:
        if each.state is WaiverState.TOO_LONG:
            start = each.waiver.start.value or context.today
            yield rule.at(
                each.waiver.location,
                N_(
                    "the waiver of {rows} counts for nothing: from {start} to {until} are more "
                    "than {days} days"
                ),
                N_("Choose a nearer end, or allow more days in the option 'max_waiver'."),
                rows=named(each.waiver),
                start=start.isoformat(),
                until=each.waiver.last.isoformat(),
                days=str(context.options.max_waiver),
            )


RULE: Final = Rule(
    code="RD804",
    name="long-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
