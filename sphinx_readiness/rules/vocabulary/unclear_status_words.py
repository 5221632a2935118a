"""Words or boxes in a status cell that nothing knows.

The symbol of the cell counts, but beside it stand words that are neither words of the vocabulary
nor a date, a name, an id or a link, nor of the [lists of words](#status-words) that are fine or
that take a tick back. Reported as well are a box that people mean differently (`[/]`), which is
read as open, and what is struck out, left out (`[-]`) or done in part (`[~]`) without saying why:
neither in the notes, nor behind what is struck, nor by a *because*. It is open, too; with a reason
what is struck or left out is *not applicable*. The label of a declared verdict (`✅ SECURE`) is its
author's own.

**Why it matters.** What is not understood may say that the item is not done.

**How to mend it.** Put explanations into the notes, or write a status that says it. Where the words
are right as they are, excuse the row by a `waiver` with `:rule: RD405`.

```markdown
| ID    | Item              | Status        |
|-------|-------------------|---------------|
| OPS-1 | Backups run daily | ✅ whatever   |

| ID    | Item              | Status        |
|-------|-------------------|---------------|
| OPS-1 | Backups run daily | ✅ 2026-01-30 |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.exempt_rows import OPEN_REASON
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Label


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each status and title with words that nothing knows."""
    match = context.vocabulary.match
    for checklist in project.all_checklists():
        for item in checklist.items:
            if match(item.status_text).unclear or item.doubts:
                yield from _item(rule, item, context)


def _item(rule: Rule, item: Item, context: Context) -> Iterator[Finding]:
    status = context.vocabulary.get(item.status)
    label = Label(status.label) if status else ""
    doubts = dict(item.doubts)
    unclear = context.vocabulary.match(item.status_text).unclear
    if OPEN_REASON in doubts:
        yield rule.at(
            item.location,
            N_(
                "'{title}' is struck out, left out or done in part, but nothing says why; it "
                "counts as open"
            ),
            N_("Write the reason into the notes, which of a task stand below it."),
            item=item.id,
            field="item",
            title=shorten(doubts[OPEN_REASON]),
        )
    elif unclear:
        yield rule.at(
            item.location,
            N_("'{word}' in the status '{text}' is not understood; it counts as '{status}'"),
            N_("Write the status alone, and put the rest into the notes."),
            item=item.id,
            field="status",
            word=unclear,
            text=shorten(item.status_text),
            status=label,
        )


RULE: Final = Rule(
    code="RD405",
    name="unclear-status-words",
    family="vocabulary",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
