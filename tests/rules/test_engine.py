from __future__ import annotations

from datetime import date

import pytest

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import DocumentData, RawChecklist, RawRow, RawTable
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.engine import ordered, run
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.selection import ALWAYS, active_rules, find, unknown_selectors
from sphinx_readiness.testing.projects import assemble, options_of, project_of

CLOCK = Clock(date(2026, 1, 31), "test")


def project(*statuses: str, problems: tuple[RawProblem, ...] = ()) -> Project:
    rows = tuple(
        RawRow(number + 4, f"A-{number}", True, (f"A-{number}", f"row {number}", status, "Ops"))
        for number, status in enumerate(statuses, 1)
    )
    headers = ("ID", "Item", "Status", "Owner")
    table = RawTable(headers, ("id", "item", "status", "owner"), rows)
    checklist = RawChecklist("ops", "Operations", ("index.md", 2), (), (table,))
    data = DocumentData("index", checklists=(checklist,), problems=problems)
    return assemble([data], Options())


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_good_project_has_no_findings() -> None:
    report = run(project("✅", "ℹ️"), Options(), CLOCK)
    assert report.findings == ()
    assert not report.failed
    assert report.today == date(2026, 1, 31)
    assert report.results[0].counts.total == 2


def test_findings_come_by_place_and_once() -> None:
    problem = RawProblem("cells-lost", ("index.md", 5), "cells lost")
    report = run(project("❌", "what", problems=(problem, problem)), Options(), CLOCK)
    assert codes(report) == ["RD102", "RD201", "RD401"]
    assert [finding.location.line for finding in report.findings] == [5, 5, 6]


def test_order_does_not_depend_on_the_order_of_finding() -> None:
    rule = RULES[0]
    findings = [
        rule.at(Location(path, line, column), "{x}", x=text)
        for path in ("a.md", "b.md")
        for line in (1, 2, 10)
        for column in (0, 3)
        for text in ("one", "two")
    ]
    assert ordered(findings[::-1] + findings) == tuple(findings)


@pytest.mark.parametrize(
    ("threshold", "failed"),
    [
        (Severity.ERROR, False),
        (Severity.WARNING, True),
        (Severity.INFO, True),
        (None, False),
    ],
)
def test_threshold(threshold: Severity | None, failed: bool) -> None:
    problem = RawProblem("invalid-id", ("index.md", 5), "bad id")
    report = run(project("✅", problems=(problem,)), Options(fail_on=threshold), CLOCK)
    assert codes(report) == ["RD106"]
    assert report.failed is failed


def test_only_the_given_rules_run() -> None:
    assert codes(run(project("❌", "what"), Options(), CLOCK, find("unknown-status"))) == ["RD401"]
    assert codes(run(project("❌", "what"), Options(), CLOCK, [])) == []


def names(options: Options) -> set[str]:
    return {rule.name for rule in active_rules(options)}


def test_everything_is_active_by_default() -> None:
    assert active_rules(Options()) == RULES


@pytest.mark.parametrize("selector", ["RD201", "rd201", " open-blocker ", "Open-Blocker"])
def test_select_one(selector: str) -> None:
    assert names(Options(select=(selector,))) == {"open-blocker", *ALWAYS}
    assert [rule.name for rule in find(selector)] == ["open-blocker"]


def test_select_family_and_prefix() -> None:
    gate = names(Options(select=("gate",)))
    assert gate == names(Options(select=("RD2",)))
    assert "open-blocker" in gate
    assert "missing-owner" not in gate
    assert names(Options(select=("RD",))) == {rule.name for rule in RULES}
    assert names(Options(select=("gate", "RD301"))) == gate | {"missing-owner"}


def test_ignore_wins() -> None:
    assert names(Options(select=("gate",), ignore=("RD201",))) == names(
        Options(select=("gate",))
    ) - {"open-blocker"}
    assert names(Options(select=("RD201",), ignore=("gate",))) == ALWAYS


def test_unknown_selectors_leave_all_rules_on() -> None:
    assert active_rules(Options(select=("nope", "RD999"))) == RULES
    assert "invalid-configuration" not in names(Options(ignore=("RD111",)))


