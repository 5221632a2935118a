"""Two files that both know the version of a product and say different things.

Compared are the manifests in the root of the project (`pyproject.toml`, `Cargo.toml`,
`package.json` and others), a `VERSION` file, the literal `release` and `version` of `conf.py`, what
repeats it (`CITATION.cff`, `codemeta.json`, `__version__`, the own entry of a lockfile) and the
version that a release tool keeps, as far as they are about one product; or what `version_source`
names. The first that is found leads. On a main branch a git tag counts when it is ahead of it,
unless the history shows that it is one of another branch.
While the first is on the way to a release, `conf.py` and what repeats it may speak of the last one.

**Why it matters.** One of them was forgotten at the last release, and what is built or shown from
it is wrong.

**How to mend it.** Set both to one version, or let one be read from the other. If one of them is no
source, name the true ones in `version_source`.
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
    """Yield one finding for each source that contradicts the first one of its product."""
    for each in project.versions.disagreements:
        yield rule.at(
            each.second.location,
            N_("version {second} of '{product}' is not the {first} of {place}")
            if each.product
            else N_("version {second} is not the {first} of {place}"),
            N_("Set both to one version, or name the true source in 'version_source'."),
            second=shorten(each.second.version),
            first=shorten(each.first.version),
            product=shorten(each.product),
            place=place(each.first.location),
        )


RULE: Final = Rule(
    code="RD502",
    name="disagreeing-sources",
    family="versions",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
