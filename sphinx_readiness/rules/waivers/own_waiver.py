"""Waiver whose approver owns the row.

The option `separate_duties` is set, and the approver of a waiver is an owner of a row that it
names, in any spelling that `owner_aliases` lists. It counts for nothing on that row.

**Why it matters.** Nobody excuses themselves.

**How to mend it.** Let somebody else approve it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import WaiverState
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_NAMED: Final = 12


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each waiver of rows that its approver owns."""
    del context
    for each in project.waivers:
        if each.owned and each.state in (WaiverState.IN_FORCE, WaiverState.NOT_YET):
            yield rule.at(
                each.waiver.location,
                N_("'{approver}' approves the waiver of rows that they own: {items}"),
                N_("Let somebody else approve it."),
                approver=shorten(each.waiver.approver),
                items=first_few(each.owned, _NAMED),
            )


RULE: Final = Rule(
    code="RD805",
    name="own-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
