"""Window after deployment that has ended with open rows.

The record is deployed: it says `:deployed:`, or [deployment_tag](#option-deployment-tag) finds the
tag of its version, and from that day the days of the window are over, and rows of it are still
open. Without such a day they run from the `:release-date:`, or else the `:target-date:` of the
decision, where the record is released: its go-live decision is *yes*, or without a decision its
state contains one of the words of `final_states`.

Where the very time of the deployment is known, as `:deployed:` has it with its zone or a tag was
found, the window is due at that time of its last day, and one of hours by the hour. Where only a
day is known, hours are rounded up to days, and the last day belongs to the window.

**Why it matters.** What was to be watched after the release was not watched, or nobody has written
down what was seen.

**How to mend it.** Do what the rows say and set their status.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.config.clock import end_of
from sphinx_readiness.golive.windows import Due, ends
from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project, Window
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_NAMED: Final = 12
"""How many rows a message names at most."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each window that is over and not done."""
    finals = final_words(context.options.final_states)
    now = context.now or end_of(context.today)
    for record in project.records:
        for window, due in ends(record, finals):
            if due.is_over(now):
                yield from _overdue(rule, window, due, context)


def open_rows(window: Window, vocabulary: Vocabulary) -> list[Item]:
    """Return the rows of *window* that are open; decoded only where there are any."""
    if not checklist_result(window.checklist, vocabulary).counts.outcome(Outcome.OPEN):
        return []
    return [each for each in window.checklist.items if each.outcome is Outcome.OPEN]


def _overdue(rule: Rule, window: Window, due: Due, context: Context) -> Iterator[Finding]:
    rows = [called(each) for each in open_rows(window, context.vocabulary)]
    if not rows:
        return
    counts = checklist_result(window.checklist, context.vocabulary).counts
    yield rule.at(
        window.checklist.location,
        N_("the window '{window}' ended on {end}, but {count} of {total} rows are open: {items}"),
        N_("Do what they say and set their status."),
        window=shorten(window.text),
        end=due.text,
        count=str(len(rows)),
        total=str(counts.total),
        items=first_few(rows, _NAMED),
    )


RULE: Final = Rule(
    code="RD212",
    name="overdue-window",
    family="gate",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
    cause=TIME,
)
