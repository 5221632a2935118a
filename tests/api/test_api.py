"""The public API: what it lints, what it refuses, and what importing it costs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sphinx_readiness import api
from sphinx_readiness.cli import main

PAGE = "# A\n\n:::{checklist} c\n:owner: QA\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | Go | ❌ |\n:::\n"

HEAVY = (
    "sphinx", "docutils", "myst_parser", "yaml", "packaging", "tomllib", "importlib.metadata",
    "sphinx_readiness.sphinx_ext", "sphinx_readiness.rules.registry",
    "sphinx_readiness.rules.local", "sphinx_readiness.rules.engine", "sphinx_readiness.plugins",
)  # fmt: skip


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    (folder / "conf.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    (tmp_path / "readiness.toml").write_text('as_of = "2026-01-15"\n', encoding="utf-8")
    return folder


def test_importing_is_cheap() -> None:
    code = f"import sys, sphinx_readiness.api; print(*[n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_every_name_is_there_and_explained() -> None:
    assert sorted(api.__all__) == api.__all__
    for name in api.__all__:
        assert getattr(api, name).__doc__, name


def test_lint_says_what_the_command_says(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = api.lint(docs)
    assert capsys.readouterr() == ("", "")
    assert main(["lint", str(docs), "--out", str(tmp_path / "out")]) == 1
    written = tmp_path / "out" / "readiness.json"
    assert report.to_dict() == json.loads(written.read_text(encoding="utf-8"))
    assert api.load_report(written).to_dict() == report.to_dict()


def test_the_report_has_its_items_when_the_build_is_gone(docs: Path) -> None:
    report = api.lint(str(docs))
    (record,) = report.project.records
    assert [(each.id, each.outcome) for each in record.items()] == [("A-1", api.Outcome.FAIL)]
    assert [each.id for each in report.blockers] == ["A-1"]
    (result,) = report.results
    assert [each.id for each in result.checklists[0].checklist.items] == ["A-1"]
    assert [(each.code, each.item) for each in report.findings] == [("RD201", "A-1")]
    assert report.failed


@pytest.mark.parametrize(
    ("given", "failed"),
    [
        ({}, True),
        ({"fail_on": "never"}, False),
        ({"ignore": ["RD201"]}, False),
        ({"select": ["people"]}, False),
        ({"options": {"severity": {"gate": "info"}}}, False),
        ({"options": {"default-statuses": True, "file_links": "off"}, "jobs": 2}, True),
    ],
)
def test_arguments_go_over_the_configuration(docs: Path, given: Any, failed: bool) -> None:
    assert api.lint(docs, **given).failed is failed


@pytest.mark.parametrize("day", [date(2026, 5, 1), "2026-05-01"])
def test_the_day(docs: Path, day: Any) -> None:
    assert api.lint(docs, as_of=day).today == date(2026, 5, 1)
    assert api.lint(docs).today == date(2026, 1, 15)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"as_of": "soon"}, "expected a date such as 2026-01-31"),
        ({"fail_on": "always"}, 'expected "error", "warning", "info" or "never"'),
        ({"select": ["RD999"]}, "select: there is no rule 'RD999'"),
        ({"ignore": ["\x1b[1m"]}, "ignore: there is no rule '\\x1b[1m'"),
        ({"options": {"roles": "QA"}}, "expected a list of names and of tables"),
        ({"options": {"fial_on": 1}}, "unknown option 'fial_on'"),
        ({"jobs": 0}, "jobs: expected a number from 1 to 256"),
    ],
)
def test_arguments_that_cannot_be_used(docs: Path, given: Any, says: str) -> None:
    with pytest.raises(api.ReadinessError) as caught:
        api.lint(docs, **given)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing", "docs/index.md", "\0", "x" * 5000])
def test_what_is_no_folder(tmp_path: Path, docs: Path, name: str) -> None:
    with pytest.raises(api.ReadinessError, match="there is no folder"):
        api.lint(f"{tmp_path}/{name}")


def test_no_documents(tmp_path: Path) -> None:
    with pytest.raises(api.ReadinessError, match="there are no documents"):
        api.lint(tmp_path)
