"""Status that is not in the vocabulary.

The status cell of a row, or a declared verdict, has no symbol and no word of the vocabulary. Such a
row counts as open. An empty cell stands for the status that the option `default_status` names.

**Why it matters.** What cannot be read cannot be counted, and it is not proven.

**How to mend it.** Write a symbol or a word of the vocabulary; put explanations into the notes. Or
add the word to the project's `statuses`.

```markdown
| ID    | Item              | Status        |
|-------|-------------------|---------------|
| OPS-1 | Backups run daily | mostly there  |

| ID    | Item              | Status        |
|-------|-------------------|---------------|
| OPS-1 | Backups run daily | In progress   |
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
from sphinx_readiness.text.folding import is_blank, shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each status and each verdict that names nothing known."""
    expected = first_few([status.key for status in context.vocabulary.statuses], 12)
    for checklist in project.all_checklists():
        verdict = checklist.verdict
        if verdict is not None and verdict.status is None and not is_blank(verdict.text):
            yield rule.at(
                checklist.location,
                N_("verdict '{status}' is unknown; expected one of {expected}"),
                N_("Begin the verdict with a status of the vocabulary; a comma, then the rest."),
                field="verdict",
                status=shorten(verdict.text),
                expected=expected,
            )
        for item in checklist.items:
            if item.status is None and not is_blank(item.status_text):
                yield rule.at(
                    item.location,
                    N_("status '{status}' is unknown; expected one of {expected}"),
                    N_("Write a symbol or a word of the vocabulary; put the rest into the notes."),
                    item=item.id,
                    field="status",
                    status=shorten(item.status_text),
                    expected=expected,
                )


RULE: Final = Rule(
    code="RD401",
    name="unknown-status",
    family="vocabulary",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
