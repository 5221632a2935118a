"""Calendar dates and spans as people write them in a record."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)

_SPAN: Final = re.compile(r"(\d{1,4})\s*([a-z]+)\Z", re.ASCII)

_UNITS: Final = {
    "h": "hour", "hr": "hour", "hrs": "hour", "hour": "hour", "hours": "hour",
    "d": "day", "day": "day", "days": "day",
    "w": "week", "wk": "week", "week": "week", "weeks": "week",
    "mo": "month", "month": "month", "months": "month",
}  # fmt: skip


def parse_date(text: str) -> date | None:
    """Return the ISO 8601 calendar date (``YYYY-MM-DD``) in *text*, or None if it is not one."""
    match = _ISO.match(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_span(text: str) -> tuple[int, str] | None:
    """Return a span such as ``24h``, ``1 week`` or ``1 month`` as (count, unit).

    The unit is ``hour``, ``day``, ``week`` or ``month``. None if *text* is no such span.
    """
    match = _SPAN.match(text.strip().lower())
    if match is None:
        return None
    unit = _UNITS.get(match.group(2))
    count = int(match.group(1))
    return (count, unit) if unit and count else None


def last_day(start: date, span: tuple[int, str]) -> date | None:
    """Return the last day of *span* after the day *start*; None if the calendar ends before.

    Hours are rounded up to days, as nobody writes the hour of a release. A month ends on the same
    day of a later month, or on its last.
    """
    count, unit = span
    try:
        if unit != "month":
            days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
            return start + timedelta(days=days)
        months = start.month - 1 + count
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None
