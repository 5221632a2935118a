"""Conditions as people write them, and the days of windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sphinx_readiness.assembly.conditions import trailing_ids
from sphinx_readiness.config.clock import Clock
from sphinx_readiness.golive.windows import Due, ends
from sphinx_readiness.model.decision import ConditionState
from sphinx_readiness.model.record import Condition, Record
from sphinx_readiness.rules.engine import run
from sphinx_readiness.sphinx_ext.rendering.models.window_due import Left, left_of
from sphinx_readiness.testing.projects import Data, options_of, project_of, waived_on
from sphinx_readiness.vocabulary.record_states import final_words

TODAY = date(2026, 1, 31)

ROWS = "| ID | Item | Status |\n|--|--|--|\n| A-1 | one | ✅ |\n| A-2 | two | ❌ |\n"


def decided(conditions: str, **more: object) -> tuple[Condition, ...]:
    go = {"id": "go", "kind": "go-live", "line": 20, "options": {"decision": "conditional"}}
    data: Data = {"body": ROWS, "checklists": [go | {"body": conditions}], **more}
    options = options_of(data)
    report = run(project_of(data, options), options, Clock(TODAY, "test"), ())
    (record,) = report.project.records
    assert report.results[0].record == record
    (decision,) = record.decisions
    return decision.conditions


@pytest.mark.parametrize(
    ("text", "by", "day", "state"),
    [
        ("[x] Tested (R. Stone, 2026-01-09)", "R. Stone", "2026-01-09", "met"),
        ("[x] Tested – R. Stone, 2026-01-31.", "R. Stone", "2026-01-31", "met"),
        ("[x] Tested - R. Stone 2026-01-09", "R. Stone", "2026-01-09", "met"),
        ("[x] Tested (confirmed by R. Stone on 2026-01-09)", "R. Stone", "2026-01-09", "met"),
        ("[x] Tested: Zoë Müller-Łuk, 2026-01-09", "Zoë Müller-Łuk", "2026-01-09", "met"),
        ("[ ] Tested (R. Stone, 2026-01-09)", "R. Stone", "2026-01-09", "open"),
        ("[x] Tested", "", "", "unnamed"),
        ("[x] Tested (R. Stone)", "", "", "unnamed"),
        ("[x] Tested (2026-01-09)", "", "2026-01-09", "unnamed"),
        ("[x] Tested (TBD, 2026-01-09)", "", "2026-01-09", "unnamed"),
        ("[x] Tested (R. Stone, 2026-02-01)", "R. Stone", "2026-02-01", "unnamed"),
        ("[x] Tested (R. Stone, 2026-02-30)", "", "", "unnamed"),
        ("[x] Tested, done 2026-01-09", "", "2026-01-09", "unnamed"),
        ("[x] Tested by everybody who was there 2026-01-09", "", "2026-01-09", "unnamed"),
        ("[ ] Tested, due 2026-01-30", "", "", "overdue"),
        ("[ ] Tested, due 2026-01-31", "", "", "open"),
        ("[x] Tested, by 2026-01-30", "", "", "overdue"),
        ("[ ] Tested [A-1]", "", "", "met"),
        ("[x] Tested [A-2] (R. Stone, 2026-01-09)", "R. Stone", "2026-01-09", "met"),
        ("[x] Tested [A-2]", "", "", "open"),
        ("[ ] Tested [A-1, A-2]", "", "", "open"),
        ("[ ] Tested [A-9]", "", "", "open"),
        ("[ ] Tested [A-1] due 2026-01-10", "", "", "met"),
        ("[ ] Tested [A-2] due 2026-01-10", "", "", "overdue"),
        ("[ ] Tested, by 2026-01-10 [A-2]", "", "", "overdue"),
    ],
)
def test_a_condition(text: str, by: str, day: str, state: str) -> None:
    (found,) = decided(f"- {text}")
    assert found.state is not None
    assert (found.by, found.on.text, found.state.value) == (by, day, state)


def test_conditions_in_a_table() -> None:
    found = decided(
        "| Condition | Status | Due | Met by | Date |\n|--|--|--|--|--|\n"
        "| one | ✅ | 2026-01-10 | R. Stone | 2026-01-09 |\n"
        "| two | ✅ | 2026-01-10 | ______ | 2026-01-09 |\n"
        "| tri | ✅ | soon | R. Stone | TBD |\n"
        "| four | ⬜ | 2026-02-10 | | |\n"
    )
    assert [each.state.value for each in found if each.state] == [
        "met",
        "overdue",
        "overdue",
        "open",
    ]


def test_a_need_that_blocks_is_not_met() -> None:
    (found,) = decided("- [x] Tested [TEST_1]", needs=[{"id": "TEST_1", "line": 9}])
    assert found.state is not None
    assert found.state.value == "open"


def test_a_waived_row_is_enough_where_somebody_says_so() -> None:
    why = {"reason": "the line is late", "approver": "Dana Cruz", "until": "2026-03-01"}
    go = {"id": "go", "kind": "go-live", "line": 20, "options": {"decision": "conditional"}}
    body = "- [ ] Tested [A-2]\n- [x] Tested [A-2]"
    data: Data = {
        "body": ROWS,
        "checklists": [go | {"body": body}],
        "waivers": [{"targets": "A-2", "line": 15, "options": why}],
    }
    options = options_of(data)
    project = waived_on(TODAY, project_of(data, options), data, options)
    (record,) = run(project, options, Clock(TODAY, "test"), ()).project.records
    states = [each.state for each in record.decisions[0].conditions]
    assert states == [ConditionState.OPEN, ConditionState.MET]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Done [A-1]", "Done", ("A-1",)),
        ("Done [A-1, B-2] due 2026-01-10", "Done due 2026-01-10", ("A-1", "B-2")),
        ("Done, due 2026-01-10 [A-1]", "Done, due 2026-01-10", ("A-1",)),
        ("Done [see] due 2026-01-10", "Done [see] due 2026-01-10", ()),
        ("due 2026-01-10", "due 2026-01-10", ()),
    ],
)
def test_ids_at_the_end(text: str, words: str, ids: tuple[str, ...]) -> None:
    assert trailing_ids(text) == (words, ids)


def record_of(**head: str) -> Record:
    decision = head.pop("decision", None)
    data: Data = {
        "records": [{"id": "db", "options": {key.replace("_", "-"): v for key, v in head.items()}}],
        "checklists": [
            {"id": name, "kind": "post-deployment", "line": at, "options": {"window": name}}
            for at, name in enumerate(("24h", "36 hours", "1 week", "1 month", "soon"), 10)
        ],
    }
    if decision is not None:
        data["checklists"].append(
            {"id": "go", "kind": "go-live", "line": 9, "options": {"decision": decision}}
        )
    return project_of(data, options_of(data)).records[0]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ({"deployed": "2026-01-31"}, 31),
        ({"deployed": "2026-01-31", "decision": "no", "state": "draft"}, 31),
        ({"deployed": "2026-01-31", "release_date": "2026-01-01", "decision": "yes"}, 31),
        ({"release_date": "2026-01-30", "decision": "yes"}, 30),
        ({"release_date": "2026-01-30", "state": "final"}, 30),
        ({"deployed": "soon", "release_date": "2026-01-30", "state": "final"}, 30),
        ({"release_date": "2026-01-30", "state": "draft"}, 0),
        ({"release_date": "2026-01-30", "state": "final", "decision": "____"}, 0),
        ({"state": "final"}, 0),
        ({}, 0),
    ],
)
def test_from_which_day_windows_run(head: dict[str, str], day: int) -> None:
    found = [
        (window.text, due.text) for window, due in ends(record_of(**head), final_words(["final"]))
    ]
    if not day:
        assert found == []
    else:
        first, second, week, month = [end for _window, end in found]
        assert month == f"2026-02-{min(day, 28)}"
        assert (first, second) == (
            ("2026-02-01", "2026-02-02") if day == 31 else ("2026-01-31", "2026-02-01")
        )
        assert week == f"2026-02-0{day - 24}"


def test_the_time_of_the_deployment_is_that_of_windows() -> None:
    head = {"deployed": "2026-01-31T15:20:30+01:00"}
    found = [(window.text, due) for window, due in ends(record_of(**head), frozenset())]
    assert [(text, f"{due.moment:%m-%d %H:%M:%S}", due.timed) for text, due in found] == [
        ("24h", "02-01 14:20:30", True), ("36 hours", "02-02 02:20:30", True),
        ("1 week", "02-07 14:20:30", True), ("1 month", "02-28 14:20:30", True),
    ]  # fmt: skip
    due = found[0][1]
    assert (due.text, due.day.day, due.last_day.day) == ("2026-02-01 14:20 UTC", 1, 31)
    assert [due.is_over(due.moment + timedelta(seconds=each)) for each in (0, 1)] == [False, True]


def test_without_a_time_a_window_is_due_at_the_end_of_its_day() -> None:
    (_window, due), *_rest = ends(record_of(deployed="2026-01-31"), frozenset())
    assert due == Due(datetime(2026, 2, 1, 23, 59, 59, tzinfo=UTC))
    assert due.last_day == due.day


HOURS = [
    ("2026-01-31T14:20:29", "due in 1 d"),
    ("2026-01-31T14:20:30", "due in 24 h"),
    ("2026-02-01T08:20:30", "due in 6 h"),
    ("2026-02-01T08:20:31", "due in 6 h"),
    ("2026-02-01T09:20:30", "due in 5 h"),
    ("2026-02-01T14:20:30", "due in 1 h"),
    ("2026-02-01T14:20:31", "overdue"),
]


def shown(left: Left) -> str:
    if left.number < 0:
        return "overdue"
    return f"due in {left.number} {'h' if left.hours else 'd'}"


@pytest.mark.parametrize(("now", "text"), HOURS)
def test_what_is_left_of_a_window(now: str, text: str) -> None:
    moment = datetime.fromisoformat(f"{now}+00:00")
    due = Due(datetime(2026, 2, 1, 14, 20, 30, tzinfo=UTC), timed=True)
    found = left_of(due, moment)
    assert shown(found) == text
    if found.until is not None:  # it shows the same until then, and no longer
        second = timedelta(seconds=1)
        if found.until - second >= moment:
            assert shown(left_of(due, found.until - second)) == text
        assert shown(left_of(due, found.until + second)) != text
