"""Item ticked by an author that is not trusted, without checked evidence.

The option [untrusted_authors](#option-untrusted-authors) names such authors, for instance bots. The
rule speaks where the line of a passed item was last changed by one of them, as author or committer
of the commit, and nothing stands behind the tick that a machine has checked. Of a directive or a
list, the lines from its beginning to its status count. Commits, merges and renames are followed as
`git blame` does; git itself is not run. Where checked evidence is
[required](#rd712) of the item in any case, that is said instead.

**Why it matters.** A program that ticks a row has not looked at what the row says.

**How to mend it.** State where the proof is, in the `Verify` or `Evidence` column. Or let a person
look, change the row, and commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.evidence.required_evidence import demanded
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, status_called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each item that such an author has ticked."""
    for item, author in project.ticks.untrusted:
        if demanded(item, context.options.require_evidence) is None:
            yield rule.at(
                item.location,
                N_("{what} is '{status}' by word alone, and the word is that of '{author}'"),
                N_("State where the proof is, or let a person look and commit the row."),
                item=item.id,
                field="status",
                what=called(item),
                status=status_called(item, context),
                author=shorten(author),
            )


RULE: Final = Rule(
    code="RD713",
    name="untrusted-tick",
    family="evidence",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
