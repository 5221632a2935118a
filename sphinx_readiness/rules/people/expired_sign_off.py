"""Sign-off that is too old.

A role agreed more days ago than the option `signoff_max_age` lets a sign-off hold. That is an error
where the record claims to be approved, as for `stale-sign-off`, and a warning else.

**Why it matters.** The rows are the same, and the world around them is not.

**How to mend it.** Have the role look again and sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import RoleState
from sphinx_readiness.rules.people.standings import in_state, told
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each sign-off that has expired."""
    for found, each in in_state(rule, project, context, RoleState.EXPIRED):
        yield told(
            found,
            each,
            N_("the sign-off of '{role}' on '{record}' has expired: {reason}"),
            N_("Look again and sign with 'sphinx-readiness sign'."),
        )


RULE: Final = Rule(
    code="RD311",
    name="expired-sign-off",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
    cause=TIME,
)
