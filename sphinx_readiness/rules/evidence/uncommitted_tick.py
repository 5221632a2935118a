"""Passed items whose lines are not committed, where it matters who ticks.

The project names authors whose ticks count only with checked evidence
([untrusted_authors](#option-untrusted-authors)), and what has been changed since the last commit is
nobody's yet. It is one finding for all such items, at the first, and a warning: whoever commits
them is judged then, and somebody who looks before committing is not held up. Documents that
a tool writes into the work tree are never committed; have it state its evidence.

**Why it matters.** Nobody stands for these ticks.

**How to mend it.** Commit them. Where the gate judges a checkout that nothing may have changed,
make it an error: `severity = {uncommitted-tick = "error"}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, _context: Context) -> Iterator[Finding]:
    """Yield one finding for all of them."""
    items = project.ticks.uncommitted
    if items:
        yield rule.at(
            items[0].location,
            N_("{items} are ticked in lines that are not committed ({count} rows)"),
            N_("Commit them, so that somebody stands for them."),
            field="status",
            items=first_few([called(each) for each in items]),
            count=str(len(items)),
        )


RULE: Final = Rule(
    code="RD715",
    name="uncommitted-tick",
    family="evidence",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
