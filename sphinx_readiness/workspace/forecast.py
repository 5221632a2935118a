"""What will turn red within a number of days, worked out from dates: nothing is judged day by day.

Each source of events knows one kind of date, and asks the same predicate as the rule that will
speak. To add a kind, write a function of a report and a span of days, and add it to
:data:`SOURCES`; it yields an event for each first day on which something is red.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from sphinx_readiness.assembly.lookup import lists_of
from sphinx_readiness.config.clock import end_of
from sphinx_readiness.exports.report import Report
from sphinx_readiness.golive.windows import ends
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.waivers import WaiverState
from sphinx_readiness.rules.evidence import stale_evidence
from sphinx_readiness.rules.excuses import covers
from sphinx_readiness.rules.gate import overdue_window
from sphinx_readiness.rules.people import review_overdue
from sphinx_readiness.rules.waivers import expired_waiver, overdue_condition
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.ahead import Ahead, Source
from sphinx_readiness.workspace.sign_offs_ahead import keys, sign_offs, signed_conditions
from sphinx_readiness.workspace.waived import Waived

_NAMED: Final = 12
"""How many rows a message names at most."""


def reviews(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which the review of each record is overdue."""
    if not ahead.has(review_overdue.RULE):
        return
    for record in ahead.report.project.records:
        due = record.next_review.value
        day = ahead.after(due) if due is not None else None
        if due is not None and day is not None:
            yield Event(
                day,
                "review",
                review_overdue.RULE.code,
                record.location,
                N_("the review of '{record}' is due by {due}"),
                (("record", record.id), ("due", due.isoformat())),
                record=record.id,
            )


def waivers(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which rows are open again that waivers hold until then."""
    if ahead.waived is None:
        return
    for lapse in ahead.waived.waivers.lapses(ahead.today, ahead.days):
        waiver = lapse.waiver
        yield Event(
            lapse.day,
            "waiver",
            expired_waiver.RULE.code,
            waiver.location,
            N_("the waiver of {items} ends on {until}, approved by {approver}"),
            (
                ("items", first_few([called(item) for item in lapse.rows], _NAMED)),
                ("until", waiver.last.isoformat()),
                ("approver", shorten(waiver.approver)),
            ),
            record=waiver.home,
            items=tuple(item.id for item in lapse.rows),
        )


def excuses(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which findings count again that are excused until then."""
    for bound in ahead.report.project.waivers:
        waiver = bound.waiver
        if not waiver.rule or bound.state is not WaiverState.IN_FORCE:
            continue
        day = ahead.after(waiver.last)
        mine = (each for each in ahead.report.excused if covers(bound, each))
        excused = next(mine, None) if day is not None else None
        if day is not None and excused is not None:
            yield Event(
                day,
                "excuse",
                excused.code,
                waiver.location,
                N_("findings of '{rule}' at {places} are excused until {until}"),
                (
                    ("rule", shorten(waiver.rule)),
                    ("places", shorten(waiver.text)),
                    ("until", waiver.last.isoformat()),
                ),
                record=waiver.home,
                items=bound.items,
            )


def windows(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which a window after deployment is over with rows that are open."""
    report = ahead.report
    if not ahead.has(overdue_window.RULE):
        return
    finals = final_words(report.options.final_states)
    for record in report.project.records:
        for number, (window, due) in enumerate(ends(record, finals)):
            day = ahead.after(due.last_day, today=not due.is_over(ahead.now))
            if day is None:
                continue
            then = ahead.record_on(record, day)
            window_then, _due = [*ends(then, finals)][number]
            rows = overdue_window.open_rows(window_then, report.vocabulary)
            if rows:
                yield Event(
                    day,
                    "window",
                    overdue_window.RULE.code,
                    window.checklist.location,
                    N_("the window '{window}' ends on {end}; open: {items}"),
                    (
                        ("window", shorten(window.text)),
                        ("end", due.text),
                        ("items", first_few([called(item) for item in rows], _NAMED)),
                    ),
                    record=record.id,
                    items=tuple(item.id for item in rows),
                )


def conditions(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which a condition of a decision is overdue."""
    if not ahead.has(overdue_condition.RULE):
        return
    for record in ahead.report.project.records:
        for condition, due in overdue_condition.dated(record):
            day = ahead.after(due)
            if day is not None:
                yield Event(
                    day,
                    "condition",
                    overdue_condition.RULE.code,
                    condition.location,
                    N_("the condition '{text}' is to be met by {due}"),
                    (("text", shorten(condition.text)), ("due", due.isoformat())),
                    record=record.id,
                    items=condition.items,
                )


def evidence(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which proof is too old, once for all rows that it stands behind."""
    if not ahead.has(stale_evidence.RULE):
        return
    project = ahead.report.project
    homes = {
        (each.docname, each.id): record.id
        for record in project.records
        for each in lists_of(record)
    }
    found: dict[tuple[date, str, str, str], dict[Item, None]] = {}
    for each in project.versions.verifications:
        if each.item.outcome is not Outcome.PASS:
            continue
        for check in each.checks:
            last, made = check.lasts, check.origin.date
            day = ahead.after(last) if last is not None and check.passed else None
            if day is not None and made is not None:
                proof = check.origin.path or check.statement
                home = homes.get((each.item.docname, each.item.checklist), "")
                found.setdefault((day, home, proof, made.isoformat()), {})[each.item] = None
    for (day, home, proof, written), rows in found.items():
        yield Event(
            day,
            "evidence",
            stale_evidence.RULE.code,
            next(iter(rows)).location,
            N_("'{proof}' of {made} is too old then to prove {items}"),
            (
                ("proof", shorten(proof)),
                ("made", written),
                ("items", first_few([called(item) for item in rows], _NAMED)),
            ),
            record=home,
            items=tuple(item.id for item in rows),
        )


SOURCES: Final[tuple[Source, ...]] = (
    reviews, waivers, excuses, windows, conditions, signed_conditions, sign_offs, keys,
    evidence,
)  # fmt: skip
"""All sources of events."""


def forecast(
    report: Report,
    waived: Waived | None,
    today: date,
    days: int,
    sources: Iterable[Source] = SOURCES,
    now: datetime | None = None,
) -> tuple[Event, ...]:
    """Return what turns red up to *days* after *today*, by day, code and place.

    That is from tomorrow, and later today at most a window that is due by the hour.
    """
    ahead = Ahead(report, waived, today, days, now or end_of(today))
    found = {event for source in sources for event in source(ahead)}
    return tuple(sorted(found, key=lambda each: (each.day, each.code, each.location, each.text())))
