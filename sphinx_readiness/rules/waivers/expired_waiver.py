"""Waiver that has expired while its rows are still open.

The day of `:until:` is before the day of the report, and no other waiver holds for all of its rows;
on the day itself it still holds. What it covered counts again as it is written. The `cause` of the
finding is time: with `lint --pull-request` it warns.

**Why it matters.** A waiver is a promise to be done by a day. That day has passed.

**How to mend it.** Do what the rows ask for, and take the waiver out. Or agree on another one, by
name and with a reason that holds today.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import WaiverState
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.waivers.naming import named
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.phrases import N_

_NAMED: Final = 12
"""How many rows a message names at most."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each expired waiver whose rows are open again."""
    del context
    for each in project.waivers:
        if each.state is WaiverState.EXPIRED and each.open and not each.waiver.rule:
            yield rule.at(
                each.waiver.location,
                N_("the waiver of {rows} expired on {until}; open again: {items}"),
                N_("Finish these rows, or agree on a new waiver with a new end."),
                rows=named(each.waiver),
                until=each.waiver.last.isoformat(),
                items=first_few(each.open, _NAMED),
            )


RULE: Final = Rule(
    code="RD803",
    name="expired-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
    cause=TIME,
)
