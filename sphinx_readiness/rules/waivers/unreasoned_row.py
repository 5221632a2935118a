"""Row that is left out without a reason.

The status is *not applicable*, and nothing says why: neither the notes, nor a column or option
`reason`, nor the words beside the status. With the option `not_applicable_approver` a column or
option `approver` has to say who agreed. A row that blocks goes on blocking until both are there.

**Why it matters.** Whoever reads it later cannot tell whether it does not apply or was not done.

**How to mend it.** Write in the notes why the row does not apply, or set another status.

```markdown
| ID    | Item           | Status | Notes                         |
|-------|----------------|--------|-------------------------------|
| OPS-1 | Mail is signed | N/A    |                               |

| ID    | Item           | Status | Notes                         |
|-------|----------------|--------|-------------------------------|
| OPS-1 | Mail is signed | N/A    | this product sends no mail    |
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.assembly.exempt_rows import APPROVER, REASON
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called
from sphinx_readiness.text.phrases import N_

_APPROVER_HINTS: Final[Mapping[str, str]] = {
    "table": N_("Name them in a column 'Approver'."),
    "tasks": N_("Make it a check that names them as ':approver:'."),
    "checks": N_("Name them as ':approver:'."),
    "mixed": N_("Name them in a column 'Approver', or in the option ':approver:'."),
}
"""By the form of the checklist."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each row that lacks a reason or an approver."""
    del context
    for checklist in project.all_checklists():
        for item in checklist.items:
            for field, _text in item.doubts if item.doubts else ():
                if field == REASON:
                    message = N_("{row} is not applicable, but nothing says why")
                    hint = N_("Write the reason into the notes, or set another status.")
                    if checklist.form == "tasks":
                        hint = N_("Write the reason below the task, or set another status.")
                elif field == APPROVER:
                    message = N_("{row} is not applicable, but nothing says who agreed to that")
                    hint = _APPROVER_HINTS[checklist.form]
                else:
                    continue
                yield rule.at(
                    item.location, message, hint, item=item.id, field="notes", row=called(item)
                )


RULE: Final = Rule(
    code="RD809",
    name="unreasoned-row",
    family="waivers",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
