"""Status of the legend that nothing in the record uses.

The record's `:legend:` explains a status, but no item and no declared verdict of the record has it.

**Why it matters.** A legend that keeps a status for blockers, over rows that never use it, makes a
reader believe that there are no blockers.

**How to mend it.** Use the status where it applies, or take it out of the legend.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each status that is explained but not used."""
    for record in project.records:
        if not record.legend:
            continue
        lists = [*record.checklists, *(window.checklist for window in record.windows)]
        counts = [checklist_result(each, context.vocabulary).counts for each in lists]
        used: set[str | None] = {key for each in counts for key, number in each.by_status if number}
        used |= {checklist.verdict.status for checklist in lists if checklist.verdict}
        for key in dict.fromkeys(record.legend):
            if key not in used:
                yield rule.at(
                    record.location,
                    N_("the legend explains '{status}', but nothing in '{record}' has it"),
                    N_("Use it where it applies, or take it out of the legend."),
                    status=key,
                    record=record.id,
                )


RULE: Final = Rule(
    code="RD403",
    name="unused-status",
    family="vocabulary",
    severity=Severity.INFO,
    page=__doc__,
    check=check,
)
