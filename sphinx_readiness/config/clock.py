"""The one clock: what "today" is, and "now", decided once and handed down."""

from __future__ import annotations

import time as system
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final, NamedTuple

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable of the environment that sets the clock of builds."""

SYSTEM: Final = "system"
"""Where a day came from that nobody has set."""


class Clock(NamedTuple):
    """The day on which a report is made, in UTC, and where that day came from.

    All that is judged by days goes by *today*. Only a window whose record says the very time of
    its deployment goes by the moment.
    """

    today: date
    source: str
    now: datetime | None = None
    """The moment in UTC, to the second; None where only a day is known."""

    @property
    def moment(self) -> datetime:
        """Now, in UTC; of a day its end, so that what ends on it has ended."""
        return self.now or end_of(self.today)


def end_of(day: date) -> datetime:
    """Return the last second of *day*, in UTC."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def system_now() -> datetime:
    """Return now, to the second. Asked once a build, which may go on over midnight.

    It is asked in the way of what lint keeps, whose day has to be that of the report.
    """
    return datetime.fromtimestamp(int(system.time()), UTC)


def make_clock(as_of: str | None, environ: Mapping[str, str], now: datetime) -> Clock:
    """Return the clock for a run.

    In order: *as_of* (``YYYY-MM-DD``, from ``--as-of`` or ``readiness_as_of``), the
    ``SOURCE_DATE_EPOCH`` of *environ* (seconds since 1970-01-01 UTC, see
    https://reproducible-builds.org/specs/source-date-epoch/), the system's *now*.
    An *as_of* that is no date is ignored here: the options have reported it already.
    """
    if as_of:
        from sphinx_readiness.text.dates import parse_date  # noqa: PLC0415 - few state a day

        written = parse_date(as_of)
        if written is not None:
            return Clock(written, "as-of")
    moment = moment_of(environ.get(EPOCH, ""))
    if moment is not None:
        return Clock(moment.date(), EPOCH, moment)
    return Clock(now.date(), SYSTEM, now)


def moment_of(epoch: str) -> datetime | None:
    """Return the moment in UTC that *epoch* has seconds of since 1970; None if it is no such."""
    if not (epoch.isascii() and epoch.isdigit()):
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (OverflowError, ValueError, OSError):
        return None
