"""Passed item whose own check fails.

An item may carry a statement that can be checked, in its `Verify` column or `verify` option:
`version ARCHITECTURE.md`, `dependency rustls == 0.23.35`, `file CHANGELOG.md`, `tag v2.0.0` or
`manifest Cargo.toml /profile/release/lto == true`. Several are separated by semicolons, and all
have to hold. An `Evidence` cell that is such a statement counts as well. There are [more
kinds](#evidence-kinds), for reports of tests and other tools.

A dependency is what the lockfile says, in every version that the project resolves it to. Without a
lockfile the range in the manifest has to imply what is stated; else it cannot be told, and fails.
`version` wants a statement of the version of the project: the number of a licence is none.

**Why it matters.** The tick says that somebody looked; the file says that it is not so, or not so
any more.

**How to mend it.** Make it true, or change the status of the item. If the statement is wrong,
correct it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, status_called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase
from sphinx_readiness.vocabulary.statuses import Outcome


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each passed item whose check does not pass."""
    for each in project.versions.verifications:
        item, found = each.item, each.decisive
        if item.outcome is not Outcome.PASS or found is None or found.passed is None:
            continue
        yield rule.at(
            item.location,
            N_("{what} is '{status}', but '{statement}' fails: {reason}"),
            N_("Make it true, or change the status."),
            item=item.id,
            field=found.field,
            what=called(item),
            status=status_called(item, context),
            statement=shorten(each.cell(found.field)),
            reason=Phrase(found.reason, found.values),
        )


RULE: Final = Rule(
    code="RD505",
    name="failed-verification",
    family="versions",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
