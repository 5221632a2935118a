"""What sources of coming events may look at, and which days count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias

from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.model.record import Record
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.workspace.waived import Waived


class Ahead(NamedTuple):
    """What a source of events may look at."""

    report: Report
    waived: Waived | None
    today: date
    days: int
    """How many days after today count."""
    now: datetime

    def after(self, last: date, *, today: bool = False) -> date | None:
        """Return the day after *last*, the last good one, if it is one of those that count.

        That may be *today* where it is not so yet.
        """
        if last == date.max:
            return None
        day = last + timedelta(days=1)
        return day if (not today) <= (day - self.today).days <= self.days else None

    def has(self, rule: Rule) -> bool:
        """Say whether the gate asks *rule*; what it never says does not turn red."""
        return any(each.code == rule.code for each in self.report.pages)

    def record_on(self, record: Record, day: date) -> Record:
        """Return *record* as its rows count on *day*."""
        if self.waived is None:
            return record
        project = self.waived.waivers.on(day)[0]
        return next(each for each in project.records if each.id == record.id)


Source: TypeAlias = Callable[[Ahead], Iterator[Event]]
