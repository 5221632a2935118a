"""Days, times and spans of time as a sheet shows them.

Days are ISO 8601, as ``03/04`` is two days; a day of the month that is not shown, or a time, is
left out.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from sphinx_readiness.importing.readers.shown.codes import Piece, Section

_NOON: Final = 12

_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December")  # fmt: skip

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def moment_text(value: date | time | timedelta, section: Section) -> str:
    """Return a day, a time or a span of time as far as *section* shows it."""
    kinds = section.kinds()
    if isinstance(value, timedelta) or "elapsed" in kinds:
        return _span(value, section.pieces)
    if isinstance(value, time):
        timed = kinds & set("hns") and not kinds & set("ymd")
        return (
            _by_pieces(datetime.combine(date.min, value), section.pieces) if timed else str(value)
        )
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not kinds & set("ymdhns"):
        return _iso(value, seconds=bool(value.time().second), timed=value.time() != time())
    if {"m", "d"} <= kinds:
        return _iso(value, seconds="s" in kinds, timed=bool(kinds & set("hns")))
    return _by_pieces(value, section.pieces)


def _iso(value: datetime, *, seconds: bool, timed: bool) -> str:
    day = value.date().isoformat()
    return f"{day} {value.time().isoformat('seconds' if seconds else 'minutes')}" if timed else day


def _by_pieces(value: datetime, pieces: tuple[Piece, ...]) -> str:
    """Return *value* piece by piece, with names in English."""
    halves = any(each.kind == "meridiem" for each in pieces)
    hour = (value.hour % _NOON or _NOON) if halves else value.hour
    numbers = {"m": value.month, "d": value.day, "h": hour, "n": value.minute, "s": value.second}
    names = {"m": _MONTHS[value.month - 1], "d": _DAYS[value.weekday()]}
    made = []
    for kind, text in pieces:
        letter, width = text[:1], len(text)
        if kind == "meridiem":
            made.append("PM"[: len(text) // 2] if value.hour >= _NOON else "AM"[: len(text) // 2])
        elif kind != "date":
            made.append(text if kind not in ("digit", "general") else "")
        elif letter == "y":
            made.append(f"{value.year:04d}" if width > 2 else f"{value.year % 100:02d}")  # noqa: PLR2004
        elif letter in names and width > 2:  # noqa: PLR2004
            made.append(names[letter][: 3 if width == 3 else 1 if width == 5 else None])  # noqa: PLR2004
        else:
            made.append(f"{numbers[letter]:0{min(width, 2)}d}")
    return " ".join("".join(made).rstrip(".").split())


def _span(value: date | time | timedelta, pieces: tuple[Piece, ...]) -> str:
    """Return a span of time: its largest unit goes on beyond a day."""
    if isinstance(value, timedelta):
        span = value
    elif isinstance(value, time):
        span = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    else:
        return str(value)
    total = round(abs(span).total_seconds())
    units = {"h": 3600, "n": 60, "m": 60, "s": 1}
    largest = 86400
    made = []
    for kind, text in pieces:
        if kind in ("date", "elapsed") and text[0] in units:
            size = units[text[0]]
            number = total // size if kind == "elapsed" else total % largest // size
            largest = size
            made.append(f"{number:0{min(len(text), 2)}d}")
        else:
            made.append("" if kind in ("digit", "date") else text)
    said = " ".join("".join(made).rstrip(".").split())
    return f"-{said}" if span < timedelta() and said else said or str(value)
