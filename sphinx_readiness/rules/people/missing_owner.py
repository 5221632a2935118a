"""Item without an owner.

The owner's cell is empty, a blank to fill in (`-`, `___`, `[name]`), or one of the option
`placeholders` such as *TBD*, *n/a* or `?`. A
checklist with neither an owner column nor an `:owner:` option gets one finding for all its rows.
Windows after deployment need no owners.

**Why it matters.** What belongs to nobody is done by nobody.

**How to mend it.** Write who answers for the row, or `:owner:` at the checklist for all rows that
name nobody.

```markdown
| ID    | Item              | Status | Owner |
|-------|-------------------|--------|-------|
| OPS-1 | Backups run daily | ✅     | TBD   |

| ID    | Item              | Status | Owner      |
|-------|-------------------|--------|------------|
| OPS-1 | Backups run daily | ✅     | Operations |
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Checklist, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.placeholders import Placeholders

_TASKS: Final = N_("Write ':owner:' for all of its tasks, or use '@name' with 'task_data'.")

_FOR_ALL: Final[Mapping[str, str]] = {
    "table": N_("Add an 'Owner' column, or ':owner:' for all of its items."),
    "tasks": _TASKS,
    "checks": N_("Write ':owner:' for each check, or once for a checklist around them."),
    "mixed": N_("Write ':owner:' for all of its items, or name one for each."),
}
"""By the form of the checklist, where nothing of it has an owner."""

_FOR_ONE: Final[Mapping[str, str]] = {
    "table": N_("Write who answers for it into the owner column."),
    "tasks": _TASKS,
    "checks": N_("Write who answers for it as ':owner:'."),
    "mixed": N_("Write who answers for it into the owner column, or as ':owner:'."),
}


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each item without an owner, or one for its checklist."""
    is_nobody = context.vocabulary.is_placeholder
    for record in project.records:
        for checklist in record.checklists:
            if not checklist.items:
                continue
            if not checklist.has_owner_column and is_nobody(checklist.owner):
                yield rule.at(
                    checklist.location,
                    N_("checklist '{checklist}' names no owners; expected one for each item"),
                    _FOR_ALL[checklist.form],
                    checklist=checklist.id,
                )
            else:
                yield from _rows(rule, checklist, is_nobody)


def _rows(rule: Rule, checklist: Checklist, is_nobody: Placeholders) -> Iterator[Finding]:
    nobody: dict[str, bool] = {}
    for item in checklist.items:
        if item.owner not in nobody:
            nobody[item.owner] = is_nobody(item.owner)
        if nobody[item.owner]:
            yield rule.at(
                item.location,
                N_("{id} '{title}' has no owner; expected a person or a team"),
                _FOR_ONE[checklist.form],
                item=item.id,
                field="owner",
                id=item.id,
                title=shorten(item.title),
            )


RULE: Final = Rule(
    code="RD301",
    name="missing-owner",
    family="people",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
