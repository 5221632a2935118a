"""Declared verdict that is better than the rows under it.

The declared verdict means *pass* or *info* while a row is open or failed, or it means *open* while
a row failed. Informational rows never count against it.

**Why it matters.** Readers look at the green line and not at the row below it that is still open.

**How to mend it.** Finish the rows that the message names, or declare the verdict that they add up
to.

```markdown
:::{checklist} Backups
:verdict: verified

| ID    | Item               | Status       |
|-------|--------------------|--------------|
| OPS-1 | Backups run daily  | Verified     |
| OPS-2 | Restore was tested | Needs review |

:::

:::{checklist} Backups
:verdict: needs-review, the restore is still to be tested

| ID    | Item               | Status       |
|-------|--------------------|--------------|
| OPS-1 | Backups run daily  | Verified     |
| OPS-2 | Restore was tested | Needs review |

:::
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import rank
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.verdicts import compared
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each verdict that its rows contradict."""
    for declared, result in compared(context):
        if result.is_contradicted:
            worse = [
                called(item)
                for item in result.checklist.items
                if rank(item.outcome) < rank(declared)
            ]
            verdict = result.checklist.verdict
            yield rule.at(
                result.checklist.location,
                N_(
                    "verdict '{verdict}' of '{checklist}' is better than its rows: {count} of "
                    "{total} say otherwise ({items})"
                ),
                N_("Finish these rows, or declare the verdict that they add up to."),
                field="verdict",
                verdict=shorten(verdict.text if verdict else ""),
                checklist=result.checklist.id,
                count=str(len(worse)),
                total=str(result.counts.total),
                items=first_few(worse),
            )


RULE: Final = Rule(
    code="RD202",
    name="contradicted-verdict",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
