"""Sign-off without a name or a date, or with a status that is not understood.

An approval needs somebody who gave it, by name or signature, and the day on which it was given.

**Why it matters.** A tick in a table is no signature: nobody can be asked what was approved.

**How to mend it.** Fill in name and date, or leave the status blank until it is signed. Expected
statuses are approved, rejected, conditional, or a blank.

```markdown
| Role    | Name      | Signature | Date       | Status   |
|---------|-----------|-----------|------------|----------|
| QA Lead |           |           |            | Approved |

| Role    | Name      | Signature | Date       | Status   |
|---------|-----------|-----------|------------|----------|
| QA Lead | A. Sample | A. Sample | 2026-01-31 | Approved |
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project, SignOff, SignOffState
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_SIGNED: Final = (SignOffState.APPROVED, SignOffState.CONDITIONAL)


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each sign-off that lacks what it needs, or is not understood."""
    for record in project.records:
        for signoff in record.signoffs():
            if signoff.state is None:
                yield rule.at(
                    signoff.location,
                    N_(
                        "status '{status}' of the sign-off of '{role}' is not understood; expected "
                        "approved, rejected, conditional or a blank"
                    ),
                    N_("Write one of these words."),
                    field="status",
                    status=shorten(signoff.status_text),
                    role=shorten(signoff.role),
                )
            elif signoff.state in _SIGNED:
                yield from _unsupported(rule, signoff)


def _unsupported(rule: Rule, signoff: SignOff) -> Iterator[Finding]:
    named = bool(signoff.name or signoff.signature)
    if named and signoff.date.text:
        return
    if named:
        message = N_("sign-off of '{role}' is '{status}' without a date; expected YYYY-MM-DD")
    elif signoff.date.text:
        message = N_("sign-off of '{role}' is '{status}' by nobody; expected a name or a signature")
    else:
        message = N_("sign-off of '{role}' is '{status}' by nobody, on no day; expected both")
    yield rule.at(
        signoff.location,
        message,
        N_("Fill in what is missing, or leave the status blank until it is signed."),
        field="date" if named else "name",
        role=shorten(signoff.role),
        status=shorten(signoff.status_text),
    )


RULE: Final = Rule(
    code="RD306",
    name="unsupported-sign-off",
    family="people",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
