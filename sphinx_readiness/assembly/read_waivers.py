"""From waivers as written to waivers: what is missing or malformed makes one void."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sphinx_readiness.assembly.exempt_rows import gives_reason
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import DateField, Location
from sphinx_readiness.model.raw import RawWaiver
from sphinx_readiness.model.waivers import (
    BACKWARDS,
    BAD_FROM,
    BAD_UNTIL,
    GUARDED,
    MISSING,
    Waiver,
)
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.folding import REPEATED_LIMIT, fold, shorten
from sphinx_readiness.text.plain import readable
from sphinx_readiness.vocabulary.statuses import Vocabulary

_SEPARATOR: Final = re.compile(r"[,;\s]+")

_AROUND: Final = "`*[](){}\"'"
"""Marks around an id that are not part of it."""


LONGEST_REASON: Final = 2_000
"""Characters that are kept of a reason."""


def read_waiver(raw: RawWaiver, home: str, options: Options, vocabulary: Vocabulary) -> Waiver:
    """Return *raw*, whose targets belong to the record *home*, with what makes it void."""
    written = dict(raw.options)

    def text(name: str) -> str:
        value = fold(readable(written.get(name, "")))
        return "" if vocabulary.is_placeholder(value) else shorten(value, REPEATED_LIMIT)

    reason = shorten(fold(readable(written.get("reason", ""))), LONGEST_REASON)
    reason = reason if gives_reason(reason, vocabulary) else ""
    targets = fold(readable(raw.targets))
    start, end = (DateField(text(name), parse_date(text(name))) for name in ("from", "until"))
    made = Waiver(
        targets=tuple(dict.fromkeys(_names(targets))),
        text=shorten(targets, REPEATED_LIMIT),
        reason=reason,
        approver=text("approver"),
        start=start,
        end=end,
        ticket=text("ticket"),
        rule=text("rule"),
        location=Location(*raw.place),
        block=Location(*raw.block),
        home=written.get("record", "").strip() or home,
    )
    told = {"reason": made.reason, "approver": made.approver, "until": made.end.text}
    faults = tuple(name for name in MISSING if not told[name]) + tuple(_bad_dates(made))
    if raw.guarded:
        faults += (GUARDED,)
    if faults or end.value is None:
        return made._replace(faults=faults)
    return _with_days(made, end.value, options.max_waiver)


def _names(text: str) -> Iterator[str]:
    for each in _SEPARATOR.split(text):
        name = each.strip(_AROUND)
        if name:
            yield name


def _bad_dates(waiver: Waiver) -> Iterator[str]:
    start, end = waiver.start, waiver.end
    if end.text and end.value is None:
        yield BAD_UNTIL
    if start.text and start.value is None:
        yield BAD_FROM
    if start.value is not None and end.value is not None and end.value < start.value:
        yield BACKWARDS


def _with_days(waiver: Waiver, last: date, longest: int) -> Waiver:
    """Return *waiver* with the days on which it holds; *longest* days lie between them at most.

    One that does not say when it begins holds as soon as its end is near enough.
    """
    try:
        earliest = last - timedelta(days=longest)
    except OverflowError:
        earliest = date.min
    first = waiver.start.value or earliest
    return waiver._replace(first=date.max if first < earliest else first, last=last)
