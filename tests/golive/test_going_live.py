"""Decisions and windows of a whole project: on its pages, in its report, and a day later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from git_commands import git
from projects import Built, Project

from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options
from sphinx_readiness.files.git_ancestry import Ancestry

PAGE = """\
# Go

:::{readiness} Lumen
:version: 2.0
DEPLOYED
:::

:::{checklist} web
:owner: Web team

| ID    | Item                | Status | Verify         |
|-------|---------------------|--------|----------------|
| WEB-1 | Accessibility audit | ❌     |                |
| WEB-2 | Bundle is small     | ✅     | `file SMALL`   |
:::

:::{signoff-matrix}
| Role | Name     | Signature | Date       | Status   |
|------|----------|-----------|------------|----------|
| CTO  | R. Stone | R. Stone  | 2026-01-10 | approved |
:::

:::{go-live} conditional

- [ ] The audit is finished [WEB-1] due 2026-01-15
- [x] The bundle is small (R. Stone, 2026-01-10)
:::

:::{post-deployment} 1 week
- [ ] errors below 1%
:::
"""


def project(root: Path, deployed: str = ":deployed: 2026-01-10") -> Project:
    made = Project(
        root, {"index.md": PAGE.replace("DEPLOYED\n", f"{deployed}\n" if deployed else "")}
    )
    (made.root / "SMALL").write_text("x", encoding="utf-8")
    return made


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def go(built: Built) -> tuple[str, list[str]]:
    found = built.report["records"][0]["decisions"][0]["go"]
    return found["state"], [
        f"{each['cause']}: {', '.join(each['names'])}" for each in found["reasons"]
    ]


def codes(built: Built) -> set[str]:
    return {each["code"] for each in built.report["findings"] if each["severity"] != "info"}


def test_from_conditional_to_no_go_and_to_go(tmp_path: Path) -> None:
    made = project(tmp_path)
    built = made.lint("before")
    assert go(built) == ("conditional", ["unmet-conditions: The audit is finished due 2026-01-15"])
    assert codes(built) == {"RD201"}
    assert built.report["records"][0]["windows"][0]["ends"] == "2026-01-17"

    late = made.lint("late", readiness_as_of="2026-01-16")
    assert go(late) == ("no-go", ["overdue-conditions: The audit is finished due 2026-01-15"])
    assert codes(late) == {"RD201", "RD811"}

    made.edit("index.md", "❌ ", "✅")
    done = made.lint("done", readiness_as_of="2026-01-16")
    assert go(done) == ("go", [])
    assert codes(done) == {"RD214"}

    made.edit("index.md", "file SMALL", "file LARGE")
    assert go(made.lint("false"))[1] == ["contradicted-evidence: WEB-2"]


def test_on_pages_and_a_day_later(tmp_path: Path) -> None:
    made = project(tmp_path)
    shown = plain(made.build().page("index"))
    assert "1 of 2 conditions met" in shown
    assert "By the record: Conditional conditions to be met: The audit is finished" in shown
    assert "0 of 1 done due in 2 d" in shown
    later = made.build(readiness_as_of="2026-01-16")
    assert later.read == ()
    shown = plain(later.page("index"))
    assert "By the record: No-go overdue conditions: The audit is finished" in shown
    assert "0 of 1 done due in 1 d" in shown
    assert "0 of 1 done due today" in plain(made.build(readiness_as_of="2026-01-17").page("index"))
    assert "0 of 1 done overdue" in plain(made.build(readiness_as_of="2026-01-18").page("index"))


def test_deployed_on_the_day_of_its_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = project(tmp_path, "")
    config = 'as_of = "2026-01-15"\ndeployment_tag = "v{version}"\n'
    (made.root / "readiness.toml").write_text(config, encoding="utf-8")
    assert made.lint("none").report["records"][0]["windows"][0]["ends"] is None
    git(made.root, "init", "-q")
    for moment, name, arguments in (
        ("2026-01-04T10:00:00 +0000", "v1.0", ("-a", "-m", "x")),
        ("2026-01-05T23:30:00 -0500", "v2.0", ()),
    ):
        monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
        git(made.root, "commit", "-q", "--allow-empty", "-m", name)
        git(made.root, "tag", *arguments, name)
    built = made.lint("tagged")
    record = built.report["records"][0]
    assert record["deployed"] == {"text": "2026-01-06", "date": "2026-01-06"}
    assert record["windows"][0]["ends"] == "2026-01-13"
    assert "RD212" in codes(built)
    history = Ancestry(made.root)
    try:
        days = [history.tag_day(each) for each in ("v1.0", "v2.0", "v3.0", "../HEAD")]
    finally:
        history.close()
    assert [each.isoformat() if each else "" for each in days] == [
        "2026-01-04",
        "2026-01-06",
        "",
        "",
    ]


def test_forecast_of_a_deployed_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from sphinx_readiness.cli import main

    made = project(tmp_path)
    assert main(["forecast", str(made.docs), "--days", "20", "--as-of", "2026-01-12"]) == 0
    printed = capsys.readouterr().out
    assert "2026-01-18  RD212  the window '1 week' ends on 2026-01-17" in printed
    assert "2026-01-16  RD811  the condition 'The audit is finished due 2026-01-15'" in printed


@pytest.mark.parametrize("value", ["v2", "{version}{version}", 3])
def test_bad_names_of_tags(value: object) -> None:
    options, (problem,) = make_options([({"deployment_tag": value}, OptionSource("x.toml", {}))])
    assert options.deployment_tag == ""
    assert 'expected the name of a tag such as "v{version}", got' in problem.text()
