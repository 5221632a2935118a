"""A need says of a waived item what the gate says, and its fingerprint what was written."""

from __future__ import annotations

from collections.abc import Callable

from needs_projects import CONF, FILES, needs_of
from projects import Project

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
