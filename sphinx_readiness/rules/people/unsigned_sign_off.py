"""Approval without the signature that it needs.

The role has `principals`, or the option `require_signatures` is set, and what says that it agrees
is a row of a table, or a file without a signature beside it; or the file names whose key signs, and
the signature is gone. That is an error where the record claims to be approved, as for
`stale-sign-off`, and a warning else.

**Why it matters.** Anybody can write a name.

**How to mend it.** Have the role sign with its key: `sphinx-readiness sign --key`.
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
    """Yield one finding for each approval that lacks its signature."""
    for found, each in in_state(rule, project, context, RoleState.UNSIGNED):
        yield told(
            found,
            each,
            N_("'{role}' has not signed '{record}': {reason}"),
            N_("Sign with a key: 'sphinx-readiness sign --key' or '--agent'."),
        )


RULE: Final = Rule(
    code="RD312",
    name="unsigned-sign-off",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
