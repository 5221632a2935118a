"""How the records of a project went day by day, by the reports of earlier days.

A report says how a record stood on the day that it was made for; of the days between two reports
nothing is known. A row is known again by its record, its checklist and the id that its author gave
it: an id that follows from a title changes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

UNREADABLE: Final = "unreadable-history"
"""The rule that reports what is wrong with an earlier report."""

_HELD: Final = (Outcome.OPEN, Outcome.FAIL)


class RecordDay(NamedTuple):
    """How one record stood on one day."""

    day: date
    outcomes: tuple[tuple[str, int], ...]
    """How many items had each outcome, such as ``("open", 3)``, the worst first."""
    held: frozenset[tuple[str, str]]
    """Checklist and id of the rows that were open or failed."""


class PastReport(NamedTuple):
    """What is kept of an earlier report."""

    path: str
    """Relative to the root."""
    day: date
    records: Mapping[str, RecordDay]
    """By the ids of the records."""
    products: frozenset[str]
    """Their products, folded."""


History: TypeAlias = Mapping[str, Sequence[RecordDay]]
"""The days before today of each record, by its id, the oldest first."""


class Since(NamedTuple):
    """Since when a row is open without interruption."""

    day: date
    days: int
    """How many days that are; 0 if it was not open, or not there, before today."""
    earlier: bool
    """Whether it was open in the oldest report already, so that it may be open for longer."""


def record_day(result: RecordResult, day: date) -> RecordDay:
    """Return how the record of *result* stands on *day*."""
    held = frozenset(
        (each.checklist.id, item.id)
        for each in result.checklists
        for item in stream(each.checklist.items)
        if item.explicit_id and item.outcome in _HELD
    )
    return counted_day(result, day)._replace(held=held)


def counted_day(result: RecordResult, day: date) -> RecordDay:
    """Return how many items of the record of *result* had each outcome on *day*, and no rows."""
    outcomes = tuple((outcome.value, number) for outcome, number in result.counts.by_outcome)
    return RecordDay(day, outcomes, frozenset())


def history_of(reports: Iterable[PastReport], today: date) -> History:
    """Return what *reports* say of the days before *today*; of two of a day the later counts."""
    days: dict[str, dict[date, RecordDay]] = {}
    for report in reports:
        if report.day < today:
            for record, found in report.records.items():
                days.setdefault(record, {})[report.day] = found
    return {record: [found[day] for day in sorted(found)] for record, found in days.items()}


def open_since(days: Sequence[RecordDay], row: tuple[str, str], today: date) -> Since:
    """Return since when *row* is open, which is open *today*; *days* are those of its record."""
    first = today
    for past in reversed(days):
        if row not in past.held:
            return Since(first, (today - first).days, earlier=False)
        first = past.day
    return Since(first, (today - first).days, earlier=bool(days))


def strange_reports(
    reports: Sequence[PastReport], records: Mapping[str, str], today: date, *, partial: bool
) -> Iterator[RawProblem]:
    """Yield what is wrong with reports that were read: those of days to come, or of others.

    *records* are the ids of those of this project, and their products. A report of the same
    product is none of others: its record may have had another id. Of a *partial* project some
    records are not known.
    """
    for report in reports:
        if report.day > today:
            yield RawProblem(
                UNREADABLE,
                (report.path, 1),
                N_("this report is of {day}, which is after {today}; it counts for nothing"),
                N_("Take it out of 'history', or see whether the day of this report is right."),
                (("day", report.day.isoformat()), ("today", today.isoformat())),
            )
    if partial or not records:
        return
    products = {fold_case(product) for product in records.values() if product}
    for report in reports:
        if records.keys().isdisjoint(report.records) and products.isdisjoint(report.products):
            yield RawProblem(
                UNREADABLE,
                (report.path, 1),
                N_("this report is about no record of this project; it counts for nothing: {ids}"),
                N_("Take it out of 'history', which is for earlier reports of this project."),
                (("ids", shorten(", ".join(report.records), 120) or "-"),),
            )
