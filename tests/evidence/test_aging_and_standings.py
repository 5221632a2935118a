"""Proof that grows too old, and how many rows of a list are proven, said or neither."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.exports.fingerprints import fingerprinted
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import CONTENT, TIME, Finding
from sphinx_readiness.rules.engine import run
from sphinx_readiness.testing.projects import options_of, project_of
from sphinx_readiness.workspace.forecast import forecast

TODAY = date(2026, 1, 31)

DATA: dict[str, Any] = {
    "body": (
        "| ID  | Item  | Status | Verify |\n|---|---|---|---|\n"
        "| E-1 | tests | ✅ | junit u.xml |\n"
        "| E-2 | said  | ✅ | junit u.xml date=2026-01-29 |\n"
        "| E-3 | open  | ⬜ | junit u.xml |\n"
        "| E-4 | file  | ✅ | file u.xml |\n"
        "| E-5 | stays | ✅ | metric m.json /a == 1 date=2026-01-01 |\n"
        "| E-6 | both  | ✅ | junit u.xml x; junit u.xml min 1 |\n"
    ),
    "config": {"evidence_max_age": {"junit": "10d"}},
    "files": {
        "u.xml": (
            '<testsuite name="unit" timestamp="2026-01-25T10:00:00"><testcase name="x"/></testsuite>'
        ),
        "m.json": '{"a": 1}',
    },
}


def report_on(day: date, **config: object) -> Report:
    data = DATA | {"today": day.isoformat(), "config": DATA["config"] | config}
    options = options_of(data)
    return run(project_of(data, options), options, Clock(day, "test"))


def stale(report: Report) -> list[Finding]:
    return [each for each in report.findings if each.code == "RD706"]


def test_it_is_told_beforehand_and_blames_no_change() -> None:
    events = forecast(report_on(TODAY), None, TODAY, 30)
    assert [(each.day, each.kind, each.code, each.items, each.record) for each in events] == [
        (date(2026, 2, 5), "evidence", "RD706", ("E-1", "E-6"), "readiness")
    ]
    assert events[0].text() == "'u.xml' of 2026-01-25 is too old then to prove E-1, E-6"
    last = report_on(events[0].day - timedelta(days=1))
    assert {each.item for each in stale(last)} == {"E-2"}
    assert {(each.item, each.cause) for each in stale(report_on(events[0].day))} == {
        ("E-1", TIME),
        ("E-6", TIME),
        ("E-2", CONTENT),
    }
    lenient = report_on(events[0].day, fail_on_time=False)
    assert [each.item for each in stale(lenient) if lenient.fails(each)] == ["E-2"]
    assert forecast(report_on(TODAY), None, TODAY, 4) == ()


def test_a_day_more_makes_it_no_other_finding() -> None:
    first, second = (
        fingerprinted(stale(report_on(date(2026, 2, day))), lambda _: "") for day in (10, 11)
    )
    assert [each.text() for each in first] != [each.text() for each in second]
    assert [each.fingerprint for each in first] == [each.fingerprint for each in second]


def test_an_age_beyond_the_calendar_has_no_last_day() -> None:
    report = report_on(TODAY, evidence_max_age={"junit": "99999w"})
    assert {each.item for each in stale(report)} == {"E-2"}
    assert all(
        each.lasts is None or each.lasts > TODAY
        for found in report.project.versions.verifications
        for each in found.checks
    )


def test_what_is_not_ticked_is_not_proven() -> None:
    found = {
        each.item.id: each.standing.value
        for each in report_on(TODAY).project.versions.verifications
    }
    assert found == {
        "E-1": "proven", "E-2": "cannot-be-checked", "E-3": "said", "E-4": "proven",
        "E-5": "proven", "E-6": "proven",
    }  # fmt: skip


def test_lists_with_one_id_are_counted_apart() -> None:
    """Two records of one page may each have a list of that name."""
    rows = "| ID | Item | Status | Verify |\n|---|---|---|---|\n| A-1 | x | ✅ | file u.xml |\n"
    lists = [{"id": "core", "line": line, "body": rows} for line in (20, 40)]
    data = {"files": DATA["files"], "checklists": lists}
    options = options_of(data)
    told = run(project_of(data, options), options, Clock(TODAY, "test")).to_dict()
    each = [every["standings"]["proven"] for every in told["records"][0]["checklists"]]
    assert (each, told["totals"]["standings"]["proven"]) == ([1, 1], 2)
    assert told["totals"]["standings"]["said"] == 0
