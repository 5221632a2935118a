"""Intervals of versions: what is in them, and whether one implies another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

Key: TypeAlias = Any
"""What orders the versions of one ecosystem."""


class Interval(NamedTuple):
    """All versions from *low* to *high*; an end that is None is open."""

    low: Key = None
    low_in: bool = True
    high: Key = None
    high_in: bool = False
    outside: bool = False
    """What is not in it is meant, as by ``!=``."""
    pre: tuple[int, ...] | None = None
    """The release of which pre-releases are meant, too (Cargo and npm)."""

    def holds(self, key: Key) -> bool:
        """Say whether *key* is meant."""
        above = self.low is None or key > self.low or (self.low_in and key == self.low)
        below = self.high is None or key < self.high or (self.high_in and key == self.high)
        return (above and below) is not self.outside


Range: TypeAlias = tuple[tuple[Interval, ...], ...]
"""Alternatives, in each of which all intervals have to hold."""


def implied(intervals: Iterable[Interval], wanted: Interval) -> bool:
    """Say whether what is in all *intervals* is in *wanted*."""
    if any(interval == wanted for interval in intervals):
        return True
    inside = [interval for interval in intervals if not interval.outside]
    if wanted.outside:
        return any(_apart(interval, wanted) for interval in inside)
    above = wanted.low is None or any(
        interval.low is not None
        and (
            interval.low > wanted.low
            or (interval.low == wanted.low and (wanted.low_in or not interval.low_in))
        )
        for interval in inside
    )
    below = wanted.high is None or any(
        interval.high is not None
        and (
            interval.high < wanted.high
            or (interval.high == wanted.high and (wanted.high_in or not interval.high_in))
        )
        for interval in inside
    )
    return above and below


def _apart(one: Interval, other: Interval) -> bool:
    return _before(one, other) or _before(other, one)


def _before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return bool(
        one.high < other.low or (one.high == other.low and not (one.high_in and other.low_in))
    )
