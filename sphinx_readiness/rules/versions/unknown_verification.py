"""Check of an item that is not understood, or cannot be carried out.

The cell of a `Verify` column, or a `verify` option, starts with one of the
[words](#evidence-kinds) that can be checked (`version`, `file`, `junit`, ...), or nearly so, but
the rest is not what the word needs, though it holds something that is meant for a machine: code,
a comparison, the name of a file. Other text there, such as *dependency audit*, is for people and
left alone. Of several statements all have to be understood.

So is a check of a passed item for which something is missing: a tag in a shallow clone, or in a
repository that keeps its references in a reftable, a commit that may lie behind what was fetched, a
need where there is no sphinx-needs.

**Why it matters.** Its author believes that it is checked.

**How to mend it.** Write it as the message says, or have what is missing there: fetch all tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase
from sphinx_readiness.vocabulary.statuses import Outcome


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each statement that is not understood."""
    for each in project.versions.verifications:
        found = each.decisive
        if found is None or found.passed is not None:
            continue
        if found.told:
            message = N_("the check '{statement}' of {what} is not understood: {reason}")
            hint = N_("Write it in that form, or leave it out.")
        elif each.item.outcome is Outcome.PASS:
            message = N_("whether '{statement}' of {what} is so cannot be told here: {reason}")
            hint = N_("Let the check run where that is there.")
        else:
            continue
        yield rule.at(
            each.item.location,
            message,
            hint,
            item=each.item.id,
            field=found.field,
            what=called(each.item),
            statement=shorten(each.cell(found.field)),
            reason=Phrase(found.reason, found.values),
        )


RULE: Final = Rule(
    code="RD507",
    name="unknown-verification",
    family="versions",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
