"""Blocker that no condition of a conditional decision covers.

A conditional go-live decision says what has to be done first. This rule speaks for each blocker of
the record whose id stands in none of its conditions, nor that of its checklist.

**Why it matters.** Once all conditions are met the release goes out, with this blocker still open.

**How to mend it.** Name the item in a condition, resolve it, or decide otherwise.

```markdown
:::{go-live} conditional

- [ ] The guide states the version [DOC-1]

:::

:::{go-live} conditional

- [ ] The guide states the version [DOC-1]
- [ ] The restore was tested [OPS-2]

:::
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.assembly.lookup import ITEM, SEPARATOR
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Answer, Decision, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import place
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each blocker outside the conditions of its record's decision."""
    for result in context.results:
        decisions = [each for each in result.record.decisions if each.answer is Answer.CONDITIONAL]
        if not decisions:
            continue
        covered, lists = _covered(decisions, result.record.id, context)
        blockers = (item for item in result.blockers if item.checklist not in lists)
        for item in (*blockers, *project.needs):
            if item.id not in covered:
                yield rule.at(
                    item.location,
                    N_(
                        "no condition of the decision at {decision} covers the blocker {id} "
                        "'{title}'"
                    ),
                    N_("Name it in a condition, such as 'The text [{id}]', or resolve it."),
                    item=item.id,
                    decision=place(decisions[0].location),
                    id=item.id,
                    title=shorten(item.title),
                )


def _covered(
    decisions: Iterable[Decision], record: str, context: Context
) -> tuple[set[str], set[str]]:
    """Return the items and the checklists of *record* that conditions name, and needs."""
    named = {id_ for each in decisions for condition in each.conditions for id_ in condition.items}
    items, lists = set(), set()
    for target in named:
        found = context.ids.find(target, record, LINKED_KINDS)
        if not found:
            items.add(target)  # a need, or nothing at all
        for each in found:
            if each.record != record or each.checklist is None:
                continue
            if each.kind == ITEM:
                items.add(target.rpartition(SEPARATOR)[2])
            else:
                lists.add(each.checklist.id)
    return items, lists


RULE: Final = Rule(
    code="RD205",
    name="uncovered-blocker",
    family="gate",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
