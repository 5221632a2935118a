"""What readers copy to get the project, with another version than the current one.

Such as `pip install lantern==1.4`, `cargo add lantern@1.4`, `uses: acme/lantern@v1`, an image with
a tag, or a dependency in a manifest; [all forms](#reference-pins). Only the project's own name
counts. A range is fine that has the current version in it. While the manifest is on the way to a
release (`2.0.0.dev1`), the last one may be named.

**Why it matters.** Readers copy the command, and get a version that the page does not describe.

**How to mend it.** Bring the version up to date, or leave it out. On a page about an older version
it may stay: the finding is for information only.
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
    """Yield one finding for each pin on another version."""
    for each in project.versions.mismatches:
        if each.claim.form == "pin":
            yield rule.at(
                each.claim.location,
                N_("this installs {stated} of '{product}', which is {version} ({place})"),
                N_("Bring it up to date, or leave the version out."),
                stated=shorten(each.claim.version),
                product=shorten(each.product),
                version=shorten(each.source.version),
                place=place(each.source.location),
            )


RULE: Final = Rule(
    code="RD503",
    name="outdated-pin",
    family="versions",
    severity=Severity.INFO,
    page=__doc__,
    check=check,
)
