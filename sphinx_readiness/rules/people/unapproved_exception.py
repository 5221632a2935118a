"""Waived or left out row that nobody with a say has signed.

The option `waiver_roles` names roles, and none of them has a current sign-off that covers a row
which is waived or not applicable. Where the role needs a key, so does this. One finding a record.

**Why it matters.** Who makes an exception must not be the only one who knows of it.

**How to mend it.** Have one of the roles sign, or take the exception back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each record with exceptions that nobody agrees with."""
    del context
    roles = [shorten(role, 40) for role in project.sign_offs.waiver_roles]
    for each in project.sign_offs.unapproved:
        yield rule.at(
            each.location,
            N_(
                "{count} rows of '{record}' are waived or not applicable, and none of {roles} has "
                "signed that: {items}"
            ),
            N_("Have one of them sign with 'sphinx-readiness sign', or take the exception back."),
            count=str(len(each.items)),
            record=each.record,
            roles=first_few(roles, 12),
            items=first_few(each.items),
        )


RULE: Final = Rule(
    code="RD319",
    name="unapproved-exception",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
