"""Options about exceptions: waivers, rows that are left out, and what time alone brings about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.option import InvalidValue, Option
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.dates import parse_span
from sphinx_readiness.text.phrases import N_

ENTRY_KEYS: Final = (
    "items", "reason", "approver", "until", "from", "ticket", "rule", "record",
)  # fmt: skip
"""What an entry of ``waivers`` may have."""

_MOST_DAYS: Final = 36_525
"""A hundred years."""

_ENTRY: Final = N_(
    'tables such as {items = ["OPS-1"], reason = "...", approver = "...", until = 2026-01-31}, '
    "with from, ticket, rule and record if wanted"
)


def _entries(value: object) -> tuple[Pairs, ...]:
    """Return a list of waivers as pairs of texts.

    One that is not understood stays in its place, without anything, so that it is known which.
    """
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        raise InvalidValue(_ENTRY, value)
    made: list[Pairs] = []
    first: InvalidValue | None = None
    for entry in value:
        pairs = _entry(entry)
        made.append(pairs or ())
        if pairs is None:
            first = first or InvalidValue(_ENTRY, entry)
    if first is not None:
        first.rest = tuple(made)
        raise first
    return tuple(made)


def _entry(entry: object) -> Pairs | None:
    if not isinstance(entry, Mapping) or not set(entry) <= set(ENTRY_KEYS) or "items" not in entry:
        return None
    pairs = []
    for key, each in entry.items():
        members = each if key == "items" and isinstance(each, list | tuple) else [each]
        texts = [_text(member) for member in members]
        if not texts or not all(texts):
            return None
        pairs.append((str(key), ", ".join(filter(None, texts))))
    return tuple(pairs)


def _text(value: object) -> str | None:
    """Return a text, or a date as it is written; a day with a time is kept, and no date."""
    if isinstance(value, str):
        return value.strip() or "-"
    return str(value) if isinstance(value, date | datetime) else None


def days(value: object) -> int:
    """Return a number of days: a whole number, or a text such as ``90 d`` or ``12 weeks``."""
    expected = N_('a number of days, such as 90, "90 d" or "12 weeks"')
    if isinstance(value, int) and not isinstance(value, bool):
        days = value
    else:
        text = value if isinstance(value, str) else ""
        span = parse_span(text) or (parse_span(f"{text.strip()} d") if text.strip() else None)
        if span is None or span[1] not in {"day", "week"}:
            raise InvalidValue(expected, value)
        days = span[0] * (7 if span[1] == "week" else 1)
    if not 0 < days <= _MOST_DAYS:
        raise InvalidValue(expected, value)
    return days


WAIVERS: Final[Option[tuple[Pairs, ...]]] = Option(
    (),
    _entries,
    "list of tables with `items`, `reason`, `approver`, `until`, and `from`, `ticket`, `rule`, "
    "`record`",
    "Waivers beside those that stand in documents: rows that do not hold the release back until "
    "a day, or with `rule` findings that do not count.",
    reread=False,
)

MAX_WAIVER: Final[Option[int]] = Option(
    90,
    days,
    'number of days, or text such as `"12 weeks"`',
    "How many days a waiver may last: from its `from`, or else from the day of the report.",
    reread=False,
)

SEPARATE_DUTIES: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "true or false",
    "Whether a waiver counts for nothing on rows that its approver owns, and a sign-off is invalid "
    "over rows that its signer owns or, by the commits of the repository, edited last.",
    reread=False,
)

NOT_APPLICABLE_APPROVER: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "true or false",
    "Whether a row that is not applicable needs an `Approver` besides its reason.",
)

FAIL_ON_TIME: Final[Option[bool]] = Option(
    True,
    valid.boolean,
    "true or false",
    "Whether the gate fails for what time alone has brought about, such as a waiver that has "
    "expired. `lint --pull-request` sets it to false.",
    reread=False,
)
