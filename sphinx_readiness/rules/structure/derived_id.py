"""Row without an id of its own.

Such a row gets an id from its checklist and a short hash of its title. There is one finding for
each checklist, at its first such row. Task lists after deployment have no place for an id and are
left out.

**Why it matters.** A derived id changes with the title: links, conditions and sign-offs that name
it break when somebody rewords the row.

**How to mend it.** Add an `ID` column and give each row an id; begin each task of a list with
one, as in `- [x] **OPS-1**: Backups run daily`; give each `check` an `:id:`.

```markdown
| Item              | Status |
|-------------------|--------|
| Backups run daily | ✅     |

| ID    | Item              | Status |
|-------|-------------------|--------|
| OPS-1 | Backups run daily | ✅     |
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_

_HINTS: Final[Mapping[str, str]] = {
    "table": N_("Add an 'ID' column with an id for each row."),
    "tasks": N_("Begin each task with an id, such as '**OPS-1**: Backups run'."),
    "checks": N_("Give each check an ':id:'."),
    "mixed": N_("Give each of them an id: in a column, before the title of a task, as ':id:'."),
}
"""By the form of the checklist."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each checklist with rows without an id."""
    for record in project.records:
        for checklist in record.checklists:
            derived = [item for item in checklist.items if not item.explicit_id]
            if derived:
                yield rule.at(
                    derived[0].location,
                    N_("rows without an id in '{checklist}': {count}; this one is called '{id}'"),
                    _HINTS[checklist.form]
                    if len(derived) == len(checklist.items) or checklist.form != "table"
                    else N_("Write an id into each row."),
                    item=derived[0].id,
                    checklist=checklist.id,
                    count=str(len(derived)),
                    id=derived[0].id,
                )


RULE: Final = Rule(
    code="RD104",
    name="derived-id",
    family="structure",
    severity=Severity.INFO,
    page=__doc__,
    check=check,
)
