"""Ticked condition over something that has not passed.

A condition of a go-live decision is ticked, and an item that it names is open or has failed, or a
checklist that it names adds up to that. Ids are those of the record of the decision;
`release-2/OPS-1` names those of others.

**Why it matters.** Somebody has declared a condition met that the record itself says is not.

**How to mend it.** Take the tick away until the item has passed, or set the status of the item.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.lookup import Found
from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

_NAMED: Final = 12
"""How many ids a message names at most."""

_GREEN: Final = (Outcome.PASS, Outcome.INFO)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each ticked condition whose items or checklists say otherwise."""
    needs = {need.id for need in project.needs}
    for record in project.records:
        for decision in record.decisions:
            for condition in decision.conditions:
                if not condition.met:
                    continue
                unmet = [
                    target
                    for target in condition.items
                    if _is_unmet(context.ids.find(target, record.id, LINKED_KINDS), context)
                    or target in needs
                ]
                if unmet:
                    yield rule.at(
                        condition.location,
                        N_("the condition '{text}' is ticked, but this has not passed: {items}"),
                        N_("Take the tick away until it has, or set its status."),
                        field="status",
                        text=shorten(condition.text),
                        items=first_few(unmet, _NAMED),
                    )


def _is_unmet(found: tuple[Found, ...], context: Context) -> bool:
    """Say whether the one thing that was *found* has not passed; anything else has a finding."""
    if len(found) != 1 or found[0].checklist is None:
        return False
    item = found[0].item
    if item is not None:
        return item.outcome not in _GREEN
    computed = checklist_result(found[0].checklist, context.vocabulary).computed
    return computed.outcome not in _GREEN


RULE: Final = Rule(
    code="RD210",
    name="ticked-condition",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
