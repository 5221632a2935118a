"""Windows after deployment: from when they run, and when each is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sphinx_readiness.config.clock import end_of
from sphinx_readiness.model.record import Answer, Record, Window
from sphinx_readiness.text.dates import last_day, last_moment, parse_moment
from sphinx_readiness.vocabulary.record_states import says_final


class Due(NamedTuple):
    """When a window is due: its last good moment."""

    moment: datetime
    """In UTC."""
    timed: bool = False
    """Whether the very time of the deployment is known; else it is the end of a day."""

    @property
    def day(self) -> date:
        """The day of that moment, in UTC."""
        return self.moment.date()

    @property
    def last_day(self) -> date:
        """The last day at whose end it is not over."""
        day = self.day
        return day if self.moment >= end_of(day) or day == date.min else day - timedelta(days=1)

    @property
    def text(self) -> str:
        """What a message calls it."""
        return f"{self.moment:%Y-%m-%d %H:%M} UTC" if self.timed else self.day.isoformat()

    def is_over(self, now: datetime) -> bool:
        """Say whether it is over at *now*."""
        return self.moment < now


def ends(record: Record, finals: frozenset[tuple[str, ...]]) -> Iterator[tuple[Window, Due]]:
    """Yield the windows of *record* and when they are due, if it is deployed or released.

    *finals* are the words of the option ``final_states``.
    """
    start = start_of(record, finals) if record.windows else None
    for window in record.windows if start is not None else ():
        due = _due(start, window.span) if start is not None and window.span else None
        if due is not None:
            yield window, due


def _due(start: date | datetime, span: tuple[int, str]) -> Due | None:
    if isinstance(start, datetime):
        moment = last_moment(start, span)
        return Due(moment, timed=True) if moment is not None else None
    day = last_day(start, span)
    return Due(end_of(day)) if day is not None else None


def start_of(record: Record, finals: frozenset[tuple[str, ...]]) -> date | datetime | None:
    """Return the moment or day from which the windows of *record* run; None where none does yet.

    That is when it was deployed. Where nobody says so, it is the day of the release, or else the
    target of the decision, if the record is released: by its decision, or by its state.
    """
    if record.deployed.value is not None:
        return parse_moment(record.deployed.text) or record.deployed.value
    if any(each.answer is not Answer.YES for each in record.decisions):
        return None
    if not record.decisions and not says_final(record.state, finals):
        return None
    targets = (each.target.value for each in record.decisions)
    return record.release_date.value or next(filter(None, targets), None)
