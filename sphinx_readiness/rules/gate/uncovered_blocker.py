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

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.golive.conditions import Targets
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Answer, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import place
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each blocker outside the conditions of its record's decision."""
    targets = Targets(context.ids, context.vocabulary)
    for result in context.results:
        decisions = [each for each in result.record.decisions if each.answer is Answer.CONDITIONAL]
        if not decisions:
            continue
        conditions = [each for decision in decisions for each in decision.conditions]
        covered = targets.covered(conditions, result.record.id)
        for item in (*result.blockers, *project.needs):
            if not covered.has(item):
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


RULE: Final = Rule(
    code="RD205",
    name="uncovered-blocker",
    family="gate",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
