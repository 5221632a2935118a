"""Sign-off over rows that have changed since.

A role agreed, and a row in its scope is not what it signed: any word, status, owner, evidence or
waiver of it, or the row was added or removed. Layout, markup and the order of rows count for
nothing. That is an error where the record claims to be approved, by a word of the option
`final_states` in its state or by the go-live decision *yes*, and a warning else. The page and
`readiness.json` list the rows.

**Why it matters.** An approval of something else is no approval.

**How to mend it.** Have the role look at what changed and sign again: `sphinx-readiness sign` shows
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import RoleState
from sphinx_readiness.rules.people.standings import in_state, told
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each sign-off whose rows have changed."""
    for found, each in in_state(rule, project, context, RoleState.STALE):
        yield told(
            found,
            each,
            N_("the sign-off of '{role}' on '{record}' is stale: {reason}"),
            N_("Look at the rows and sign again with 'sphinx-readiness sign'."),
        )


RULE: Final = Rule(
    code="RD309",
    name="stale-sign-off",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
