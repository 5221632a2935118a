"""What the option ``excuse`` lets through is counted, and an entry for nothing is a finding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Project

from sphinx_readiness.cli import main

PAGE = """# T

:::{checklist} c
:owner: me

| ID  | Item | Status      | Notes       |
|-----|------|-------------|-------------|
| A-1 | one  | ✅          | pending     |
| A-2 | two  | ✅ whatever |             |
| A-3 | tri  | ✅          | in progress |
| A-4 | four | ✅          | fine        |
:::
"""

CONFIG = """as_of = "2026-01-15"
[excuse]
unfinished-note = ["A-1", "A-4", "A-9", "c"]
RD405 = ["A-2"]
"""

Make = Callable[..., Project]


def test_excused_findings_are_counted(
    make_project: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": PAGE, "../readiness.toml": CONFIG})
    built = project.lint()
    report = built.report
    found = [(each["code"], each["path"], each["line"]) for each in report["findings"]]
    assert found == [
        ("RD204", "docs/index.md", 10),
        ("RD116", "readiness.toml", 2),
        ("RD116", "readiness.toml", 2),
    ]
    assert [each["message"].split("'")[3] for each in report["findings"][1:]] == ["A-9", "c"]
    excused = [(each["code"], each["item"], each["line"]) for each in report["excused"]]
    assert excused == [("RD204", "A-1", 8), ("RD405", "A-2", 9)]
    assert report["totals"]["excused"] == 2
    line = "excused: 2 (RD204 A-1, RD405 A-2)"
    assert line in built.status.splitlines()
    assert main(["lint", str(project.docs), "--color", "never"]) == 1
    assert line in capsys.readouterr().out.splitlines()
    # and they are not said anew by a build that has read nothing
    assert project.lint().report == report
    assert "pending" not in project.build().warnings


def test_without_excuses(make_project: Make) -> None:
    built = make_project({"index.md": PAGE}).lint()
    assert built.report["excused"] == []
    assert built.report["totals"]["excused"] == 0
    assert "excused:" not in built.status


def test_windows_and_records_have_items_too(make_project: Make) -> None:
    text = PAGE.replace("# T\n", "# T\n\n:::{readiness} Lantern\n:version: 1.0\n:::\n")
    text += "\n:::{post-deployment} 24 h\n- [ ] {#W-1} later\n:::\n"
    config = '[excuse]\nunfinished-note = ["A-1", "A-3", "W-1"]\nRD405 = ["A-2"]\n'
    built = make_project({"index.md": text, "../readiness.toml": config}).lint()
    assert "RD116" not in {each["code"] for each in built.report["findings"]}
