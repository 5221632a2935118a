"""Severity or blocking flag that is not understood.

A severity is one of the option `severities`, alone or with other words, a symbol or brackets
around (`Critical (P0)`, `🔴 Critical`). A bare digit (`1`) is a rank, the worst first, which does
not block unless the option says so. A blocking cell says yes or no in [one of these
ways](#blocking-words). What says neither, or both, blocks until somebody says what it means.
Blanks, `-`, `no` and `n/a` do not block.

**Why it matters.** A blocker whose flag is misspelled would not block.

**How to mend it.** Write `yes` or `no`, or a severity of the project; or add yours to the option
`severities`.

```markdown
| ID    | Item              | Status | Severity |
|-------|-------------------|--------|----------|
| OPS-1 | Backups run daily | 🔄     | hihg     |

| ID    | Item              | Status | Severity |
|-------|-------------------|--------|----------|
| OPS-1 | Backups run daily | 🔄     | high     |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each severity and each flag that is not understood."""
    known = first_few(list(context.options.severities), 8)
    for checklist in project.all_checklists():
        for item in checklist.items:
            for field, text in item.doubts:
                if field == "severity":
                    yield rule.at(
                        item.location,
                        N_("severity '{text}' is not understood, so it blocks; expected {known}"),
                        N_("Write one of these, or add yours to the option 'severities'."),
                        item=item.id,
                        field=field,
                        text=shorten(text),
                        known=known,
                    )
                elif field == "blocking":
                    yield rule.at(
                        item.location,
                        N_("blocking flag '{text}' is not understood, so it blocks"),
                        N_("Write yes or no."),
                        item=item.id,
                        field=field,
                        text=shorten(text),
                    )


RULE: Final = Rule(
    code="RD406",
    name="unclear-blocking",
    family="vocabulary",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
