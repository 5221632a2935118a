"""Calendar dates and spans as people write them in a record."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)

_DAYS: Final = re.compile(
    r"(?<![\w./-])(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?![\w/-]|\.\d)",
    re.ASCII,
)
"""What has the form of a day, with the year first or last."""

_MOMENT: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})? ?(Z|UTC|[+-]\d{2}:?\d{2})\Z", re.ASCII
)

_SPAN: Final = re.compile(
    r"(?:(?:the )?first |within (?:the first )?|(?:t|d) ?\+ ?|\+ ?|after |for )?"
    r"(\d{1,4}|one|two|three|four|six)[\s-]*([a-z]+)"
    r"(?: (?:after|post|from|since)"
    r"(?: (?:the )?(?:release|launch|go-live|deployment|rollout))?)?\Z",
    re.ASCII,
)

_FIRST: Final = re.compile(r"\Afirst (?=(?:day|week|month)\b)")

_NUMBERS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6}

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


def has_impossible_day(text: str) -> bool:
    """Say whether something in *text* has the form of a day that no calendar has: 2026-13-45."""
    return bool(impossible_day(text))


def impossible_day(text: str) -> str:
    """Return the first in *text* that has the form of a day that no calendar has, or nothing.

    With the year last the day or the month may come first.
    """
    for found in _DAYS.finditer(text):
        first, second, third, early, middle, late = found.groups("")
        year, month, day = (late, middle, early) if late else (first, second, third)
        if not _is_day(year, month, day) and not (late and _is_day(year, day, month)):
            return found[0]
    return ""


def days_in(text: str) -> Iterator[date]:
    """Yield the days in *text* that are written with the year first: ``by Ann on 2026-01-31``."""
    for found in _DAYS.finditer(text):
        year, month, day = found.group(1, 2, 3)
        known = parse_date(f"{year}-{month:0>2}-{day:0>2}") if year else None
        if known is not None:
            yield known


def _is_day(year: str, month: str, day: str) -> bool:
    return parse_date(f"{year}-{month:0>2}-{day:0>2}") is not None


def parse_moment(text: str) -> datetime | None:
    """Return the time in *text* in UTC, such as ``2026-01-31T14:00Z`` or ``... 15:00:00+01:00``.

    It is an ISO 8601 date and time with its zone. None if it is none: without a zone it is none.
    """
    match = _MOMENT.match(text.strip())
    if match is None:
        return None
    day, minute, second, zone = match.groups()
    offset = "+00:00" if zone in ("Z", "UTC") else zone
    try:
        found = datetime.fromisoformat(f"{day}T{minute}{second or ':00'}{offset}")
        return found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def parse_span(text: str) -> tuple[int, str] | None:
    """Return a span such as ``24h``, ``1 week`` or ``First 48 hours`` as (count, unit).

    The unit is ``hour``, ``day``, ``week`` or ``month``. None if *text* is no such span.
    """
    folded = " ".join(text.lower().split())
    match = _SPAN.match(_FIRST.sub("first 1 ", folded))
    if match is None:
        return None
    unit = _UNITS.get(match.group(2))
    count = _NUMBERS.get(match.group(1)) or int(match.group(1))
    return (count, unit) if unit and count else None


def last_moment(start: datetime, span: tuple[int, str]) -> datetime | None:
    """Return the end of *span* after the moment *start*; None if the calendar ends before."""
    count, unit = span
    try:
        if unit == "hour":
            return start + timedelta(hours=count)
        day = last_day(start.date(), span)
        return datetime.combine(day, start.timetz()) if day is not None else None
    except OverflowError:
        return None


def last_day(start: date, span: tuple[int, str]) -> date | None:
    """Return the last day of *span* after the day *start*; None if the calendar ends before.

    Hours are rounded up to days, as the hour of *start* is not known. A month ends on the same day
    of a later month, or on its last.
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
