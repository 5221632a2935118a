"""When windows after deployment are due, as their pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.golive.windows import Due, ends
from sphinx_readiness.model.record import Record, Window
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome

_HOUR: Final = timedelta(hours=1)

_DAY: Final = timedelta(days=1)


class Left(NamedTuple):
    """What is left of a window, as a badge shows it."""

    number: int
    """Of days or hours; negative where it is over."""
    hours: bool = False
    until: datetime | None = None
    """The moment from which a badge shows something else on the same day, if it does."""


def left_of(due: Due, now: datetime) -> Left:
    """Return what is left of a window that is *due*, at *now*.

    That is in days; in begun hours for the last day of one that is due by the hour.
    """
    days = (due.day - now.date()).days
    if not due.timed:
        return Left(days)
    left = due.moment - now
    if left < timedelta(0):
        return Left(-1, hours=True)
    if left > _DAY:
        return Left(days, until=due.moment - _DAY)
    hours = max(-(-left // _HOUR), 1)
    return Left(hours, hours=True, until=due.moment - (hours - 1) * _HOUR)


def window_left(state: BuildState, record: Record, window: Window) -> Left | None:
    """Return what is left of *window*; None where it does not run, or has no open row."""
    counts = checklist_result(window.checklist, state.vocabulary).counts
    if not counts.outcome(Outcome.OPEN):
        return None
    for each, due in ends(record, final_words(state.final_states)):
        if each is window:
            return left_of(due, state.now)
    return None


def _all(state: BuildState) -> Iterator[tuple[str, Left]]:
    for result in state.results:
        for window in result.record.windows:
            left = window_left(state, result.record, window)
            if left is not None:
                yield window.checklist.docname, left


def windows_of(state: BuildState) -> dict[str, list[tuple[int, bool]]]:
    """Return what is left of the windows on each page, in order, where any runs."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for docname, left in _all(state):
        found.setdefault(docname, []).append((left.number, left.hours))
    return found


def held(state: BuildState) -> tuple[datetime, datetime | None] | None:
    """Return the moments since and until which windows show what they show on this day.

    None where none is due by the hour.
    """
    timed = [left for _name, left in _all(state) if left.hours or left.until is not None]
    if not timed:
        return None
    return state.now, min((each.until for each in timed if each.until is not None), default=None)
