"""Blocker that is not resolved.

An item is a blocker when its status means *fail*, or when it is flagged as blocking (a `Blocking`
column, or a severity such as `blocker` or `critical`) and its status does not mean *pass*. While a
waiver of it is in force it is none, nor if it is *not applicable* and says why.

**Why it matters.** A blocker stands between now and go-live: that is what the word promises.

**How to mend it.** Resolve it and change its status, or, if it does not block, take the flag away.
If it may wait, let somebody write a `waiver` with a reason and an end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import status_called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each blocker."""
    for result in context.results:
        for item in result.blockers:
            yield rule.at(
                item.location,
                N_("blocker {id} '{title}' is {status}; expected a status that passes"),
                N_("Resolve it and set its status, or take its blocking flag away."),
                item=item.id,
                field="status",
                id=item.id,
                title=shorten(item.title),
                status=status_called(item, context),
            )


RULE: Final = Rule(
    code="RD201",
    name="open-blocker",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
