"""Row that says it is waived, and no waiver names it.

The status of the row is *waived*, but no `waiver` names the row or its checklist. The row counts as
open. Where one names it that has expired or lacks something, the finding is at that waiver.

**Why it matters.** A word in a cell is nobody's permission: it has no reason, no name and no end.

**How to mend it.** Write a waiver. The status of the row may stay what it was: while the waiver is
in force, the page shows the row as waived.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.lookup import lists_of
from sphinx_readiness.assembly.stored_items import doubted
from sphinx_readiness.config.directive_names import prefixed
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.default_statuses import WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each row that claims a waiver that is not there."""
    named: set[str] | None = None
    for record in project.records:
        for checklist in lists_of(record):
            # The rows of most checklists need not be looked at.
            if WAIVED not in doubted(checklist.items):
                continue
            if named is None:
                waivers = [each for each in project.waivers if not each.waiver.rule]
                named = {id_ for each in waivers for id_ in (*each.items, *each.checklists)}
            for item in checklist.items:
                claims = item.outcome is Outcome.OPEN and (WAIVED, "") in item.doubts
                if claims and item.id not in named and checklist.id not in named:
                    yield rule.at(
                        item.location,
                        N_("{row} is said to be waived, but no waiver names it; it is open"),
                        N_("Write a '{waiver}' with a reason, an approver and an end."),
                        item=item.id,
                        field="status",
                        row=called(item),
                        waiver=prefixed("waiver", context.options.directive_prefix),
                    )


RULE: Final = Rule(
    code="RD808",
    name="claimed-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
