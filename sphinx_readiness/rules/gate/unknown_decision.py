"""Go-live decision that is none of yes, no or conditional.

A decision that is left blank is undecided, and no fault.

**Why it matters.** Nobody can tell from the record whether the release may go out.

**How to mend it.** Write `yes`, `no` or `conditional` as the argument of `go-live`. Put the rest
into the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each decision that is not understood."""
    for record in project.records:
        for decision in record.decisions:
            if decision.answer is None:
                yield rule.at(
                    decision.location,
                    N_("decision '{decision}' is not understood; expected yes, no or conditional"),
                    N_("Write one of these words, or leave it blank until it is decided."),
                    decision=shorten(decision.text),
                )


RULE: Final = Rule(
    code="RD207",
    name="unknown-decision",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
