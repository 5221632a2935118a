"""Passed item whose note names another version of a dependency than the lockfile.

Such as "rustls v0.23.35" in a note, where the lockfile holds another. Only what the project itself
depends on is looked at, by its exact name, and only versions with a `v` or of three components. If
the lockfile holds several versions, the one that the project's own dependency resolves to counts.
Words such as *from*, *since*, *updated* or *affects* in front of it, or *to* and *only* behind it,
speak of other times.

**Why it matters.** Somebody looked at that version, and the product is built with another.

**How to mend it.** Look again, and write down the version that is built in; or say it in a check:
`dependency rustls == 0.23`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import place
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each dependency that a note states wrongly."""
    for each in project.versions.dependencies:
        yield rule.at(
            each.item.location,
            N_("the note says {name} {stated}, but {locked} is locked ({place})"),
            N_("Look at it again, and write down the version that is built in."),
            item=each.item.id,
            field="notes",
            name=shorten(each.name),
            stated=shorten(each.stated),
            locked=shorten(each.locked),
            place=place(each.source),
        )


RULE: Final = Rule(
    code="RD508",
    name="stated-dependency",
    family="versions",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
