"""Page that declares to speak of a product whose version nothing knows.

A page may say with `readiness-version: api = 1.0.0` that its version is that of the product *api*.
No entry of `version_source` is for that product, so the versions on the page are only compared with
what the page itself says.

**Why it matters.** The number on the page can grow old unnoticed.

**How to mend it.** Add a source to `version_source`, such as
`{ product = "api", file = "openapi.json", pointer = "/info/version" }`, or correct the name.
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
    """Yield one finding for each declaration of an unknown product."""
    for each in project.versions.unknown_products:
        yield rule.at(
            each.location,
            N_("no source knows the version of '{product}', which this page speaks of"),
            N_("Add one to 'version_source', with this 'product'; or correct the name."),
            product=shorten(each.subject),
        )


RULE: Final = Rule(
    code="RD510",
    name="unknown-product",
    family="versions",
    severity=Severity.INFO,
    page=__doc__,
    check=check,
)
