"""Need of sphinx-needs that blocks the release.

The option `blocking_needs` says which needs block, by equality of their fields: for instance every
test that failed. The rule speaks for each of them, where `sphinx_needs` is among the extensions.

**Why it matters.** The items may all be ticked while the test behind one of them has failed.

**How to mend it.** Mend what the need stands for, or change the option. A waiver waives rows and no
need; with `:rule: RD208` it excuses the finding, by the id of the need.
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
    """Yield one finding for each need that blocks."""
    for need in project.needs:
        yield rule.at(
            need.location,
            N_("the need {id} '{title}' blocks the release with the status '{status}'"),
            N_("Mend what it stands for, or change the option 'blocking_needs'."),
            id=need.id,
            title=shorten(need.title),
            status=shorten(need.status_text),
        )


RULE: Final = Rule(
    code="RD208",
    name="blocking-need",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
