"""What the forecast says of days to come is what the engine says when they have come."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.exports.forecasts import calendar_text, json_text, table_lines
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import TIME
from sphinx_readiness.model.forecast import Event, parse_days
from sphinx_readiness.model.items import Location
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.testing.projects import options_of, project_of, waivers_of
from sphinx_readiness.text.phrases import english
from sphinx_readiness.workspace.forecast import forecast
from sphinx_readiness.workspace.waived import Waived

TODAY = date(2026, 1, 20)

WHY = {"reason": "the line is late", "approver": "Dana Cruz"}


def waiver(targets: str, line: int, until: str, **more: str) -> dict[str, Any]:
    return {"targets": targets, "line": line, "options": WHY | {"until": until} | more}


DATA: dict[str, Any] = {
    "body": (
        "| ID  | Item | Status | Notes   |\n|---|---|---|---|\n"
        "| A-1 | one  | ❌ |         |\n| A-2 | two  | ⚠️ |         |\n"
        "| A-3 | tri  | ✅ | pending |\n| A-4 | four | ❌ |         |\n"
    ),
    "records": [
        {"id": "lantern", "line": 40, "options": {
            "next-review": "2026-02-28", "state": "released", "release-date": "2026-01-31"}},
    ],
    "checklists": [
        {"id": "month", "line": 60, "kind": "post-deployment", "options": {"window": "1 month"},
         "body": "| ID | Item | Status |\n|---|---|---|\n| W-1 | seen | ⬜ |\n"},
        {"id": "day", "line": 70, "kind": "post-deployment", "options": {"window": "24 h"},
         "body": "| ID | Item | Status |\n|---|---|---|\n| W-2 | seen | ⬜ |\n"},
    ],
    "waivers": [
        waiver("A-1", 80, "2026-02-10"),
        waiver("A-1", 81, "2026-02-20", **{"from": "2026-02-11"}),
        waiver("A-2", 82, "2026-02-05"),
        waiver("A-2", 83, "2026-02-28", **{"from": "2026-02-10"}),
        waiver("A-3", 84, "2026-02-15", rule="RD204"),
        waiver("A-4", 85, "2026-01-10"),
        waiver("W-2", 86, "2026-02-09"),
        waiver("W-1", 87, "2026-01-25"),
        waiver("A-4", 88, "2026-05-01"),
    ],
}  # fmt: skip


def world() -> Waived:
    options = options_of(DATA)
    project = project_of(DATA, options)
    waivers = waivers_of(project, DATA, options)
    return Waived(project, (), waivers, options, options.vocabulary())


def report_on(day: date) -> Report:
    rules = [rule for rule in RULES if rule.code in {"RD204", "RD212", "RD304", "RD803"}]
    return run(world().on(day).project, options_of(DATA), Clock(day, "test"), rules)


def test_each_event_is_the_first_day_of_a_finding() -> None:
    days = 60
    events = forecast(report_on(TODAY), world(), TODAY, days)
    before: set[tuple[str, str]] = set()
    red: set[tuple[date, str]] = set()
    for ahead in range(days + 1):
        day = TODAY + timedelta(days=ahead)
        found = {
            (each.code, row)
            for each in report_on(day).findings
            if each.cause == TIME or each.code == "RD204"
            for row in (dict(each.values).get("items", each.item) or str(each.location.line)).split(
                ", "
            )
        }
        if ahead:
            red |= {(day, code) for code, _row in found - before}
        before |= found
    told = {(each.day, each.code) for each in events}
    assert told == {
        (date(2026, 2, 6), "RD803"), (date(2026, 2, 10), "RD803"), (date(2026, 2, 16), "RD204"),
        (date(2026, 2, 21), "RD803"), (date(2026, 3, 1), "RD304"), (date(2026, 3, 1), "RD212"),
        (date(2026, 3, 1), "RD803"), (date(2026, 1, 26), "RD803"),
    }  # fmt: skip
    # A window that is over turns red once its row is no longer waived: its waiver says so.
    assert red - told == {(date(2026, 2, 10), "RD212")}
    assert told - red == {(date(2026, 3, 1), "RD803")}


def test_the_day_on_which_it_counts_as_late_is_told_exactly() -> None:
    (review,) = [
        each for each in forecast(report_on(TODAY), world(), TODAY, 60) if each.kind == "review"
    ]
    assert review.day == date(2026, 3, 1)
    assert forecast(report_on(TODAY), world(), TODAY, 39) != ()
    assert not any(each.kind == "review" for each in forecast(report_on(TODAY), world(), TODAY, 39))
    assert any(each.kind == "review" for each in forecast(report_on(TODAY), world(), TODAY, 40))


def event(text: str, day: date = date(2026, 3, 1)) -> Event:
    return Event(day, "waiver", "RD803", Location("docs/ä.md", 3), "{text}", (("text", text),))


@given(st.lists(st.text(max_size=300), max_size=4))
def test_a_calendar_is_folded_and_escaped(texts: list[str]) -> None:
    made = calendar_text([event(text) for text in texts], TODAY)
    lines = made.encode("utf-8", "replace").split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(char in made.replace("\r\n", "") for char in "\r\n\x00\x1b\u202e")
    whole = made.replace("\r\n ", "").split("\r\n")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == len(texts)
    for line in whole:
        if line.startswith("SUMMARY:"):
            value = line.removeprefix("SUMMARY:").replace("\\\\", "")
            assert value.count(",") == value.count("\\,")
            assert value.count(";") == value.count("\\;")


def test_what_is_written() -> None:
    found = [event("a, b; c\\d"), event("to the end of days", date.max)]
    made = calendar_text(found, TODAY).replace("\r\n ", "")
    assert "SUMMARY:RD803 a\\, b\\; c\\\\d\r\n" in made
    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\n" in made
    assert "DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in made
    assert "DTSTAMP:20260120T000000Z\r\n" in made
    assert json.loads(json_text(found, TODAY, 5))["events"][0]["message"] == "a, b; c\\d"
    assert json.loads(json_text([], TODAY, 5)) == {
        "schema": "urn:sphinx-readiness:schema:forecast-1", "version": 1, "as_of": "2026-01-20",
        "days": 5, "events": [],
    }  # fmt: skip
    assert list(table_lines([], TODAY, 5, english)) == [
        "turning red within 5 days of 2026-01-20: 0"
    ]
    assert "2026-03-01  RD803  a, b; c\\d" in "\n".join(table_lines(found, TODAY, 5, english))


def test_days() -> None:
    assert [parse_days(text) for text in ("1", " 90 ", "3660")] == [1, 90, 3660]
    assert [parse_days(text) for text in ("0", "3661", "-1", "1.5", "", "９0", "99999")] == [
        None
    ] * 7
