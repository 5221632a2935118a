"""Checklist without a single row.

The body of a `checklist` or a `post-deployment` window is empty, or nothing in it reads as a table,
a task list or a `check`.

**Why it matters.** An empty checklist proves nothing; its verdict counts as open.

**How to mend it.** Write its rows, or take the directive away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_

_UNREAD: Final = frozenset(("malformed-row", "unread-directive"))
"""What these rules say of a body is why it has no items; once is enough."""

_NEAR: Final = 40
"""Lines below a directive in which such a problem is taken to be about its body."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each checklist without items."""
    unread = [each.place for each in project.problems if each.rule in _UNREAD]
    for checklist in project.all_checklists():
        place = checklist.location
        near = any(path == place.path and 0 <= line - place.line < _NEAR for path, line in unread)
        if not checklist.items and not near:
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
