"""Ticked condition over something that has not passed.

A condition of a go-live decision is ticked, and an item that it names is open or has failed, or a
checklist that it names adds up to that. One without ids in brackets names the item that it begins
with, such as *OPS-1 is fixed*. Ids are those of the record of the decision;
`release-2/OPS-1` names those of others.

**Why it matters.** Somebody has declared a condition met that the record itself says is not.

**How to mend it.** Take the tick away until the item has passed, or set the status of the item.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.golive.conditions import Targets
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_NAMED: Final = 12
"""How many ids a message names at most."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each ticked condition whose items or checklists say otherwise."""
    needs = frozenset(need.id for need in project.needs)
    targets = Targets(context.ids, context.vocabulary, needs)
    for record in project.records:
        for decision in record.decisions:
            for condition in decision.conditions:
                unmet = targets.failing(condition, record.id) if condition.met else ()
                if unmet:
                    yield rule.at(
                        condition.location,
                        N_("the condition '{text}' is ticked, but this has not passed: {items}"),
                        N_("Take the tick away until it has, or set its status."),
                        field="status",
                        text=shorten(condition.text),
                        items=first_few(unmet, _NAMED),
                    )


RULE: Final = Rule(
    code="RD210",
    name="ticked-condition",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
