"""Decisions and windows of a whole project: on its pages, in its report, and a day later."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from git_commands import git
from projects import Built, Project

from sphinx_readiness import api
from sphinx_readiness.config import clock
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options
from sphinx_readiness.files.git_ancestry import Ancestry
from sphinx_readiness.sphinx_ext.build import build as build_room
from sphinx_readiness.sphinx_ext.lint import plain_run

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
    assert record["deployed"] == {"text": "2026-01-06T04:30:00Z", "date": "2026-01-06"}
    assert record["windows"][0]["ends"] == "2026-01-13"
    assert record["windows"][0]["due"] == "2026-01-13T04:30:00Z"
    assert "RD212" in codes(built)
    history = Ancestry(made.root)
    try:
        times = [history.tag_time(each) for each in ("v1.0", "v2.0", "v3.0", "../HEAD")]
    finally:
        history.close()
    assert [each.isoformat() if each else "" for each in times] == [
        "2026-01-04T10:00:00+00:00",
        "2026-01-06T04:30:00+00:00",
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


def test_deployed_by_the_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clock for the gate, the pages, the forecast, and what is kept of the last run."""
    made = project(tmp_path, ":deployed: 2026-01-10T15:00+01:00")
    made.edit("index.md", "{post-deployment} 1 week", "{post-deployment} 24 h")
    made.edit("index.md", "❌ ", "✅")
    made.edit("index.md", "# Go\n", "# Go\n\n```{readiness-calendar}\n```\n")
    (made.root / "readiness.toml").write_text("")
    now = datetime(2026, 1, 11, 8, 30, tzinfo=UTC)
    for each in (clock, build_room, plain_run):
        monkeypatch.setattr(each, "system_now", lambda: now)
    late = "the window '24 h' ended on 2026-01-11 14:00 UTC"

    def told() -> bool:
        return late in json.dumps(made.lint().report)

    built = made.build()
    assert "0 of 1 done due in 6 h" in plain(built.page("index"))
    assert "the window '24 h' ends on 2026-01-11 14:00 UTC" in plain(built.page("index"))
    lint = made.lint()
    assert api.load_report(lint.out / "readiness.json").to_dict() == lint.report
    window = lint.report["records"][0]["windows"][0]
    assert (window["ends"], window["due"]) == ("2026-01-11", "2026-01-11T14:00:00Z")
    assert not told()
    now = datetime(2026, 1, 11, 8, 59, tzinfo=UTC)
    assert "index" not in made.build().written
    now = datetime(2026, 1, 11, 9, 0, tzinfo=UTC)
    assert "index" in made.build().written
    now = datetime(2026, 1, 11, 14, 0, tzinfo=UTC)
    assert not told()
    assert "due in 1 h" in plain(made.build().page("index"))
    now = datetime(2026, 1, 11, 14, 0, 1, tzinfo=UTC)
    assert told()
    built = made.build()
    assert late in built.warnings
    assert "0 of 1 done overdue" in plain(built.page("index"))
    assert "ends on 2026-01-11" not in plain(built.page("index"))
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime(2026, 1, 11, 11, tzinfo=UTC).timestamp()))
    )
    built = made.build()  # of an earlier hour of the same day
    assert late not in built.warnings
    assert "0 of 1 done due in 3 h" in plain(built.page("index"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    now = datetime(2026, 1, 10, 15, 0, tzinfo=UTC)
    assert not told()
    assert late in json.dumps(made.lint(readiness_as_of="2026-01-11").report)  # at its end


@pytest.mark.parametrize("value", ["v2", "{version}{version}", 3])
def test_bad_names_of_tags(value: object) -> None:
    options, (problem,) = make_options([({"deployment_tag": value}, OptionSource("x.toml", {}))])
    assert options.deployment_tag == ""
    assert 'expected the name of a tag such as "v{version}", got' in problem.text()
