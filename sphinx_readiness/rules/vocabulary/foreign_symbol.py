"""Symbol beside a status that is not in the vocabulary.

The status cell, or the declared verdict, names a known status and has another symbol as well, which
means nothing to the gate.

**Why it matters.** A reader sees a meaning in the symbol that nobody has agreed on.

**How to mend it.** Take the symbol away, or give it a meaning in the project's `statuses`.

```markdown
| ID    | Item              | Status      |
|-------|-------------------|-------------|
| OPS-1 | Backups run daily | Verified 🚀 |

| ID    | Item              | Status      |
|-------|-------------------|-------------|
| OPS-1 | Backups run daily | Verified ✅ |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.verdicts import head
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each known status with a symbol that is not."""
    match = context.vocabulary.match
    for checklist in project.all_checklists():
        verdict = checklist.verdict
        if verdict is not None and verdict.status is not None:
            foreign = match(head(verdict)).foreign
            if foreign:
                yield _foreign(rule, checklist.location, foreign)
        for item in checklist.items:
            if item.status is not None:
                foreign = match(item.status_text).foreign
                if foreign:
                    yield _foreign(rule, item.location, foreign, item.id)


def _foreign(rule: Rule, location: Location, foreign: tuple[str, ...], item: str = "") -> Finding:
    return rule.at(
        location,
        N_("symbols outside the vocabulary: {symbols}; expected only symbols of the statuses"),
        N_("Take them away, or add them to a status of the project."),
        item=item,
        field="status" if item else "",
        symbols=first_few(foreign, 8),
    )


RULE: Final = Rule(
    code="RD402",
    name="foreign-symbol",
    family="vocabulary",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
