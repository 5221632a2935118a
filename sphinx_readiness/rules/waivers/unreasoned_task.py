"""Task that is struck out, left out or done in part, without a reason.

A title is struck out, or a box is `[-]` (left out) or `[~]` (done in part), and nothing says why:
neither the notes below the task, nor the words behind a struck title, nor a *because* in it. What
is struck or left out counts as open until it is said, and is not applicable then. What is done in
part is open in any case.

**Why it matters.** People mean different things by such marks: done, dropped, moved, forgotten.

**How to mend it.** Write the reason below the task, or use `[ ]` or `[x]`.

```markdown
| ID    | Item                          | Status | Notes                          |
|-------|-------------------------------|--------|--------------------------------|
| OPS-1 | Mail gateway was load-tested  | [-]    |                                |

| ID    | Item                          | Status | Notes                          |
|-------|-------------------------------|--------|--------------------------------|
| OPS-1 | Mail gateway was load-tested  | [-]    | there is none in this product  |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.exempt_rows import OPEN_REASON
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each row that does not say why."""
    del context
    for checklist in project.all_checklists():
        for item in checklist.items:
            if item.doubts and (title := dict(item.doubts).get(OPEN_REASON)) is not None:
                yield rule.at(
                    item.location,
                    N_(
                        "'{title}' is struck out, left out or done in part, but nothing says why; "
                        "it is open"
                    ),
                    N_("Write the reason below it, or use '[ ]' or '[x]'."),
                    item=item.id,
                    field="item",
                    title=shorten(title),
                )


RULE: Final = Rule(
    code="RD811",
    name="unreasoned-task",
    family="waivers",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
