"""Window after deployment that has ended with open rows.

The record is released: the go-live decision is *yes*, or without a decision its state contains one
of the words of `final_states`. From the `:release-date:`, or else the `:target-date:` of the
decision, the days of the window are over, and rows of it are still open. Hours are rounded up to
days; the last day belongs to the window.

**Why it matters.** What was to be watched after the release was not watched, or nobody has written
down what was seen.

**How to mend it.** Do what the rows say and set their status.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Answer, Project, Record, Window
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.people.missing_sign_off import claim_of
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.dates import last_day
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_NAMED: Final = 12
"""How many rows a message names at most."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each window that is over and not done."""
    for record in project.records:
        for window, end in ends(record, context.options):
            if end < context.today:
                yield from _overdue(rule, window, end, context)


def ends(record: Record, options: Options) -> Iterator[tuple[Window, date]]:
    """Yield the windows of *record* and their last days, if it is released."""
    start = _release(record)
    if start is None or not record.windows:
        return
    if claim_of(record, final_words(options.final_states)):
        for window in record.windows:
            end = last_day(start, window.span) if window.span else None
            if end is not None:
                yield window, end


def _release(record: Record) -> date | None:
    """Return the day on which *record* was released, as far as it says so."""
    if any(each.answer is not Answer.YES for each in record.decisions):
        return None
    targets = (each.target.value for each in record.decisions)
    return record.release_date.value or next(filter(None, targets), None)


def open_rows(window: Window, vocabulary: Vocabulary) -> list[Item]:
    """Return the rows of *window* that are open; decoded only where there are any."""
    if not checklist_result(window.checklist, vocabulary).counts.outcome(Outcome.OPEN):
        return []
    return [each for each in window.checklist.items if each.outcome is Outcome.OPEN]


def _overdue(rule: Rule, window: Window, end: date, context: Context) -> Iterator[Finding]:
    rows = [called(each) for each in open_rows(window, context.vocabulary)]
    if not rows:
        return
    counts = checklist_result(window.checklist, context.vocabulary).counts
    yield rule.at(
        window.checklist.location,
        N_("the window '{window}' ended on {end}, but {count} of {total} rows are open: {items}"),
        N_("Do what they say and set their status."),
        window=shorten(window.text),
        end=end.isoformat(),
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
