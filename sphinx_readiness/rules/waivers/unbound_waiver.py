"""Waiver that binds to nothing.

It names no item and no checklist, or an id that nothing has, or that several records have. An id is
looked for in the record that the waiver stands in, then in the others; `release-2/OPS-1` says whose
it is.

**Why it matters.** With a misspelled id the row that is meant stays open. One whose row is gone
would waive the next row that gets its id.

**How to mend it.** Correct the id, name its record, or take the waiver out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_NAMED: Final = 12


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each waiver that names nothing, or something that is not there."""
    for each in project.waivers:
        waiver = each.waiver
        if waiver.rule:
            continue
        if not waiver.targets:
            yield rule.at(
                waiver.location,
                N_("the waiver names no item and no checklist"),
                N_("Write their ids after the name of the directive, or in the first column."),
            )
        owners = {
            target: [found.record for found in context.ids.find(target, waiver.home, LINKED_KINDS)]
            for target in each.unknown
        }
        lost = [target for target in each.unknown if not owners[target]]
        several = [target for target in each.unknown if len(set(owners[target])) > 1]
        numbers = [
            target for target in each.unknown if len(owners[target]) > len(set(owners[target])) == 1
        ]
        for targets, message, hint in (
            (
                lost,
                N_("the waiver names what is not there: {targets}"),
                N_("Correct the id, or take it out of the waiver."),
            ),
            (
                several,
                N_("the waiver names what several records have: {targets}"),
                N_("Say whose it is, such as 'release-2/OPS-1'."),
            ),
            (
                numbers,
                N_("the waiver names numbers that several rows have: {targets}"),
                N_("Say of which checklist, such as 'release/1', or give the rows ids."),
            ),
        ):
            if targets:
                names = first_few([shorten(target) for target in targets], _NAMED)
                yield rule.at(waiver.location, message, hint, targets=names)


RULE: Final = Rule(
    code="RD806",
    name="unbound-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
