"""Decision to go live while blockers are open.

The `go-live` decision is *yes*, and items of the record still block it, or needs that
`blocking_needs` chooses.

**Why it matters.** The decision and the record say opposite things about the same release.

**How to mend it.** Resolve the blockers, or decide *no* or *conditional*, with a condition for each
of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Answer, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each decision that its record's blockers contradict."""
    for result in context.results:
        blockers = [called(item) for item in (*result.blockers, *project.needs)]
        if not blockers:
            continue
        for decision in result.record.decisions:
            if decision.answer is Answer.YES:
                yield rule.at(
                    decision.location,
                    N_("the decision is '{decision}' over open blockers: {count} ({items})"),
                    N_("Resolve them, or decide 'no' or 'conditional'."),
                    decision=shorten(decision.text),
                    count=str(len(blockers)),
                    items=first_few(blockers),
                )


RULE: Final = Rule(
    code="RD206",
    name="decision-over-blockers",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
