"""What proof belongs to: a commit, by the history of what is checked out, and a report of another."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from git_commands import git
from systems import needs_posix
from verifying import other_report, verifier, written_item

from sphinx_readiness import api
from sphinx_readiness.evidence.demands import Demands
from sphinx_readiness.evidence.reports.unlike import day_of
from sphinx_readiness.exports.older_reports import UNSAID
from sphinx_readiness.model.evidence import Check

FILES = {"VERSION": "1.0.0\n"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    git(root, "init", "-q")
    for number in range(4):
        git(root, "commit", "-q", "--allow-empty", "-m", str(number))
        if number == 2:
            git(root, "tag", "v1.0.0")
    return root


def checked(root: Path, statement: str, **demands: dict[str, str]) -> Check:
    found = verifier(root, FILES, demands=Demands(**demands)).check(written_item(statement))
    assert found is not None
    (check,) = found.checks
    return check


def report(commit: str) -> str:
    return (
        f'<testsuite name="a"><properties><property name="commit" value="{commit}"/></properties>'
        '<testcase name="x"/></testsuite>'
    )


@pytest.mark.parametrize(
    ("demand", "good"),
    [("", 4), ("ancestor", 4), ("ancestor:1", 2), ("ancestor:0", 1), ("head", 1), ("tag", 1)],
)
def test_of_which_commit(repository: Path, demand: str, good: int) -> None:
    demands = {"junit": demand} if demand else {}
    known = git(repository, "rev-list", "HEAD").split()
    found = []
    for commit in known:
        (repository / "u.xml").write_text(report(commit), encoding="utf-8")
        found.append(checked(repository, "junit u.xml", commit=demands))
    assert [each.passed for each in found].count(True) == good
    assert found[1 if demand == "tag" else 0].passed
    assert {each.fault.value for each in found if not each.passed} <= {"other-commit"}


def test_a_statement_and_its_report_may_write_a_commit_in_full_or_not(repository: Path) -> None:
    head = git(repository, "rev-parse", "HEAD")
    for told, said in ((head[:9], head), (head.upper(), head[:7]), (head, head)):
        (repository / "u.xml").write_text(report(told), encoding="utf-8")
        assert checked(repository, f"junit u.xml commit={said}").passed, (told, said)


def test_a_commit_that_is_not_in_the_history(repository: Path) -> None:
    other = "0123456789" * 4
    (repository / "u.xml").write_text(report(other), encoding="utf-8")
    for statement in ("junit u.xml", f"commit {other}", f"commit {other[:7]}"):
        check = checked(repository, statement)
        assert (check.passed, check.fault.value) == (None, "other-commit")
        assert "is not in the history" in check.reason
    assert checked(repository, f"commit {git(repository, 'rev-parse', 'HEAD~1')[:8]}").passed


def test_without_a_tag_that_cannot_be_told(repository: Path) -> None:
    (repository / "u.xml").write_text(report(git(repository, "rev-parse", "HEAD")), "utf-8")
    files = {"VERSION": "9.9.9\n"}
    found = verifier(repository, files, demands=Demands(commit={"*": "tag"}))
    check = found.check(written_item("junit u.xml"))
    assert check is not None
    assert (check.checks[0].passed, check.checks[0].told) == (None, False)
    assert "there is no tag of version {version}" in check.checks[0].reason


def report_of(status: str, version: str) -> api.Report:
    """Return the report on another project: one item, with *status*."""
    return other_report({"version": version, "rows": f"| O-1 | Other | {status} | QA |"})


def test_a_gate_that_cannot_fail_has_not_passed(tmp_path: Path) -> None:
    report = report_of("❌", "1.0.0")
    lenient = report._replace(options=replace(report.options, fail_on=None))
    accepted = report._replace(findings=(), known=report.findings)
    for each in (lenient, accepted):
        told = each.to_dict()
        assert (told["failed"], told["totals"]["blockers"]) == (False, 1)
        (tmp_path / "other.json").write_text(json.dumps(told), encoding="utf-8")
        check = checked(tmp_path, "readiness other.json")
        assert check.passed is False
        assert "open blockers" in check.reason


def test_a_report_that_was_touched_up_is_none(tmp_path: Path) -> None:
    told = report_of("❌", "1.0.0").to_dict() | {"failed": False}
    (tmp_path / "other.json").write_text(json.dumps(told), encoding="utf-8")
    assert checked(tmp_path, "readiness other.json").fault.value == "unlike-evidence"


def without(value: Any, keys: Collection[str]) -> Any:
    """Return *value*, parsed JSON, without members that are called as *keys* say."""
    if isinstance(value, dict):
        return {key: without(each, keys) for key, each in value.items() if key not in keys}
    return [without(each, keys) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("keys", [sorted(UNSAID), *([each] for each in sorted(UNSAID))])
def test_a_report_of_an_earlier_version(tmp_path: Path, keys: list[str]) -> None:
    """It lacks what was not said then; what it says has to agree all the same."""
    for status, passed in (("✅", True), ("❌", False)):
        told = without(report_of(status, "1.0.0").to_dict(), keys)
        (tmp_path / "other.json").write_text(json.dumps(told), encoding="utf-8")
        check = checked(tmp_path, "readiness other.json")
        assert (check.fault.value, check.passed) == ("", passed), check.reason
        told["failed"] = passed
        (tmp_path / "other.json").write_text(json.dumps(told), encoding="utf-8")
        assert checked(tmp_path, "readiness other.json").fault.value == "unlike-evidence"


@pytest.mark.parametrize("key", ["as_of", "failed", "records", "fail_on", "totals", "blocker"])
def test_what_decides_has_to_be_there(tmp_path: Path, key: str) -> None:
    told = without(report_of("✅", "1.0.0").to_dict(), [key])
    (tmp_path / "other.json").write_text(json.dumps(told), encoding="utf-8")
    assert checked(tmp_path, "readiness other.json").fault.value == "unlike-evidence"


def test_its_own_report_proves_nothing(tmp_path: Path) -> None:
    told = report_of("✅", "1.0.0").to_dict()
    text = json.dumps(told).replace('"O-1"', '"E-4"')
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    assert checked(tmp_path, "readiness other.json").fault.value == "self-evidence"


@needs_posix
def test_the_page_by_another_name_proves_nothing(tmp_path: Path) -> None:
    page, other = "Restores are rehearsed.\n", "Restores are rehearsed each week.\n"
    looked = verifier(tmp_path, {"docs/index.md": page, "copy.md": page, "other.md": other})
    docs = tmp_path / "docs"
    (docs / "link.md").symlink_to("index.md")
    (docs / "hard.md").hardlink_to(docs / "index.md")
    (docs / "same").symlink_to(".")
    for name, itself in (
        ("index.md", True), ("link.md", True), ("hard.md", True), ("same/index.md", True),
        ("../docs/index.md", True), ("../copy.md", True), ("../other.md", False),
    ):  # fmt: skip
        found = looked.check(written_item(f'contains {name} "are rehearsed"'))
        assert found is not None
        (check,) = found.checks
        expected = ("self-evidence", None) if itself else ("", True)
        assert (check.fault.value, check.passed) == expected, name


def test_a_statement_may_say_it_where_the_report_does_not(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text('{"a": 1}', encoding="utf-8")
    demands = Demands(max_age={"metric": 10, "checklist:qa": 5})
    found = {}
    for said in ("", " date=2026-01-26", " date=2026-01-25", " date=2026-01-25 version=1.0"):
        check = verifier(tmp_path, FILES, demands=demands).check(
            written_item(f"metric m.json /a == 1{said}")
        )
        assert check is not None
        found[said] = check.checks[0].fault.value
    assert list(found.values()) == ["untraced-evidence", "", "stale-evidence", "stale-evidence"]


@pytest.mark.parametrize(
    "said", ["date=2026-02-30", "date=soon", "commit=abc", "commit=nothexa", "version=new"]
)
def test_what_it_says_has_to_mean_something(tmp_path: Path, said: str) -> None:
    (tmp_path / "m.json").write_text('{"a": 1}', encoding="utf-8")
    check = checked(tmp_path, f"metric m.json /a == 1 {said}")
    assert (check.passed, check.told) == (None, True)
    assert check.reason.startswith("expected '")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        *(  # one moment, as machines in 24 zones write it
            ((datetime(2026, 1, 20, 12, tzinfo=UTC) + timedelta(hours=hours)).isoformat()[:19]
             + f"{hours:+03}:00", "2026-01-20")
            for hours in range(-11, 13)
        ),
        ("2026-01-20T23:30:00-11:00", "2026-01-21"), ("2026-01-21T00:30:00+14:00", "2026-01-20"),
        ("2026-01-20T23:59:59.999999999Z", "2026-01-20"), ("2026-01-20T23:59:59", "2026-01-20"),
        ("2026-01-20", "2026-01-20"), ("2026-01-20 at noon", "2026-01-20"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01"), ("2026-02-30T00:00:00Z", None), ("soon", None),
    ],
)  # fmt: skip
def test_a_moment_is_one_day_whoever_wrote_it(written: str, day: str | None) -> None:
    found = day_of(written)
    assert (found.isoformat() if found else None) == day
