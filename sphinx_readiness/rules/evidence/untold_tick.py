"""Passed items of which it cannot be told who ticked them.

The project names authors whose ticks count only with checked evidence
([untrusted_authors](#option-untrusted-authors)), and the history that would say who ticked these
items is not there: there is no git repository, the clone is shallow or partial, or there is more of
it than is read. It is one finding for all of them, at the first; items with evidence that a machine
has checked need no history.

**Why it matters.** They may be the ticks of a bot.

**How to mend it.** Fetch the whole history where the gate runs: `fetch-depth: 0` for GitHub's
`actions/checkout`, `GIT_DEPTH: 0` for GitLab, `git fetch --unshallow` elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.phrases import N_, Phrase


def check(rule: Rule, project: Project, _context: Context) -> Iterator[Finding]:
    """Yield one finding for all of them."""
    items = project.ticks.unknown
    if items:
        yield rule.at(
            items[0].location,
            N_("who ticked {items} cannot be told ({count} rows): {reason}"),
            N_("Fetch the whole history where the gate runs."),
            field="status",
            items=first_few([called(each) for each in items]),
            count=str(len(items)),
            reason=Phrase(project.ticks.reason, ()),
        )


RULE: Final = Rule(
    code="RD714",
    name="untold-tick",
    family="evidence",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
