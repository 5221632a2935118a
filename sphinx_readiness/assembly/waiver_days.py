"""Which days the waivers of one row cover together, and when nothing covers it any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sphinx_readiness.model.waivers import Waiver


class Stretch(NamedTuple):
    """Days in a row on which waivers hold: the first, the last, and the waiver that ends it."""

    first: date
    last: date
    waiver: Waiver


def stretches(waivers: Iterable[Waiver]) -> list[Stretch]:
    """Return what *waivers* cover together; those that never hold cover nothing."""
    found = (Stretch(each.first, each.last, each) for each in waivers if each.first <= each.last)
    return joined(found)


def joined(found: Iterable[Stretch]) -> list[Stretch]:
    """Return *found* by day, those in one that overlap or follow each other without a gap."""
    whole: list[Stretch] = []
    for each in sorted(found, key=lambda stretch: (stretch.first, stretch.last)):
        before = whole[-1] if whole else None
        if before is None or (each.first - before.last).days > 1:
            whole.append(each)
        elif each.last > before.last:
            whole[-1] = Stretch(before.first, each.last, each.waiver)
    return whole


def ends(found: Iterable[Stretch], day: date, days: int) -> Iterator[tuple[date, Waiver]]:
    """Yield the days right behind stretches, within *days* after *day*, and who ends there."""
    for each in found:
        if 0 <= (each.last - day).days < days and each.last < date.max:
            yield each.last + timedelta(days=1), each.waiver
