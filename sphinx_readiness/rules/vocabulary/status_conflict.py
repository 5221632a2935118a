"""Status cell that names two different statuses.

The symbol says one thing and the word, or a second symbol, another; or the symbol is struck out; or
words beside it take it back (`✅ not yet`, `✅ except EU`, `✅ 80%`). The worse half counts. Which
words do that, and which are fine, is in [these lists](#status-words). Where symbol and word are
both open (`🟡 In progress`, `⏳ Pending`) the word says which status it is.

**Why it matters.** Half of the readers see the symbol, the other half the word.

**How to mend it.** Keep the one that is true.

```markdown
| ID    | Item              | Status         |
|-------|-------------------|----------------|
| OPS-1 | Backups run daily | ✅ In progress |

| ID    | Item              | Status         |
|-------|-------------------|----------------|
| OPS-1 | Backups run daily | 🔄 In progress |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.verdicts import head
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Label
from sphinx_readiness.vocabulary.statuses import STRUCK, StatusMatch


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each status and verdict that contradicts itself."""
    match = context.vocabulary.match
    for checklist in project.all_checklists():
        if checklist.verdict is not None and checklist.verdict.status is not None:
            read = match(head(checklist.verdict))
            if read.conflict is not None or read.against:
                yield _conflict(rule, checklist.location, checklist.verdict.text, read)
        for item in checklist.items:
            read = match(item.status_text)
            if read.conflict is not None or read.against:
                yield _conflict(rule, item.location, item.status_text, read, item.id)


def _conflict(
    rule: Rule, location: Location, text: str, read: StatusMatch, item: str = ""
) -> Finding:
    field = "status" if item else "verdict"
    found = partial(rule.at, location, item=item, field=field, text=shorten(text))
    if read.against == STRUCK:
        return found(
            N_("'{text}' is struck out; expected one status"),
            N_("Write the status that is true, without striking it out."),
        )
    first = Label(read.status.label) if read.status else ""
    if read.against:
        return found(
            N_("'{text}' has the symbol of '{first}', but '{word}' takes it back"),
            N_("Write the status that is true, and put the rest into the notes."),
            first=first,
            word=read.against,
        )
    return found(
        N_("'{text}' means '{first}' and '{second}' at once; expected one status"),
        N_("Keep the one that is true."),
        first=first,
        second=Label(read.conflict.label) if read.conflict else "",
    )


RULE: Final = Rule(
    code="RD404",
    name="status-conflict",
    family="vocabulary",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
