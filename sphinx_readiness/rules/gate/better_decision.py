"""Go-live decision that is better than the one that follows from the record.

The gate works out what each decision has to be: *no-go*, *conditional* or *go*, from blockers, open
rows, waivers, evidence, sign-offs and the conditions of the decision itself
([how](#decision-by-the-record)). This rule speaks where the decision is *yes* and some of its
conditions are not met, or a role has approved it conditionally and no condition has been met for
that, or it has signed conditions about rows that have not passed. Other reasons have rules of their
own, which speak instead: [open blockers](#rd206), [open rows](#rd209), [missing](#rd305) and
[rejected](#rd307) sign-offs, [overdue conditions](#rd811), [ticked](#rd210) and [unnamed](#rd215)
ones, and those about evidence.

**Why it matters.** The release goes out although what it was to wait for has not been done.

**How to mend it.** Meet the conditions, or decide *conditional* until they are met.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.golive.states import compare
from sphinx_readiness.model.decision import Cause, ConditionState
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Answer, Decision, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, _context: Context) -> Iterator[Finding]:
    """Yield one finding for each such decision and sort of reason."""
    for record in project.records:
        for decision in record.decisions:
            computed = decision.computed
            if computed is None or decision.answer is not Answer.YES:
                continue
            if compare(decision.answer, computed.go) <= 0:
                continue
            waiting = [
                shorten(each.text)
                for each in decision.conditions
                if each.state is ConditionState.OPEN and not each.met
            ]
            if waiting:
                yield _finding(
                    rule,
                    decision,
                    N_(
                        "the decision is '{decision}', but {count} of its conditions are not met: "
                        "{names}"
                    ),
                    waiting,
                )
            roles = next((e.names for e in computed.reasons if e.cause is Cause.APPROVALS), ())
            if roles and not decision.conditions:
                yield _finding(
                    rule,
                    decision,
                    N_(
                        "the decision is '{decision}' without a condition, but approvals are "
                        "conditional: {count} ({names})"
                    ),
                    [shorten(each, 40) for each in roles],
                )
            elif roles and all(each.state is ConditionState.MET for each in decision.conditions):
                yield _finding(
                    rule,
                    decision,
                    N_(
                        "the decision is '{decision}', but approvals wait for conditions of their "
                        "own: {count} ({names})"
                    ),
                    [shorten(each, 40) for each in roles],
                )


def _finding(rule: Rule, decision: Decision, message: str, names: list[str]) -> Finding:
    return rule.at(
        decision.location,
        message,
        N_("Meet the conditions, or decide 'conditional' until they are met."),
        decision=shorten(decision.text),
        count=str(len(names)),
        names=first_few(names),
    )


RULE: Final = Rule(
    code="RD213",
    name="better-decision",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
