"""The bundled examples: what their lint finds is pinned."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parent.parent

EXAMPLES = ROOT / "examples"

PINNED = Path(__file__).parent / "example_findings.txt"
"""One line a finding: path:line CODE, in the order of the lint."""

FINDING = re.compile(r"([^\s:]+):(\d+):(?:\d+:)? (RD\d+) ", re.MULTILINE)


Linted: TypeAlias = "tuple[subprocess.CompletedProcess[str], bytes]"


def lint(docs: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx_readiness", "lint", str(docs), *options],
        capture_output=True,
        text=True,
        check=False,
    )


def check_pinned(run: subprocess.CompletedProcess[str]) -> None:
    assert run.returncode == 1
    found = [f"{path}:{line} {code}" for path, line, code in FINDING.findall(run.stdout)]
    assert found == PINNED.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> Linted:
    """What the lint of the example prints, and the bytes of its report."""
    out = tmp_path_factory.mktemp("example")
    run = lint(EXAMPLES / "rustydb" / "docs", "--out", str(out))
    return run, (out / "readiness.json").read_bytes()


def test_the_findings_of_the_example_are_pinned(linted: Linted) -> None:
    check_pinned(linted[0])


def test_a_copy_elsewhere_has_the_same_findings(tmp_path: Path, linted: Linted) -> None:
    project = Path(shutil.copytree(EXAMPLES / "rustydb", tmp_path / "elsewhere"))
    check_pinned(lint(project / "docs", "--out", str(tmp_path / "out")))
    assert (tmp_path / "out" / "readiness.json").read_bytes() == linted[1]


def test_the_counts_of_the_example(linted: Linted) -> None:
    report = json.loads(linted[1])
    (record,) = report["records"]
    counts = record["counts"]["by_status"]
    keys = ("verified", "needs-review", "not-met", "informational", "in-progress")
    assert [counts[key] for key in keys] == [66, 30, 0, 112, 2]
    assert len(record["checklists"]) == 21
    assert record["counts"]["total"] == 210


def test_the_smallest_example_passes_without_a_finding(tmp_path: Path) -> None:
    run = lint(EXAMPLES / "minimal", "--out", str(tmp_path), "--fail-on", "info")
    assert run.returncode == 0
    assert not FINDING.findall(run.stdout)
    report = json.loads((tmp_path / "readiness.json").read_text(encoding="utf-8"))
    assert report["findings"] == []


def test_the_readiness_builder_finds_the_same_as_the_script(tmp_path: Path, linted: Linted) -> None:
    docs = EXAMPLES / "rustydb" / "docs"
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "readiness", "-d", str(tmp_path / "d"), "-E",
         str(docs), str(tmp_path / "builder")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 1
    assert (tmp_path / "builder" / "readiness.json").read_bytes() == linted[1]
