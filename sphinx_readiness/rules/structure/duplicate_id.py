"""Id that is used more than once in its record.

Ids of records are unique in the project, those of checklists and of their items in their record:
two releases may both have `OPS-1`. The finding is at the second place and each later one; it
names the first. Each `post-deployment` window counts for itself. Where items are needs of
sphinx-needs, no other need may have the id of an item. Running numbers (1, 2, 3 …) that begin
anew in each table are no ids of the record: several tables may have them, but each of them only
once. [A reference](#rd601) to such a number has to say of which checklist, `checklist/1`.

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

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from sphinx_readiness.assembly.running_numbers import runs
from sphinx_readiness.assembly.stored_items import ids_of
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.record import Checklist, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import place
from sphinx_readiness.text.phrases import N_

_HINTS: Final[Mapping[str, str]] = {
    "table": N_("Write another title, or add an 'ID' column with an id for each row."),
    "tasks": N_("Write another title, or begin each task with an id of its own."),
    "checks": N_("Write another title, or give each of them an ':id:'."),
    "mixed": N_("Write another title, or give each of them an id of its own."),
}
"""Of a derived id, by the form of the checklist."""

_Row: TypeAlias = tuple[Checklist, int]
"""A checklist, and the position of the row in it."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each repeated id of an item or checklist.

    Those of records and of needs are noted where they are put together.
    """
    for record in project.records:
        yield from _checklists(rule, record.checklists)
        yield from _items(rule, record.checklists)
        for window in record.windows:
            yield from _items(rule, (window.checklist,))


def _checklists(rule: Rule, checklists: Sequence[Checklist]) -> Iterator[Finding]:
    """Yield a finding for each of *checklists* whose id another one has."""
    known: dict[str, Checklist] = {}
    for checklist in checklists:
        first = known.setdefault(checklist.id, checklist)
        if first is checklist:
            continue
        if first.location != checklist.location:
            yield rule.at(
                checklist.location,
                N_("checklist id '{id}' is used already at {first}; expected a unique id"),
                N_("Give its section another title, or put a checklist with an ':id:' around them.")
                if _is_implicit(checklist)
                else N_("Give one of them another ':id:'."),
                id=checklist.id,
                first=place(first.location),
            )
            continue
        # One file, included twice: its rows are the same rows.
        yield rule.at(
            checklist.location,
            N_("checklist '{id}' is read twice: this file is included by {one} and {other}")
            if first.docname != checklist.docname
            else N_("checklist '{id}' is read twice: this file is included twice by {one}"),
            N_("Include it once, and refer to it from elsewhere."),
            id=checklist.id,
            one=f"'{first.docname}'",
            other=f"'{checklist.docname}'",
        )


def _is_implicit(checklist: Checklist) -> bool:
    """Say whether *checklist* is none that somebody wrote: of checks, and where the first is."""
    items = checklist.items
    return checklist.form == "checks" and items[0].location == checklist.location


def _items(rule: Rule, checklists: Sequence[Checklist]) -> Iterator[Finding]:
    """Yield a finding for each row of *checklists* whose id another row has."""
    lists = [each.items for each in checklists]
    if len(set().union(*map(ids_of, lists))) == sum(map(len, lists)):
        return
    known: dict[Hashable, _Row] = {}
    for checklist in checklists:
        included = False
        run_of = {at: run for run in runs(checklist) for at in run}
        for position, id_ in enumerate(ids_of(checklist.items)):
            found = _first(known, checklist, position, id_, run_of.get(position))
            if found is None:
                continue
            home, at = found
            first, item = home.items[at], checklist.items[position]
            if first.location != item.location:
                yield _repeated(rule, item, first.location, checklist)
            elif not included:
                included = True  # its other rows have the same cause
                if home.location != checklist.location:
                    yield _included(rule, item, home, checklist)


def _first(
    known: dict[Hashable, _Row], checklist: Checklist, position: int, id_: str, run: range | None
) -> _Row | None:
    """Return the first row of *known* that has *id_* as well and may not; put this one into it.

    A row of the running numbers *run* may share it with those of other runs, except with itself
    where a file is read twice.
    """
    plain, numbered = (id_, False), (id_, True)
    row = (checklist, position)
    if run is None:
        looked: tuple[Hashable, ...] = (plain, numbered)
        kept: tuple[Hashable, ...] = (plain,)
    else:
        own = ((id_, id(checklist), run.start), (id_, checklist.items[position].location))
        looked, kept = (*own, plain), (*own, numbered)
    found = next((known[each] for each in looked if each in known), None)
    for each in kept:
        known.setdefault(each, row)
    return found


def _included(rule: Rule, item: Item, first: Checklist, second: Checklist) -> Finding:
    return rule.at(
        item.location,
        N_("these rows are read twice: the checklists '{first}' and '{second}' include them"),
        N_("Include them once in a record, and refer to them from elsewhere."),
        item=item.id,
        field="id",
        first=first.id,
        second=second.id,
    )


def _repeated(rule: Rule, item: Item, first: Location, checklist: Checklist) -> Finding:
    return rule.at(
        item.location,
        N_("item id '{id}' is used already at {first}; expected a unique id"),
        N_("Give one of them another id.")
        if item.explicit_id
        else _HINTS[checklist.form]
        if checklist.form != "table" or not any(each.explicit_id for each in checklist.items)
        else N_("Write another title, or an id into the row."),
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
