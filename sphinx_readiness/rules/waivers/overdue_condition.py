"""Condition of a go-live decision whose day is past.

The decision is *yes* or *conditional*, one of its conditions says by which day it is to be met, and
it is not met after that day: items that it names have not passed, or, where it names none, nobody
has ticked it. The day stands at the end of the condition, `by 2026-01-31` or `due 2026-01-31`, or
in a column `Due`. A condition without a day of its own is never overdue.

**Why it matters.** The release went out, or is about to, on the promise that this would be done by
then.

**How to mend it.** Meet the condition and tick it, or decide anew and give it another day.

```markdown
:::{go-live} conditional

- [ ] The penetration test is finished, by 2026-01-10

:::

:::{go-live} conditional

- [ ] The penetration test is finished, by 2026-02-10

:::
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sphinx_readiness.model.decision import ConditionState
from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.record import Answer, Condition, Project, Record
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_NOT_BINDING: Final = (Answer.NO, Answer.UNDECIDED)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each condition that is not met and whose day is past."""
    for record in project.records:
        for condition, due in dated(record):
            if due < context.today:
                yield rule.at(
                    condition.location,
                    N_("the condition '{text}' was to be met by {due}"),
                    N_("Meet it, or decide anew and give it another day."),
                    field="status",
                    text=shorten(condition.text),
                    due=due.isoformat(),
                )


def dated(record: Record) -> Iterator[tuple[Condition, date]]:
    """Yield the conditions of *record* that are not met, and the last day of each that has one."""
    for decision in record.decisions:
        if decision.answer not in _NOT_BINDING:
            for condition in decision.conditions:
                if condition.due.value is not None and not _is_met(condition):
                    yield condition, condition.due.value


def _is_met(condition: Condition) -> bool:
    """Say whether *condition* is met; a tick that has a finding of its own is not overdue, too."""
    return condition.state is ConditionState.MET or condition.met


RULE: Final = Rule(
    code="RD811",
    name="overdue-condition",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
    cause=TIME,
)
