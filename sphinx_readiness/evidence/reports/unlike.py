"""What kinds that read reports say of one that does not count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from sphinx_readiness.evidence.kinds import Checked, Unusable
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.evidence import NO_ORIGIN, Fault, Origin
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.phrases import N_

_LONGEST: Final = 40
"""Characters in a timestamp, at most."""

_AGAIN: Final = N_("Have the file made again by the tool that writes it.")


def unlike(path: str, expected: str) -> Unusable:
    """Return the failure of a file that is something else than *expected*, a report's name."""
    reason = N_("'{path}' is no {expected}")
    values = (("path", path), ("expected", expected))
    return Unusable(Checked(None, reason, values, Fault.UNLIKE))


def not_run(reason: str, origin: Origin = NO_ORIGIN, /, **values: str) -> Checked:
    """Return that nothing ran, for a template *reason*."""
    return Checked(None, reason, tuple(values.items()), Fault.NOTHING_RAN, origin)


def inconsistent(path: str, line: int, reason: str, /, **values: str) -> UnreadableFile:
    """Return the failure of a report that contradicts itself on *line*: it was cut or edited."""
    return UnreadableFile(path, line, reason, _AGAIN, **values)


def day_of(timestamp: object) -> date | None:
    """Return the day of *timestamp*, as ISO 8601 has it; None if it is none.

    It is the one in UTC where an offset is told: the same moment is one day, whoever wrote it.
    """
    if not isinstance(timestamp, str):
        return None
    day = parse_date(timestamp[:10])
    if day is None or len(timestamp) > _LONGEST:
        return day
    try:
        moment = datetime.fromisoformat(timestamp)
        return moment.astimezone(UTC).date() if moment.tzinfo is not None else day
    except (ValueError, OverflowError):
        return day


def number_of(value: object) -> float | None:
    """Return *value* as a finite number, or None if it is none; texts count as what they say."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


def compares(found: float, operator: str, wanted: float) -> bool:
    """Say whether *found* is as *operator* (``>=``, ``<``, ``==``, ...) and *wanted* have it."""
    return {
        ">=": found >= wanted,
        ">": found > wanted,
        "<=": found <= wanted,
        "<": found < wanted,
        "==": found == wanted,
        "!=": found != wanted,
    }[operator]


def plain(number: float) -> str:
    """Return *number* as people write it."""
    return f"{number:.6g}"
