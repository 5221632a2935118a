"""Failed row in a window after deployment.

The status of a row of a `post-deployment` window means *fail*. Rows that are still open are no
fault as long as the window lasts; then `overdue-window` speaks for them.

**Why it matters.** Something is wrong with what runs in production, and nobody has dealt with it.

**How to mend it.** Mend what the row stands for, or roll back, and set its status.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import status_called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each failed row of a window."""
    for record in project.records:
        for window in record.windows:
            # What failed is a blocker, so that the other rows need not be looked at.
            for item in checklist_result(window.checklist, context.vocabulary).blockers:
                if item.outcome is not Outcome.FAIL:
                    continue
                yield rule.at(
                    item.location,
                    N_("'{title}', to be done within '{window}', is {status}"),
                    N_("Mend what it stands for, or roll back, and set its status."),
                    item=item.id,
                    field="status",
                    title=shorten(item.title),
                    window=shorten(window.text),
                    status=status_called(item, context),
                )


RULE: Final = Rule(
    code="RD211",
    name="failed-window-item",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
