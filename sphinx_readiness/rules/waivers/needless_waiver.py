"""Waiver that none of its rows needs.

All rows that it names pass anyway, or are informational or not applicable.

**Why it matters.** Once the row is open again, for another reason, the forgotten waiver would hide
it.

**How to mend it.** Take the waiver out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import BoundWaiver, WaiverState
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.waivers.naming import named
from sphinx_readiness.text.phrases import N_

_CLEAR: Final = (WaiverState.IN_FORCE, WaiverState.NOT_YET, WaiverState.EXPIRED)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each waiver that could be left out."""
    del context
    for each in project.waivers:
        if _is_needless(each):
            yield rule.at(
                each.waiver.location,
                N_("the waiver of {rows} is not needed: nothing there is open"),
                N_("Take it out."),
                rows=named(each.waiver),
            )


def _is_needless(each: BoundWaiver) -> bool:
    bound = bool(each.items or each.checklists)
    return bound and not each.needed and not each.waiver.rule and each.state in _CLEAR


RULE: Final = Rule(
    code="RD807",
    name="needless-waiver",
    family="waivers",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
