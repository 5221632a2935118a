"""Waivers: what was written, on which days one holds, and what it comes to on the day of a report.

:meth:`Waiver.state` is the one place that says what a day means. Days are calendar days without a
time or a zone, and both ends belong to the waiver.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.model.items import DateField, Item, Location


class WaiverState(Enum):
    """Where a waiver stands on a day."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    """Its first day is still to come."""
    TOO_LONG = "too-long"
    """It ends later than waivers may, and counts for nothing."""
    EXPIRED = "expired"
    VOID = "void"
    """Something is missing or malformed, so that it counts for nothing."""


class Waiver(NamedTuple):
    """A named person's reasoned permission to go on without rows, or without a finding."""

    targets: tuple[str, ...]
    """The ids of items or checklists; for one of a finding also paths, maybe with ``:line``."""
    text: str
    """What the targets were read from."""
    reason: str
    approver: str
    start: DateField
    end: DateField
    ticket: str
    rule: str
    """The code or name of a rule: then it excuses findings of that rule, and waives no row."""
    location: Location
    block: Location
    """The directive that it is written in; several may share one."""
    home: str = ""
    """The record that its targets belong to."""
    faults: tuple[str, ...] = ()
    """What makes it void: the names of options that are missing or malformed, see ``FAULTS``."""
    first: date = date.max
    """The first day on which it holds; behind the last one where it never does."""
    last: date = date.min
    """The last day on which it holds."""

    def state(self, day: date) -> WaiverState:
        """Return where it stands on *day*."""
        if self.faults:
            return WaiverState.VOID
        if day > self.last:
            return WaiverState.EXPIRED
        if self.first > self.last:
            return WaiverState.TOO_LONG
        if day < self.first:
            return WaiverState.NOT_YET if self.start.text else WaiverState.TOO_LONG
        return WaiverState.IN_FORCE


MISSING: Final = ("reason", "approver", "until")
"""The faults of a waiver that lacks something; a blank to fill in is nothing."""

BAD_UNTIL: Final = "bad-until"

BAD_FROM: Final = "bad-from"

BACKWARDS: Final = "backwards"
"""It ends before it begins."""

GUARDED: Final = "guarded"
"""It stands in ``only``, so that not every page would show it."""


class BoundWaiver(NamedTuple):
    """A waiver, where it stands on the day of the report, and the rows that it binds to."""

    waiver: Waiver
    state: WaiverState
    items: tuple[str, ...] = ()
    """The ids of the items that it names."""
    checklists: tuple[str, ...] = ()
    """The ids of the checklists that it names."""
    unknown: tuple[str, ...] = ()
    """Targets that are the id of nothing, or of several things."""
    needed: bool = False
    """Whether any of its rows would hold something back without a waiver."""
    open: tuple[str, ...] = ()
    """The ids of its rows that hold something back in spite of all waivers; a thousand at most."""
    owned: tuple[str, ...] = ()
    """The ids of rows that its approver owns where duties are separate: it does not hold there."""
    places: frozenset[tuple[str, int]] = frozenset()
    """Where what it names is written: what a finding has to be at to be excused."""


class Lapse(NamedTuple):
    """Rows that are held by waivers up to a day, and by none on the next: *day* is that one."""

    day: date
    waiver: Waiver
    rows: tuple[Item, ...]
