"""Open item whose own check passes: it can be ticked.

The item is open or failed, and what its `Verify` column or `verify` option says is so. Items for
information only are left alone.

**Why it matters.** The work is done, and the release still waits for it.

**How to mend it.** Look at it, and set the status to one that passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, status_called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each open or failed item whose check passes."""
    for each in project.versions.verifications:
        item = each.item
        if item.outcome not in {Outcome.OPEN, Outcome.FAIL} or not (each.passed and each.whole):
            continue
        yield rule.at(
            item.location,
            N_("{what} is '{status}', but '{statement}' passes: it can be ticked"),
            N_("Look at it, and set a status that passes."),
            item=item.id,
            field="status",
            what=called(item),
            status=status_called(item, context),
            statement=shorten(each.cell(each.checks[0].field)),
        )


RULE: Final = Rule(
    code="RD506",
    name="passing-verification",
    family="versions",
    severity=Severity.INFO,
    page=__doc__,
    check=check,
)
