"""Record of a version that the project does not have yet.

The `:version:` of a [`readiness`](#directive-readiness) directive comes after the version in the
manifest of its product. Records of earlier versions are history and left alone, as are products
that no source knows. So is a manifest with a pre-release of the version, and a version that is
known from git tags alone: the tag comes after the gate.

**Why it matters.** What is released bears the number in the manifest. If that is an earlier one,
everybody has signed for something else.

**How to mend it.** Raise the version in the manifest before going live, or correct the record.
Where a tool raises it after the gate, `ignore` this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import RECORD, Mismatch
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import contradicted
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each record that is ahead of its product."""
    for each in project.versions.mismatches:
        if each.claim.form == RECORD:
            yield contradicted(
                rule,
                each,
                _message(each),
                N_("Raise the version there before going live, or correct the record."),
            )


def _message(each: Mismatch) -> str:
    if each.product:
        return N_("this record is for version {stated}, but '{product}' is {version} ({place})")
    return N_("this record is for version {stated}, but the project is {version} ({place})")


RULE: Final = Rule(
    code="RD511",
    name="unraised-version",
    family="versions",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
