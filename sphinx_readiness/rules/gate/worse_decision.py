"""Go-live decision that is worse than the one that follows from the record.

The decision is *no* or *conditional*, and nothing speaks against going live any more: no row is
open, no proof fails, everybody who has to has signed, and all conditions are met. A decision that
is left blank is undecided, and no fault.

**Why it matters.** The release waits for nothing, or for something that the record does not say.

**How to mend it.** Decide *yes*; or write down what it waits for, as a row or as a condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.golive.states import compare
from sphinx_readiness.model.decision import Go
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, _context: Context) -> Iterator[Finding]:
    """Yield one finding for each decision against which nothing speaks, and that is not yes."""
    for record in project.records:
        for decision in record.decisions:
            computed = decision.computed
            if computed is None or computed.go is not Go.GO:
                continue
            if compare(decision.answer, computed.go) < 0:
                yield rule.at(
                    decision.location,
                    N_("the decision is '{decision}', but nothing speaks against going live"),
                    N_("Decide 'yes', or write down as a row or a condition what it waits for."),
                    decision=shorten(decision.text),
                )


RULE: Final = Rule(
    code="RD214",
    name="worse-decision",
    family="gate",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
