"""Id that is used more than once.

Ids of items, of checklists and of records are unique in the whole project, the items of
`post-deployment` windows included. The finding is at the second place and each later one; it names
the first. Where items are needs of sphinx-needs, no other need may have the id of an item.

**Why it matters.** A condition, a link or a sign-off that names the id means one of them, and
nobody can tell which.

**How to mend it.** Give one of them another id. Where the id was derived from a title, two rows of
one checklist have the same title: write other titles or add an id column.

```markdown
| ID    | Item               | Status |
|-------|--------------------|--------|
| OPS-1 | Backups run daily  | ✅     |
| OPS-1 | Restore was tested | ✅     |

| ID    | Item               | Status |
|-------|--------------------|--------|
| OPS-1 | Backups run daily  | ✅     |
| OPS-2 | Restore was tested | ✅     |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.core.findings import Context, Finding, Rule
from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.model import Checklist, Item, Location, Project
from sphinx_readiness.core.severity import Severity
from sphinx_readiness.core.stored import ids_of
from sphinx_readiness.rules.reading import reported
from sphinx_readiness.rules.words import place


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each repeated id of an item or checklist, and those of records."""
    yield from reported(rule, project, context)
    lists = [each.items for each in project.all_checklists()]
    any_twice = len(set().union(*map(ids_of, lists))) < sum(map(len, lists))
    checklists: dict[str, Checklist] = {}
    items: dict[str, tuple[Checklist, int]] = {}
    for checklist in project.all_checklists():
        known = checklists.setdefault(checklist.id, checklist)
        first = known.location
        if known is not checklist and first == checklist.location:
            # One file, included by two documents: its rows are the same rows.
            yield rule.at(
                checklist.location,
                N_("checklist '{id}' is read twice: this file is included by {one} and {other}"),
                N_("Include it once, and refer to it from elsewhere."),
                id=checklist.id,
                one=f"'{known.docname}'",
                other=f"'{checklist.docname}'",
            )
            continue
        if known is not checklist:
            yield rule.at(
                checklist.location,
                N_("checklist id '{id}' is used already at {first}; expected a unique id"),
                N_("Give one of them another ':id:'."),
                id=checklist.id,
                first=place(first),
            )
        for position, id_ in enumerate(ids_of(checklist.items) if any_twice else ()):
            home, at = items.setdefault(id_, (checklist, position))
            if home is not checklist or at != position:
                yield _repeated(rule, checklist.items[position], home.items[at].location)


def _repeated(rule: Rule, item: Item, first: Location) -> Finding:
    return rule.at(
        item.location,
        N_("item id '{id}' is used already at {first}; expected a unique id"),
        N_("Give one of them another id.")
        if item.explicit_id
        else N_("Write another title, or add an 'ID' column with an id for each row."),
        item=item.id,
        field="id",
        id=item.id,
        first=place(first),
    )


RULE: Final = Rule(
    code="RD103",
    name="duplicate-id",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
