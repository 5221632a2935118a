"""The example of a plug-in: installed as anybody would, without a network, and run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"


class Installed:
    """The example in a folder of its own, and what runs with it."""

    def __init__(self, folder: Path) -> None:
        self.source = Path(shutil.copytree(EXAMPLE, folder / "plugin"))
        self.site = folder / "site"
        self.run(
            "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation",
            "--disable-pip-version-check", "--target", str(self.site), str(self.source),
        )  # fmt: skip

    def run(self, *command: str, status: int = 0) -> str:
        """Return what Python printed for *command*, which has to end with *status*."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.source,
            env={**os.environ, "PYTHONPATH": str(self.site), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def script(self, *arguments: str, status: int = 0) -> str:
        """Return what the console script printed."""
        return self.run("-m", "sphinx_readiness", *arguments, status=status)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("example"))


def test_the_rule_and_the_evidence_speak(installed: Installed) -> None:
    printed = installed.script("lint", "docs", "--format", "json", status=1)
    found = [
        (each["code"], each["item"], each["line"], each["message"])
        for each in json.loads(printed)["findings"]
        if each["code"] != "RD201"
    ]
    assert [each[:3] for each in found] == [("RD505", "REL-2", 9), ("ACM101", "REL-3", 10)]
    assert found[0][3].endswith("'coverage coverage.json >= 95' fails: coverage.json says 91.5 %")


def test_the_exporter_writes(installed: Installed) -> None:
    lines = installed.script("lint", "docs", "--format", "csv", status=1).splitlines()
    assert lines[0] == "record,checklist,id,title,outcome,owner,path,line"
    assert [line.split(",")[2] for line in lines[1:]] == ["REL-1", "REL-2", "REL-3", "REL-4"]


def test_the_rule_is_explained_and_chosen(installed: Installed) -> None:
    assert "ACM101 missing-ticket (warning, family acme)" in installed.script("explain", "acm")
    assert "ACM101" in installed.script("explain")
    installed.script("lint", "docs", "--select", "ACM101", "-q")


def test_the_importer_reads(installed: Installed) -> None:
    document = installed.script("import", "release.acme")
    assert "## Build\n\n:::{checklist} build\n" in document
    assert "| legal-1 | The licence of the fonts is known | not-met |" in document


def test_its_own_tests_pass(installed: Installed) -> None:
    said = installed.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "tests")
    assert "5 passed" in said


def test_pages_show_it(installed: Installed) -> None:
    installed.run("-m", "sphinx", "-q", "-b", "html", "docs", "html")
    assert "ACME-12" in (installed.source / "html" / "index.html").read_text(encoding="utf-8")
