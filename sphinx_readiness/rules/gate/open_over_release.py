"""Open row of a record that claims to be released.

The state of the record contains one of the words of the option `final_states`, or the go-live
decision is *yes*, and rows of a checklist have neither passed nor are informational, waived or not
applicable. There is one finding for each checklist; it names the rows. Windows after deployment
are left out: what is to be done in them comes after the release.

The option `open_rows_at_release` makes it a warning (`warning`), or lets only those rows count that
block (`blocking`).

**Why it matters.** The record says that everything was done, and its rows say that it was not.

**How to mend it.** Finish the rows, or change the state or the decision until they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import ChecklistResult
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.people.missing_sign_off import claim_of
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome

_NAMED: Final = 12
"""How many rows a message names at most."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each checklist with open rows of a released record."""
    finals = final_words(context.options.final_states)
    wanted = context.options.open_rows_at_release
    if wanted == "warning" and rule.severity is Severity.ERROR:
        rule = rule._replace(severity=Severity.WARNING)
    for result in context.results:
        claim = claim_of(result.record, finals)
        for each in result.checklists if claim else ():
            rows = each.blockers if wanted == "blocking" else _open(each)
            if rows:
                yield rule.at(
                    each.checklist.location,
                    N_(
                        "record '{record}' is '{claim}', but in '{checklist}' {count} of {total} "
                        "rows are open: {items}"
                    ),
                    N_("Finish them, or change the state or the decision until they are."),
                    record=result.record.id,
                    claim=claim,
                    checklist=each.checklist.id,
                    count=str(len(rows)),
                    total=str(each.counts.total),
                    items=first_few([called(item) for item in rows], _NAMED),
                )


def _open(result: ChecklistResult) -> list[Item]:
    """Return the rows of a checklist that have not passed; decoded only where there are any."""
    if not (result.counts.outcome(Outcome.OPEN) or result.counts.outcome(Outcome.FAIL)):
        return []
    return [each for each in result.checklist.items if is_open(each)]


def is_open(item: Item) -> bool:
    """Say whether *item* has neither passed nor is informational."""
    return item.outcome in (Outcome.OPEN, Outcome.FAIL)


RULE: Final = Rule(
    code="RD209",
    name="open-over-release",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
