"""What turns red next, as text: a table for a terminal, JSON, and a calendar (RFC 5545).

The same events give the same bytes: the only date that is not an event's is the day of the report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.exports.text_columns import fit, pad, text_width
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, english

FORMATS: Final = ("table", "json", "ics")

SCHEMA: Final = "urn:sphinx-readiness:schema:forecast-1"

_LINE: Final = 75
"""Octets in a line of a calendar, without its end (RFC 5545, section 3.1)."""

_TEXT_WIDTH: Final = 100

_HEADINGS: Final = (N_("Red from"), N_("Rule"), N_("What"), N_("Where"))

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def _place(event: Event) -> str:
    return f"{event.location.path or '.'}:{max(event.location.line, 1)}"


def table_lines(
    events: Sequence[Event], today: date, days: int, translate: Translate
) -> Iterator[str]:
    """Yield a table of *events*, then how many there are up to how many *days* after *today*."""
    rows = [
        (
            event.day.isoformat(),
            event.code,
            fit(event.text(translate), _TEXT_WIDTH),
            visible(_place(event)),
        )
        for event in events
    ]
    if rows:
        rows.insert(0, (*map(translate, _HEADINGS),))  # type: ignore[arg-type]
        widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = [pad(cell, width) for cell, width in zip(row, widths, strict=True)]
            yield inert("  ".join(cells).rstrip())
        yield ""
    yield translate(N_("turning red within {days} days of {day}: {number}")).format(
        days=days, day=today.isoformat(), number=len(events)
    )


def json_text(events: Sequence[Event], today: date, days: int) -> str:
    """Return *events* as JSON, with a line for each; texts are English."""
    head = {"schema": SCHEMA, "version": 1, "as_of": today.isoformat(), "days": days}
    lines = [json.dumps(_fields(event), ensure_ascii=False) for event in events]
    body = ",\n  ".join(lines)
    text = json.dumps(head)[:-1] + ', "events": ['
    text += f"\n  {body}\n]}}\n" if lines else "]}\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def _fields(event: Event) -> dict[str, object]:
    return {
        "day": event.day.isoformat(),
        "kind": event.kind,
        "code": event.code,
        "message": event.text(),
        "record": event.record or None,
        "items": list(event.items),
        "path": event.location.path,
        "line": max(event.location.line, 1),
    }


def calendar_text(events: Sequence[Event], today: date, translate: Translate = english) -> str:
    """Return *events* as a calendar of whole days, the first red ones, with CRLF line ends."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//sphinx-readiness//sphinx-readiness {__version__}//EN",
        "CALSCALE:GREGORIAN",
    ]
    for event in events:
        lines += _event_lines(event, today, translate)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event_lines(event: Event, today: date, translate: Translate) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(event)}@sphinx-readiness"
    yield f"DTSTAMP:{_day(today)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day != date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(f'{event.code} {event.text(translate)}')}"
    yield f"DESCRIPTION:{_escaped(_place(event))}"
    yield f"CATEGORIES:{event.kind}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _identity(event: Event) -> str:
    """Return what stays the same for an event while lines move."""
    parts = (event.day.isoformat(), event.kind, event.code, event.record, event.location.path)
    said = json.dumps([*parts, list(event.items), event.text()])
    return hashlib.sha256(said.encode("ascii")).hexdigest()[:32]


def _escaped(text: str) -> str:
    """Return *text* as a value (RFC 5545, section 3.3.11), without control characters."""
    return visible(text).translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield *line* in pieces of at most 75 octets; all but the first begin with a blank."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _LINE:
            yield piece
            piece, size = " ", 1
        piece += char
        size += width
    yield piece
