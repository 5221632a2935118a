"""The one clock: what "today" is, decided once and handed down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple


class Clock(NamedTuple):
    """The day on which a report is made, in UTC, and where that day came from."""

    today: date
    source: str


def system_day() -> date:
    """Return the day of now. Asked once a build, which may go on over midnight."""
    return datetime.now(UTC).date()


def make_clock(as_of: str | None, environ: Mapping[str, str], day: date) -> Clock:
    """Return the clock for a run.

    In order: *as_of* (``YYYY-MM-DD``, from ``--as-of`` or ``readiness_as_of``), the
    ``SOURCE_DATE_EPOCH`` of *environ* (seconds since 1970-01-01 UTC, see
    https://reproducible-builds.org/specs/source-date-epoch/), the system's *day*.
    An *as_of* that is no date is ignored here: the options have reported it already.
    """
    if as_of:
        from sphinx_readiness.text.dates import parse_date  # noqa: PLC0415 - few state a day

        written = parse_date(as_of)
        if written is not None:
            return Clock(written, "as-of")
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        try:
            return Clock(datetime.fromtimestamp(int(epoch), UTC).date(), "SOURCE_DATE_EPOCH")
        except (OverflowError, ValueError, OSError):
            pass
    return Clock(day, "system")
