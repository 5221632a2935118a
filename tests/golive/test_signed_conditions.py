"""What roles have signed, in the decision that follows: ticks, conditions, and how long it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from projects import Project

from sphinx_readiness.cli import main
from sphinx_readiness.config.clock import Clock
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.signing import Unapproved
from sphinx_readiness.rules.engine import run
from sphinx_readiness.testing.projects import options_of, project_of
from sphinx_readiness.workspace.forecast import forecast

TODAY = date(2026, 1, 31)


def report_on(signed: dict[str, Any], decision: str, body: str = "", status: str = "✅") -> Report:
    data: dict[str, Any] = {
        "body": f"| ID | Item | Status |\n|---|---|---|\n| A-1 | one | {status} |\n| A-2 | two | ✅ |\n",
        "records": [{"id": "lantern", "line": 1}],
        "checklists": [
            {"id": "go", "line": 20, "kind": "go-live", "options": {"decision": decision},
             "body": body},
        ],
        "sign_offs": [{"record": "lantern", "role": "QA", "path": "signoffs/qa.json"} | signed],
        "config": {"open_rows_at_release": "blocking"},
    }  # fmt: skip
    options = options_of(data)
    return run(project_of(data, options), options, Clock(TODAY, "test"))


def go(report: Report) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    (decision,) = report.project.records[0].decisions
    assert decision.computed is not None
    return decision.computed.go.value, [
        (each.cause.value, each.names) for each in decision.computed.reasons
    ]


def on(**condition: Any) -> dict[str, Any]:
    return {"state": "conditional", "conditions": [{"text": "drill", **condition}]}


MET = "- [x] told (R. Stone, 2026-01-09)"

OPEN = [("conditional-approvals", ("QA",))]

LATE = [("overdue-conditions", ("drill",)), *OPEN]


@pytest.mark.parametrize(
    ("signed", "body", "status", "expected"),
    [
        (on(), "", "✅", ("conditional", OPEN)),
        (on(due="2026-01-31"), "", "✅", ("conditional", OPEN)),
        (on(due="2026-01-30"), "", "✅", ("no-go", LATE)),
        (on(items=["A-1"], due="2026-01-30"), "", "✅", ("go", [])),
        (on(items=["A-1"]), "", "⚠️", ("conditional", OPEN)),
        (on(items=["A-1"], due="2026-01-30"), MET, "⚠️", ("no-go", LATE)),
        (on(items=["A-9"], due="2026-01-31"), MET, "✅", ("conditional", OPEN)),
        (on(due="2026-01-30"), MET, "✅", ("go", [])),
        ({"state": "conditional"}, MET, "✅", ("go", [])),
        ({"state": "conditional"}, "", "✅", ("conditional", OPEN)),
        (on(due="2026-01-30") | {"state": "stale"}, "", "✅",
         ("conditional", [("missing-sign-offs", ("QA",))])),
        (on(due="2026-01-30") | {"required": False}, "", "✅", ("no-go", LATE)),
    ],
)  # fmt: skip
def test_conditions_of_a_sign_off_count(
    signed: dict[str, Any], body: str, status: str, expected: tuple[str, Any]
) -> None:
    report = report_on(signed, "conditional", body, status)
    assert go(report) == expected
    late = [each.text() for each in report.findings if each.code == "RD811"]
    assert bool(late) == (expected[0] == "no-go"), late


def test_the_forecast_tells_of_sign_offs() -> None:
    report = report_on(on(due="2026-02-10") | {"left": 20}, "conditional")
    told = [
        (each.day.isoformat(), each.kind, each.text()) for each in forecast(report, None, TODAY, 21)
    ]
    assert told == [
        ("2026-02-11", "condition",
         "the condition 'drill', on which 'QA' agreed, is to be met by 2026-02-10"),
        ("2026-02-21", "sign-off", "the sign-off of 'QA' on 'lantern' holds until 2026-02-20"),
    ]  # fmt: skip
    assert len(forecast(report, None, TODAY, 20)) == 1
    for gone in ({"state": "stale", "left": 20}, {"state": "approved"}):
        assert forecast(report_on(gone, "conditional"), None, TODAY, 400) == ()
    (far,) = forecast(report_on({"state": "approved", "left": 0}, "yes"), None, TODAY, 1)
    assert far.day == date(2026, 2, 1)


def test_the_forecast_tells_of_keys() -> None:
    report = report_on({"state": "approved", "key_ends": "2026-02-28"}, "yes")
    (event,) = forecast(report, None, TODAY, 60)
    assert (event.day, event.kind, event.code) == (date(2026, 3, 1), "key", "RD310")
    assert event.text() == "the key by which 'QA' signed 'lantern' is good until 2026-02-28"
    assert not forecast(report, None, TODAY, 28)
    gone = {"state": "invalid", "key_ends": "2026-02-28"}
    assert not forecast(report_on(gone, "conditional"), None, TODAY, 60)


def test_yes_over_conditions_that_a_role_has_signed() -> None:
    report = report_on(on(items=["A-1"]), "yes", MET, "⚠️")
    assert go(report) == ("conditional", OPEN)
    (found,) = (each.text() for each in report.findings if each.code == "RD213")
    assert found == "the decision is 'yes', but approvals wait for conditions of their own: 1 (QA)"
    assert go(report_on(on(items=["A-1"]), "yes", MET)) == ("go", [])


def test_an_exception_with_which_no_role_agrees() -> None:
    report = report_on({"state": "approved", "required": False}, "yes")
    assert go(report) == ("go", [])
    found = report.project.sign_offs._replace(
        waiver_roles=("QA",), unapproved=(Unapproved("lantern", Location("x.md", 1), ("A-1",)),)
    )
    again = run(report.project._replace(sign_offs=found), report.options, Clock(TODAY, "test"))
    assert go(again) == ("no-go", [("missing-sign-offs", ("QA",))])
    assert "RD319" in {each.code for each in again.findings}


PAGE = """\
# Go

:::{readiness} Lumen
:version: 2.0
:id: lumen
:::

:::{checklist} web
:owner: Web team

| ID    | Item            | Status |
|-------|-----------------|--------|
| WEB-1 | Bundle is small | ✅     |
:::
"""

MATRIX = """
:::{signoff-matrix}
| Role | Name | Date | Status |
|------|------|------|--------|
| QA   | Ann  |      |        |
| SRE  |      |      |        |
:::
"""


@pytest.mark.parametrize(
    ("matrix", "decision", "shown"),
    [
        ("", "rejected", "NOT READY"),
        ("", "", "CONDITIONAL"),
        ("", "approved", "READY"),
        (MATRIX, "rejected", "NOT READY"),
        (MATRIX, "", "CONDITIONAL"),
        (MATRIX, "approved", "READY"),
    ],
)
def test_the_head_of_a_record_knows_of_files(
    tmp_path: Path, matrix: str, decision: str, shown: str
) -> None:
    made = Project(tmp_path, {"index.md": PAGE + matrix})
    config = "[roles.QA]\n[roles.SRE]\nrequired = false\n"
    (made.root / "readiness.toml").write_text(config, encoding="utf-8")
    if decision:
        sign = ["sign", str(made.docs), "--role", "QA", "--name", "Ann", "--yes"]
        assert main([*sign, "--decision", decision, "--as-of", "2026-01-15"]) == 0
    html = made.build().page("index")
    state = html[html.index("readiness-banner-state") :][:200]
    assert f">{shown}<" in state, state
