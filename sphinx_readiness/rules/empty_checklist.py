"""Checklist without a single row.

The body of a `checklist` or a `post-deployment` window is empty, or nothing in it reads as a table,
a task list or a `check`.

**Why it matters.** An empty checklist proves nothing; its verdict counts as open.

**How to mend it.** Write its rows, or take the directive away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.core.findings import Context, Finding, Rule
from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.model import Project
from sphinx_readiness.core.severity import Severity


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each checklist without items."""
    for checklist in project.all_checklists():
        if not checklist.items:
            yield rule.at(
                checklist.location,
                N_("checklist '{checklist}' has no items; expected at least one row"),
                N_("Write a table or a task list into its body, or take the directive away."),
                checklist=checklist.id,
            )


RULE: Final = Rule(
    code="RD105",
    name="empty-checklist",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
