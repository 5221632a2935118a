"""Declared verdict that is worse than the rows under it.

The declared verdict means *open* or *fail*, but no row is as bad as that any more.

**Why it matters.** The work is done and the record does not say so; or a row was ticked that
should not have been.

**How to mend it.** Declare the verdict that the rows add up to, or add the row that is missing.

```markdown
:::{checklist} Backups
:verdict: needs-review

| ID    | Item              | Status   |
|-------|-------------------|----------|
| OPS-1 | Backups run daily | Verified |

:::

:::{checklist} Backups
:verdict: verified

| ID    | Item              | Status   |
|-------|-------------------|----------|
| OPS-1 | Backups run daily | Verified |

:::
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import ChecklistResult, rank
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.verdicts import compared
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Label


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each verdict that is worse than its rows."""
    for declared, result in compared(context):
        if rank(declared) < rank(result.computed.outcome) and not _is_waived(result):
            computed = context.vocabulary.get(result.computed.status)
            verdict = result.checklist.verdict
            yield rule.at(
                result.checklist.location,
                N_(
                    "verdict '{verdict}' of '{checklist}' is worse than its rows, which add up "
                    "to '{computed}'"
                ),
                N_("Declare the verdict that the rows add up to, or add the row that is missing."),
                field="verdict",
                verdict=shorten(verdict.text if verdict else ""),
                checklist=result.checklist.id,
                computed=Label(computed.label) if computed else result.computed.outcome.value,
            )


def _is_waived(result: ChecklistResult) -> bool:
    """Say whether rows are waived: then a verdict that says how they really stand is true."""
    return any(item.until for item in result.checklist.items)


RULE: Final = Rule(
    code="RD203",
    name="outdated-verdict",
    family="gate",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
