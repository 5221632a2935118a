"""Findings that waivers excuse are counted and listed, and an excuse for nothing is a finding."""

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

:::{waiver}
:reason: the words are right
:approver: Dana Cruz
:until: 2026-03-31

| Items    | Rule            | Until      |
|----------|-----------------|------------|
| A-1, A-4 | unfinished-note |            |
| A-2      | RD405           |            |
| A-3      | rd204           | 2026-01-14 |
| A-4      | RD405           |            |
| A-9      | RD204           |            |
| A-1      | RD999           |            |
| A-1      | RD201           |            |
:::
"""

Make = Callable[..., Project]


def test_excused_findings_are_counted(
    make_project: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": PAGE})
    built = project.lint()
    report = built.report
    found = [(each["code"], each["line"], each["cause"]) for each in report["findings"]]
    assert found == [
        ("RD204", 10, "time"),
        ("RD116", 24, "content"),
        ("RD116", 25, "content"),
        ("RD810", 26, "content"),
        ("RD810", 27, "content"),
    ]
    excused = [(each["code"], each["item"], each["line"]) for each in report["excused"]]
    assert excused == [("RD204", "A-1", 8), ("RD405", "A-2", 9)]
    assert report["totals"]["excused"] == 2
    line = "excused: 2 (RD204 A-1, RD405 A-2)"
    assert line in built.status.splitlines()
    assert main(["lint", str(project.docs), "--color", "never"]) == 1
    assert line in capsys.readouterr().out.splitlines()
    # and they are not said anew by a build that has read nothing
    assert project.lint().report == report
    assert "'pending'" not in project.build().warnings


def test_files_and_lines_are_places(make_project: Make) -> None:
    entries = "".join(
        f'[[waivers]]\nitems = "{place}"\nrule = "RD204"\nreason = "a word"\n'
        'approver = "Ann"\nuntil = 2026-02-28\n'
        for place in ("docs/index.md:8", "docs/index.md:9", "docs/other.md")
    )
    text = PAGE[: PAGE.index(":::{waiver}")]
    project = make_project(
        {"index.md": text, "../readiness.toml": f'as_of = "2026-01-15"\n{entries}'}
    )
    report = project.lint().report
    found = [(each["code"], each["path"], each["line"]) for each in report["findings"]]
    assert found == [
        ("RD405", "docs/index.md", 9),
        ("RD204", "docs/index.md", 10),
        ("RD116", "readiness.toml", 8),
        ("RD116", "readiness.toml", 14),
    ]
    assert [each["line"] for each in report["excused"]] == [8]


def test_without_excuses(make_project: Make) -> None:
    built = make_project({"index.md": PAGE[: PAGE.index(":::{waiver}")]}).lint()
    assert built.report["excused"] == []
    assert built.report["totals"]["excused"] == 0
    assert "excused:" not in built.status
