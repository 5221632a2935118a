"""The bundled examples: what the gate says about them is known, finding by finding."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

from sphinx_readiness.cli import main
from sphinx_readiness.evidence.registry import OWN

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


def without_git(report: dict) -> dict:
    """Return *report* without what is checked of commits and tags: a copy has no history."""
    for checklist in report["records"][0]["checklists"]:
        for item in checklist["items"]:
            if item["verify"].startswith(("tag", "commit")):
                item["checks"] = []
    return report


def test_a_copy_elsewhere_has_the_same_findings(rustydb, tmp_path):
    project = shutil.copytree(EXAMPLES / "rustydb", tmp_path / "elsewhere")
    status, report = lint(Path(project, "docs"), tmp_path / "out")
    assert (status, without_git(report)) == (rustydb[0], without_git(deepcopy(rustydb[1])))


def test_rustydb_states_each_kind_of_evidence(rustydb):
    _, report = rustydb
    items = [item for each in report["records"][0]["checklists"] for item in each["items"]]
    stated = {check["statement"].split()[0] for item in items for check in item["checks"]}
    assert stated == OWN.keys()
    assert report["totals"]["standings"] == {
        "proven": 14, "said": 192, "contradicted": 2, "cannot-be-checked": 2
    }  # fmt: skip


def test_rustydb_counts(rustydb):
    _, report = rustydb
    (record,) = report["records"]
    assert len(record["checklists"]) == 21
    assert record["counts"]["by_status"] == COUNTS


def test_rustydb_is_signed_by_some(rustydb):
    """Rows of the example that change need ``examples/rustydb/sign.py`` again."""
    _, report = rustydb
    states = {each["role"]: each["state"] for each in report["signing"]["standings"]}
    assert states == {
        "CISO / Security Lead": "stale",
        "QA Lead": "approved",
        "Compliance Officer": "approved",
        "VP Operations": "rejected",
        "CTO / Engineering Lead": "pending",
        "VP Infrastructure": "pending",
        "Product Manager": "pending",
        "Release Manager": "pending",
    }
    (stale,) = (each for each in report["signing"]["standings"] if each["state"] == "stale")
    assert stale["changes"] == [{"kind": "changed", "item": "OPSEC-5"}]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_builder_says_the_same(rustydb, tmp_path, jobs):
    docs = str(EXAMPLES / "rustydb" / "docs")
    assert sphinx_build(["-q", "-j", jobs, "-b", "readiness", docs, str(tmp_path)]) == 1
    assert json.loads((tmp_path / "readiness.json").read_text(encoding="utf-8")) == rustydb[1]


def test_minimal_passes(tmp_path):
    status, report = lint(EXAMPLES / "minimal", tmp_path)
    assert status == 0
    assert report["findings"] == []
