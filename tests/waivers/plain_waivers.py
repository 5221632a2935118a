"""Waivers with a known truth: made from a seed, and judged by a plain reading of the rules.

The oracle shares no code with the product: dates are counted by the standard library, and words by
what the generator has put there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

LONGEST = 90

REASONS = ("the spare line comes in March", "to be replaced in release 2.1", "vendor is late")

BLANKS = ("", "-", "TBD", "[name]", "___", "n/a")

APPROVERS = ("Dana Cruz", "@eve", "Ann, Bo")

BAD_DAYS = (
    "2026-02-30", "2027-02-29", "31.03.2026", "2026-3-1", "soon", "2026-03-31T00:00+14:00", "never",
    "2026-13-01", "2026-00-10", "20260331",
)  # fmt: skip


class Made(NamedTuple):
    """One waiver: what is written, and what a plain reading makes of it."""

    id: str
    status: str
    reason: str
    approver: str
    until: str
    start: str
    last: date | None
    """The day until which it would hold if nothing else were wrong; None if that is no date."""

    def is_whole(self) -> bool:
        """Say whether it has a reason, an approver and good dates."""
        if self.reason not in REASONS or self.approver not in APPROVERS or self.last is None:
            return False
        if not self.start or self.start in BLANKS:
            return True
        try:
            first = date.fromisoformat(self.start)
        except ValueError:
            return False
        return len(self.start) == 10 and first <= self.last

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on *day*."""
        if not self.is_whole() or self.last is None:
            return False
        first = day if not self.start or self.start in BLANKS else date.fromisoformat(self.start)
        return first <= day <= self.last and (self.last - first).days <= LONGEST

    def lapses_after(self, day: date, days: int) -> date | None:
        """Return the first day within *days* after *day* on which its row is open again."""
        for ahead in range(1, days + 1):
            then = day + timedelta(days=ahead)
            if self.holds_on(then - timedelta(days=1)) and not self.holds_on(then):
                return then
        return None


def waivers(number: int, today: date, seed: int) -> Iterator[Made]:
    """Yield *number* waivers of failed and open rows, well formed or not, around *today*."""
    dice = random.Random(seed)
    month_ends = [date(today.year, month, 1) - timedelta(days=1) for month in range(2, 13)]
    near = (-2, -1, 0, 1, 2, 28, 29, 30, 31, 59, 60, 88, 89, 90, 91, 92, 365)
    for count in range(number):
        last: date | None = today + timedelta(days=dice.choice(near))
        if dice.random() < 0.2:
            last = dice.choice(month_ends)
        until = last.isoformat() if last else ""
        if dice.random() < 0.12:
            until, last = dice.choice((*BAD_DAYS, *BLANKS)), None
        start = ""
        if dice.random() < 0.4:
            start = (
                today + timedelta(days=dice.choice((-91, -90, -30, -1, 0, 1, 2, 30)))
            ).isoformat()
            if dice.random() < 0.1:
                start = dice.choice((*BAD_DAYS, *BLANKS))
        yield Made(
            f"W-{count}",
            dice.choice(("❌", "❌", "⚠️", "⬜")),
            dice.choice(REASONS) if dice.random() < 0.9 else dice.choice(BLANKS),
            dice.choice(APPROVERS) if dice.random() < 0.9 else dice.choice(BLANKS),
            until,
            start,
            last,
        )
