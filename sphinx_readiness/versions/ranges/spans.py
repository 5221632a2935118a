"""Spans of versions: what is in them, and whether one implies another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

Key: TypeAlias = Any
"""What orders the versions of one ecosystem."""


class Span(NamedTuple):
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


Range: TypeAlias = tuple[tuple[Span, ...], ...]
"""Alternatives, in each of which all spans have to hold."""


def implied(spans: Iterable[Span], wanted: Span) -> bool:
    """Say whether what is in all *spans* is in *wanted*."""
    if any(span == wanted for span in spans):
        return True
    inside = [span for span in spans if not span.outside]
    if wanted.outside:
        return any(_apart(span, wanted) for span in inside)
    above = wanted.low is None or any(
        span.low is not None
        and (
            span.low > wanted.low or (span.low == wanted.low and (wanted.low_in or not span.low_in))
        )
        for span in inside
    )
    below = wanted.high is None or any(
        span.high is not None
        and (
            span.high < wanted.high
            or (span.high == wanted.high and (wanted.high_in or not span.high_in))
        )
        for span in inside
    )
    return above and below


def _apart(one: Span, other: Span) -> bool:
    return _before(one, other) or _before(other, one)


def _before(one: Span, other: Span) -> bool:
    if one.high is None or other.low is None:
        return False
    return bool(
        one.high < other.low or (one.high == other.low and not (one.high_in and other.low_in))
    )