def test_ignore_one() -> None:
    assert "derived-id" not in names(Options(ignore=("derived-id",)))


def test_the_most_exact_severity_wins() -> None:
    severity = {
        "gate": Severity.INFO,
        "RD": Severity.INFO,
        "RD20": Severity.WARNING,
        "open-blocker": Severity.ERROR,
    }
    for order in (severity, dict(reversed(severity.items()))):
        active = {rule.code: rule.severity for rule in active_rules(Options(severity=order))}
        assert active["RD201"] is Severity.ERROR
        assert active["RD202"] is Severity.WARNING
        assert active["RD301"] is Severity.INFO


def test_changed_severities_are_those_of_the_findings() -> None:
    options = Options(severity={"open-blocker": Severity.INFO})
    report = run(project("❌"), options, CLOCK)
    assert [(each.code, each.severity) for each in report.findings] == [("RD201", Severity.INFO)]
    assert not report.failed


def test_selectors_that_name_nothing() -> None:
    options = Options(
        select=("gate", "gaet"), ignore=("RD999", "RD1"), severity={"owner": Severity.INFO}
    )
    assert unknown_selectors(options) == (
        ("select", "gaet"), ("ignore", "RD999"), ("severity", "owner")
    )  # fmt: skip
    assert find("") == find("r") == find("RD2011") == ()


def test_values_are_never_templates() -> None:
    finding = RULES[0].at(Location("a.md", 1), "'{title}'", "not {title}", title="{x} {0} %s {")
    assert finding.text() == "'{x} {0} %s {'"
    assert finding.mend() == "not {x} {0} %s {"
    assert (
        finding.text(lambda template: template.upper().replace("TITLE", "title")) == finding.text()
    )


def test_a_rule_gets_itself_with_its_severity() -> None:
    seen: list[Severity] = []

    def check(rule: Rule, project: Project, context: Context) -> list[Finding]:
        seen.append(rule.severity)
        return []

    rule = Rule("RD999", "odd", "gate", Severity.INFO, "Odd.", check)  # type: ignore[arg-type]
    run(project("✅"), Options(), CLOCK, [rule])
    assert seen == [Severity.INFO]
    assert rule.title == "Odd."


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ({"gate": Severity.INFO, "rd": Severity.WARNING}, Severity.WARNING),
        ({"rd": Severity.WARNING, "gate": Severity.INFO}, Severity.WARNING),
        ({"rd201": Severity.WARNING, "open-blocker": Severity.INFO}, Severity.WARNING),
        ({"open-blocker": Severity.INFO, "rd201": Severity.WARNING}, Severity.INFO),
    ],
)
def test_a_prefix_is_more_exact_than_a_family_and_the_first_of_equals_counts(
    severity: dict[str, Severity], expected: Severity
) -> None:
    active = {rule.code: rule.severity for rule in active_rules(Options(severity=severity))}
    assert active["RD201"] is expected


def test_a_file_that_a_row_fails_for_is_not_told_of_twice() -> None:
    data = {
        "body": (
            "| ID | Item | Status | Owner | Verify |\n|--|--|--|--|--|\n"
            "| E-1 | one | ✅ | QA | junit u.xml |\n| E-2 | two | ✅ | QA | file R.md |\n"
            "| E-3 | tri | ⬜ | QA | junit u.xml |\n"
        ),
        "files": {"x": ""},
        "problems": [
            {"rule": "missing-file", "line": line, "message": "'{name}' is none",
             "values": {"name": name}}
            for line, name in ((4, "u.xml"), (4, "OTHER.md"), (5, "R.md"), (6, "u.xml"))
        ],
    }  # fmt: skip
    options = options_of(data)
    told = [
        (each.code, each.location.line, dict(each.values).get("name"))
        for each in run(project_of(data, options), options, CLOCK).findings
    ]
    assert told == [
        ("RD602", 4, "OTHER.md"), ("RD701", 4, None), ("RD505", 5, None), ("RD602", 6, "u.xml"),
    ]  # fmt: skip
