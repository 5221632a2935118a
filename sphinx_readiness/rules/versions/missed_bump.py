"""File that a release tool rewrites, and in which it will not find the version.

The lists of bump-my-version (and bump2version), bumpver, tbump, Commitizen, release-please,
python-semantic-release, cargo-release and standard-version (or commit-and-tag-version) are read:
each file has to hold the current version as the tool looks for it, or as it left it. Entries that a
tool works out (regular expressions, dates, parts of a version) are left alone. The line in which
the tool keeps its own version does not count. What cannot be checked is [named](#rd512) by another
rule.

**Why it matters.** The file was edited by hand or moved, and the next release leaves it behind.

**How to mend it.** Correct the version in the file, or its entry in the list.
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
    """Yield one finding for each listed file without the version."""
    for each in project.versions.unlisted:
        yield rule.at(
            each.config,
            N_("{tool} rewrites '{path}', but there is no such file")
            if each.missing
            else N_("{tool} rewrites '{path}', but '{expected}' is not in it"),
            N_("Correct the version in the file, or its entry here."),
            tool=each.tool,
            path=shorten(each.path, 200),
            expected=shorten(each.expected),
        )


RULE: Final = Rule(
    code="RD504",
    name="missed-bump",
    family="versions",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
