"""Ticked condition of which nobody says who met it, and when.

A condition that names items is met when they have passed. One that names none is met when it is
ticked and says by whom and when: at its end, `(R. Stone, 2026-01-09)`, or in columns such as
`Met by` and `Date`. A day that is still to come is none. It is an error where the decision is
*yes*, and a warning where it is *conditional*.

**Why it matters.** A tick alone is no word of anybody; nobody can be asked what was done.

**How to mend it.** Write name and date behind it, or name the items that show it.

```markdown
:::{go-live} conditional

- [x] The penetration test is finished

:::

:::{go-live} conditional

- [x] The penetration test is finished (R. Stone, 2026-01-09)
- [ ] The restore was tested [OPS-2]

:::
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.golive.conditions import Targets
from sphinx_readiness.model.decision import ConditionState
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Answer, Condition, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_BINDING: Final = (Answer.YES, Answer.CONDITIONAL)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each such condition."""
    targets = Targets(context.ids, context.vocabulary)
    milder = rule
    if rule.severity is Severity.ERROR:
        milder = rule._replace(severity=Severity.WARNING)
    for record in project.records:
        for decision in record.decisions:
            if decision.answer not in _BINDING:
                continue
            for condition in decision.conditions:
                if _is_unnamed(condition) and not targets.named(condition, record.id):
                    yield (rule if decision.answer is Answer.YES else milder).at(
                        condition.location,
                        N_("the condition '{text}' is ticked without a name and a past day"),
                        N_("Write who met it and when, such as '(R. Stone, 2026-01-09)'."),
                        field="status",
                        text=shorten(condition.text),
                    )


def _is_unnamed(condition: Condition) -> bool:
    return condition.met and condition.state is not ConditionState.MET


RULE: Final = Rule(
    code="RD215",
    name="unnamed-condition",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
