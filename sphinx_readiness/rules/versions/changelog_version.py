"""Changelog whose newest entry is not of the version that the project has.

The first heading with a version in the changelog (`CHANGELOG`, `CHANGES`, `HISTORY`, `NEWS` in the
root, or in `docs`) is compared with the version that leads: that of the manifest, or else the
newest tag. Headings that say *unreleased* and their like are fine, whatever their number is; so is
one without a date over others that have one, a manifest on the way to a release, pieces of an entry
that wait for a tool such as towncrier, and a changelog that nobody keeps any more.

**Why it matters.** Before a tag is made the changelog, the manifest, and what [pages](#rd501) and
[other files](#rd502) say have to be about one release. If the changelog is not, readers do not
learn what changed, or read of a release that never was.

**How to mend it.** Write the entry, raise the version in the manifest, or mark the entry as
unreleased.

```markdown
# Changes

## 1.9.0 (2026-01-31)

# Changes

## Unreleased

## 1.9.0 (2026-01-31)
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import Mismatch
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import contradicted
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each changelog whose newest entry is of another version."""
    for each in project.versions.changelogs:
        yield contradicted(
            rule,
            each,
            _message(each),
            N_("Write the entry, raise the version there, or mark the entry as unreleased."),
        )


def _message(each: Mismatch) -> str:
    if each.product:
        return N_("the newest entry here is {stated}, but '{product}' is {version} ({place})")
    return N_("the newest entry here is {stated}, but the project is {version} ({place})")


RULE: Final = Rule(
    code="RD515",
    name="changelog-version",
    family="versions",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
