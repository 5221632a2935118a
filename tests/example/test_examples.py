"""The bundled examples: what the gate says about them is known, finding by finding."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

from sphinx_readiness.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"

PINNED = Path(__file__).with_name("rustydb-findings.txt")

COUNTS = {
    "verified": 66,
    "needs-review": 29,
    "not-met": 0,
    "informational": 111,
    "in-progress": 2,
    "pending": 0,
    "not-applicable": 1,
    "waived": 1,
}


def lint(docs: Path, out: Path) -> tuple[int, dict]:
    """Return the exit status of the console script and the report that it wrote."""
    status = main(["lint", str(docs), "--out", str(out), "--color", "never"])
    return status, json.loads((out / "readiness.json").read_text(encoding="utf-8"))


def lines(report: dict) -> list[str]:
    """Return the findings of *report*, a line each: place, code and name."""
    return [
        f"{each['path']}:{each['line']}: {each['code']} {each['name']}"
        for each in report["findings"]
    ]


@pytest.fixture(scope="module")
def rustydb(tmp_path_factory) -> tuple[int, dict]:
    return lint(EXAMPLES / "rustydb" / "docs", tmp_path_factory.mktemp("rustydb"))


def test_rustydb_fails_with_these_findings(rustydb):
    status, report = rustydb
    assert status == 1
    assert lines(report) == PINNED.read_text(encoding="utf-8").splitlines()


def test_a_copy_elsewhere_has_the_same_findings(rustydb, tmp_path):
    project = shutil.copytree(EXAMPLES / "rustydb", tmp_path / "elsewhere")
    assert lint(Path(project, "docs"), tmp_path / "out") == rustydb


def test_rustydb_counts(rustydb):
    _, report = rustydb
    (record,) = report["records"]
    assert len(record["checklists"]) == 21
    assert record["counts"]["by_status"] == COUNTS


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_builder_says_the_same(rustydb, tmp_path, jobs):
    docs = str(EXAMPLES / "rustydb" / "docs")
    assert sphinx_build(["-q", "-j", jobs, "-b", "readiness", docs, str(tmp_path)]) == 1
    assert json.loads((tmp_path / "readiness.json").read_text(encoding="utf-8")) == rustydb[1]


def test_minimal_passes(tmp_path):
    status, report = lint(EXAMPLES / "minimal", tmp_path)
    assert status == 0
    assert report["findings"] == []
