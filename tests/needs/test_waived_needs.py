"""A need says of a waived item what the gate says, and its fingerprint what was written."""

from __future__ import annotations

from collections.abc import Callable

from needs_projects import CONF, FILES, needs_of
from projects import Project

from sphinx_readiness.api import lint

WAIVER = """# Why

:::{waiver} OPS-2
:reason: the second machine comes in March
:approver: Dana Cruz
:until: 2026-01-31
:::
"""


def test_a_waived_item_is_a_waived_need(make_project: Callable[..., Project]) -> None:
    project = make_project(FILES, **CONF)
    before = needs_of(project.build())
    project.write({"why.md": WAIVER})
    now = needs_of(project.build())
    assert (now["OPS-2"]["status"], now["OPS-2"]["readiness_outcome"]) == ("waived", "info")
    assert (now["checklist-ops"]["status"], now["checklist-ops"]["readiness_outcome"]) == (
        "verified",
        "pass",
    )
    assert now["OPS-2"]["readiness_fingerprint"] == before["OPS-2"]["readiness_fingerprint"]
    project.write({"../readiness.toml": 'as_of = "2026-02-01"\n'})
    assert needs_of(project.build())["OPS-2"] == before["OPS-2"]


def test_the_finding_of_a_need_is_excused_by_its_id(make_project: Callable[..., Project]) -> None:
    excuse = "# Why\n\n:::{waiver} TEST_1\n:rule: RD208\n" + WAIVER.partition("OPS-2\n")[2]
    blocking = [{"type": "test", "status": "passed"}]
    project = make_project(FILES | {"why.md": excuse}, **CONF, readiness_blocking_needs=blocking)
    report = project.lint().report
    assert [each["item"] for each in report["findings"] if each["code"] == "RD208"] == []
    assert [each["code"] for each in report["excused"]] == ["RD208"]
    assert report["waivers"][0]["items"] == ["TEST_1"]
    found = lint(project.docs, as_of="2026-01-31").findings
    assert not {"RD116", "RD208"} & {each.code for each in found}
    project.write({"../readiness.toml": 'as_of = "2026-02-01"\n'})
    late = [each for each in project.lint().report["findings"] if each["code"] == "RD208"]
    assert [each["cause"] for each in late] == ["time"]
