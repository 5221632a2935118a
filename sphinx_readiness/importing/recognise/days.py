"""Days as people write them: ``March 3, 2026``, ``3.3.2026``, ``2026/03/03``."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sphinx_readiness.text.dates import parse_date

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)


def iso_day(text: str) -> str | None:
    """Return the day in *text* as ISO 8601, or None where it is not clear which one is meant."""
    text = text.strip()
    if parse_date(text) is not None:
        return text
    words = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    if len(words) != 3:  # noqa: PLR2004
        return None
    month = next((word for word in words if word[:3] in _MONTHS and word.isalpha()), None)
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]  # noqa: PLR2004
    if month is not None and len(numbers) == 2:  # noqa: PLR2004
        day, year = sorted(numbers)
        return _day(year, _MONTHS.index(month[:3]) + 1, day)
    if len(numbers) == 3 and numbers[0] > 999:  # noqa: PLR2004 - 2026/01/31
        return _day(*numbers)
    if len(numbers) == 3 and numbers[2] > 999:  # noqa: PLR2004
        one, other, year = numbers
        if "." in text:
            return _day(year, other, one)
        if one > 12 or other > 12:  # noqa: PLR2004 - which of them is the month is clear
            return _day(year, min(one, other), max(one, other))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year > 999 else None  # noqa: PLR2004
    except ValueError:
        return None
