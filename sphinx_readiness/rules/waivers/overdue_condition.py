"""Condition of a go-live decision whose day is past.

The decision is *yes* or *conditional*, one of its conditions says by which day it is to be met, and
it is not met after that day: items that it names have not passed, or, where it names none, nobody
has ticked it. The day stands at the end of the condition, `by 2026-01-31` or `due 2026-01-31`, or
in a column `Due`. A condition without a day of its own is never overdue; one whose day cannot be
read is at once. The conditions of a
conditional sign-off count as well while it holds, unless the decision is *no* or undecided.

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
from sphinx_readiness.model.findings import CONTENT, TIME, Finding
from sphinx_readiness.model.record import Answer, Condition, Project, Record
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import RoleState, SignedCondition, Standing
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
        yield from _unreadable(rule, record)
        for standing, signed, due in signed_ones(record, project):
            if due < context.today:
                yield rule.at(
                    standing.location,
                    N_("the condition '{text}', on which '{role}' agreed, was to be met by {due}"),
                    N_("Meet it, and have the role sign again."),
                    text=shorten(signed.text),
                    role=shorten(standing.role, 40),
                    due=due.isoformat(),
                )


def dated(record: Record) -> Iterator[tuple[Condition, date]]:
    """Yield the conditions of *record* that are not met, and the last day of each that has one."""
    for decision in record.decisions:
        if decision.answer not in _NOT_BINDING:
            for condition in decision.conditions:
                if condition.due.value is not None and not _is_met(condition):
                    yield condition, condition.due.value


def _unreadable(rule: Rule, record: Record) -> Iterator[Finding]:
    """Yield the conditions that are not met, by a day that is none: no day brings that about."""
    for decision in record.decisions:
        if decision.answer in _NOT_BINDING:
            continue
        for condition in decision.conditions:
            due = condition.due
            if due.text and due.value is None and not _is_met(condition):
                yield rule.at(
                    condition.location,
                    N_("the condition '{text}' is to be met by '{due}', which is no day"),
                    N_("Write the day as YYYY-MM-DD, or meet it."),
                    field="status",
                    text=shorten(condition.text),
                    due=shorten(due.text, 40),
                )._replace(cause=CONTENT)


def signed_ones(
    record: Record, project: Project
) -> Iterator[tuple[Standing, SignedCondition, date]]:
    """Yield the same of the sign-offs on *record* that hold, each with its sign-off."""
    if record.decisions and all(each.answer in _NOT_BINDING for each in record.decisions):
        return
    done = any(
        each.conditions and all(one.state is ConditionState.MET for one in each.conditions)
        for each in record.decisions
    )
    for standing in project.sign_offs.of(record.id):
        if standing.state is RoleState.CONDITIONAL:
            for each in standing.conditions:
                met = each.state is ConditionState.MET or (done and not each.items)
                if each.due is not None and not met:
                    yield standing, each, each.due


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
