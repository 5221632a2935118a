"""Sign-off that is none.

A file of a sign-off cannot be read or is not what `sphinx-readiness sign` writes; it is for another
project, record, release or role; its time is still to come; its signature is not a good one of
somebody who may sign for the role on the day of the report, or made with a weak or revoked key.
Or one key signs for two roles where `distinct_signers` is set, or whoever signs owns rows that
they approve, or edited them last, where `separate_duties` is set.

That is an error where the record claims to be approved, as for `stale-sign-off`, and a warning
else: a draft of the next release may still have the sign-offs of the last one.

**Why it matters.** Somebody has changed it, or copied it from where it was true.

**How to mend it.** Have the role sign again; if it did, look who changed the file.
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
    """Yield one finding for each sign-off that is none, unless one speaks for all."""
    for found, each in in_state(rule, project, context, RoleState.INVALID):
        if not each.told:
            yield told(
                found,
                each,
                N_("the sign-off of '{role}' on '{record}' is invalid: {reason}"),
                N_("Have the role sign again with 'sphinx-readiness sign'."),
            )


RULE: Final = Rule(
    code="RD310",
    name="invalid-sign-off",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
