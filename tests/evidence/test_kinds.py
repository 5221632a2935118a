"""Each kind of evidence on cases that are data: what holds, what fails, and what proves nothing."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from verifying import other_report, verifier, written_item

from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.model.evidence import Standing

CASES = Path(__file__).with_name("cases")

LOADED = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in CASES.glob("*.toml")}

ALL = [
    pytest.param(kind, case, id=f"{verb}-{kind}-{number}")
    for verb, loaded in sorted(LOADED.items())
    for kind, cases in loaded.items()
    for number, case in enumerate(cases)
]

NEEDS = {"TEST_1": ("verified", True), "TEST_2": ("in progress", False), "TEST_3": ("", False)}


def test_every_kind_has_cases_that_hold_and_others() -> None:
    assert LOADED.keys() == OWN.keys()
    without_git = {"commit", "tag"}
    for verb in LOADED.keys() - without_git:
        assert "holds" in LOADED[verb], verb
    assert all(loaded.keys() & {"fails", "unproven"} for loaded in LOADED.values())


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_kind(kind: str, case: dict[str, Any], tmp_path: Path) -> None:
    files = dict(case.get("files", {}))
    for name, told in case.get("reports", {}).items():  # those of other projects
        members = json.dumps(other_report(told).to_dict() | told.get("members", {}))
        files[name] = members.replace(*told.get("replaced", ("", "")))
    found = verifier(tmp_path, files, needs=NEEDS).check(written_item(f"`{case['statement']}`"))
    assert found is not None
    (check,) = found.checks
    assert check.passed is {"holds": True, "fails": False, "unproven": None}[kind]
    assert case.get("reason", "") in check.reason.format_map(dict(check.values))
    assert bool(check.reason) is (kind != "holds")
    assert check.fault.value == case.get("fault", "")
    wanted = {True: Standing.PROVEN, False: Standing.CONTRADICTED, None: Standing.UNCHECKED}
    if check.proves:
        assert found.standing is wanted[check.passed]


def test_what_the_report_says_of_itself_is_told(tmp_path: Path) -> None:
    files = {
        "u.xml": '<testsuites><testsuite name="a" timestamp="2026-01-30T10:00:00"><properties>'
        '<property name="git.commit" value="0123456789ABCDEF"/><property name="version" value="2.0"/>'
        '</properties><testcase name="x"/></testsuite>'
        '<testsuite name="b" timestamp="2026-01-20T10:00:00"><testcase name="x"/></testsuite></testsuites>',
        "VERSION": "2.0.0\n",
    }
    found = verifier(tmp_path, files).check(written_item("junit u.xml"))
    assert found is not None
    (check,) = found.checks
    origin = check.origin
    assert (origin.path, origin.commit, origin.version) == ("u.xml", "0123456789abcdef", "2.0")
    assert (origin.date, check.age) == (date(2026, 1, 20), 11)
    assert origin.digest.startswith("sha256:")
    assert len(origin.digest) == 71
