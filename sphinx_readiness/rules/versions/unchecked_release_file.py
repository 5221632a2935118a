"""List of a release tool that cannot be checked.

The tools of [missed-bump](#rd504) rewrite files, and this is one of which nobody can say whether
they will find the version in it: release-please rewrites only what is marked, and the file has no
mark; or the tool takes the version from elsewhere, such as from git (`version_provider = "scm"`);
or it looks at a place that is not understood here.

**Why it matters.** The next release leaves the file behind, and no check would have said so.

**How to mend it.** Mark the version in the file, as with `x-release-please-version`, or keep the
version where the tool and the gate can read it. Where the tool knows better, `ignore` this rule.
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
    """Yield one finding for each list that cannot be checked."""
    for each in project.versions.unchecked:
        yield rule.at(
            each.config,
            each.reason,
            N_("Mark the version in the file, or keep it where the gate can read it."),
            **{name: shorten(str(value), 200) for name, value in each.values},
        )


RULE: Final = Rule(
    code="RD512",
    name="unchecked-release-file",
    family="versions",
    severity=Severity.INFO,
    page=__doc__,
    check=check,
)
