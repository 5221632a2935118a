"""The last good day of every kind of date is the same in all time zones, told and judged alike."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from sphinx_readiness.config.clock import make_clock, system_now
from sphinx_readiness.exports.forecasts import SCHEMA, calendar_text, json_text
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import TIME
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.testing.projects import options_of, project_of, waivers_of
from sphinx_readiness.workspace.forecast import forecast
from sphinx_readiness.workspace.waived import Waived

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Where the clock of the system stands, which nobody looks at."""

LAST = "2028-02-29"

RED = date(2028, 3, 1)

KINDS = {
    "review": "RD304", "waiver": "RD803", "excuse": "RD204", "window": "RD212",
    "condition": "RD811", "evidence": "RD706", "sign-off": "RD311",
    "key": "RD310",
}  # fmt: skip

WHY = {"reason": "the line is late", "approver": "Dana Cruz", "until": LAST}

DATA: dict[str, Any] = {
    "body": (
        "| ID | Item | Status | Notes | Verify |\n|---|---|---|---|---|\n"
        "| A-1 | one | ❌ | | |\n| A-2 | two | ✅ | pending | |\n"
        "| A-3 | tri | ✅ | | junit u.xml; junit u.xml a |\n"
        "| A-4 | four | ✅ | | junit u.xml |\n| A-5 | five | ❌ | | junit u.xml |\n"
    ),
    "records": [{"id": "lantern", "options": {
        "next-review": LAST, "state": "released", "release-date": "2028-01-31"}}],
    "checklists": [
        {"id": "month", "line": 60, "kind": "post-deployment", "options": {"window": "1 month"},
         "body": "- [ ] seen"},
        {"id": "go", "line": 70, "kind": "go-live", "options": {"decision": "yes"},
         "body": f"- [ ] the audit, by {LAST} [A-1]\n- [x] done, by {LAST}"},
    ],
    "waivers": [
        {"targets": "A-1", "line": 80, "options": WHY},
        {"targets": "A-2", "line": 81, "options": WHY | {"rule": "RD204"}},
    ],
    "config": {"evidence_max_age": {"junit": "7d"}},
    "files": {
        "u.xml": '<testsuite name="a" timestamp="2028-02-22T23:59:59"><testcase name="x"/></testsuite>'
    },
}  # fmt: skip


def world(today: date, **config: Any) -> tuple[Report, Waived]:
    left = (date.fromisoformat(LAST) - today).days
    signed = {"record": "lantern", "role": "QA", "state": "expired", "path": "signoffs/qa.json"}
    key = signed | {"role": "CISO", "state": "invalid", "reason": "its key", "key_ends": LAST}
    if left >= 0:
        signed |= {"state": "approved", "left": left}
        key |= {"state": "approved"}
    data = DATA | {"today": today.isoformat(), "config": DATA["config"] | config}
    data["sign_offs"] = [signed, key]
    options = options_of(data)
    project = project_of(data, options)
    waived = Waived(project, (), waivers_of(project, data, options), options, options.vocabulary())
    rules = [rule for rule in RULES if rule.code in KINDS.values()]
    clock = make_clock(today.isoformat(), {}, NEVER)
    return run(waived.on(today).project, options, clock, rules), waived


def events_on(today: date, **config: Any) -> tuple[Event, ...]:
    report, waived = world(today, **config)
    return forecast(report, waived, today, 30)


@pytest.fixture
def zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[Iterator[int]]:
    """Yield what goes through 24 time zones."""

    def each() -> Iterator[int]:
        for hours in range(-11, 13):
            monkeypatch.setenv("TZ", f"ZONE{hours:+d}")
            time.tzset()
            yield hours

    try:
        yield each()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_last_day_ends_at_midnight_utc_everywhere(zones: Iterator[int]) -> None:
    instants = {f"{LAST}T23:59:59": False, "2028-03-01T00:00:00": True}
    for hours in zones:
        assert system_now().date() == date(*time.gmtime()[:3]), hours
        for text, over in instants.items():
            epoch = int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())
            today = make_clock(None, {"SOURCE_DATE_EPOCH": str(epoch)}, NEVER).today
            report, waived = world(today)
            codes = {each.code for each in report.findings}
            assert codes == (set(KINDS.values()) if over else set()), (hours, text)
            events = forecast(report, waived, today, 30)
            told = {(each.day, each.kind, each.code) for each in events}
            assert told == (set() if over else {(RED, *each) for each in KINDS.items()})
            days = calendar_text(events, today).count("DTSTART;VALUE=DATE:20280301\r\n")
            assert days == (0 if over else len(KINDS))


def test_a_day_brought_all_of_it_about() -> None:
    """But whether a signature was made before its key ended, nobody knows."""
    report, _waived = world(RED)
    assert {each.code for each in report.findings if each.cause != TIME} == {KINDS["key"]}
    mild, _waived = world(RED, fail_on_time=False)
    errors = {each.code for each in mild.findings if each.severity is Severity.ERROR}
    assert errors == {KINDS["key"]}


def test_evidence_is_told_once_for_all_rows_that_it_proves() -> None:
    (event,) = (each for each in events_on(date(2028, 2, 24)) if each.kind == "evidence")
    assert event.items == ("A-3", "A-4")
    assert event.record == "lantern"
    assert event.text() == "'u.xml' of 2028-02-22 is too old then to prove A-3, A-4"


def test_what_no_rule_says_is_not_told() -> None:
    today = date(2028, 2, 25)
    report, waived = world(today)
    pages = tuple(each for each in report.pages if each.code in {"RD204", "RD803"})
    left = forecast(report._replace(pages=pages), waived, today, 30)
    assert {each.kind for each in left} == {"waiver", "excuse"}


def test_the_forecast_as_json_has_a_schema() -> None:
    path = files("sphinx_readiness") / "schemas" / "forecast-1.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    assert schema["$id"] == SCHEMA
    event = schema["$defs"]["event"]["properties"]
    assert {*event["kind"]["enum"]} == KINDS.keys()
    made = json.loads(json_text(events_on(date(2028, 2, 25)), date(2028, 2, 25), 30))
    check.validate(made)
    check.validate(json.loads(json_text([], RED, 3660)))
    assert {*made["events"][0]} == {*event}
    made["events"][0]["kind"] = "moon"
    assert not check.is_valid(made)
