"""The package: one version, honest metadata, and an import that costs next to nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import entry_points, metadata, version
from pathlib import Path

import floors
import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import sphinx_readiness
from sphinx_readiness.cli import main, script

ROOT = Path(__file__).parents[2]

HEAVY = (
    "sphinx",
    "docutils",
    "myst_parser",
    "markdown_it",
    "sphinx_needs",
    "sphinx_readiness.sphinx_ext",
    "sphinx_readiness.rules",
    "sphinx_readiness.rules.engine",
    "sphinx_readiness.workspace.examine",
)


def test_the_version_stands_in_one_place():
    assigned = re.compile(
        rb"""^__version__\b[^=\n]*=|["']?version["']?\s*=\s*["']\d""", re.MULTILINE
    )
    files = [*sorted((ROOT / "sphinx_readiness").rglob("*.py")), ROOT / "pyproject.toml"]
    found = [
        path.relative_to(ROOT).as_posix() for path in files if assigned.search(path.read_bytes())
    ]
    assert found == ["sphinx_readiness/__about__.py"]
    assert version("sphinx-readiness") == sphinx_readiness.__version__


def test_the_console_script_says_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sphinx-readiness {sphinx_readiness.__version__}\n"


def test_entry_points():
    (found,) = entry_points(group="console_scripts", name="sphinx-readiness")
    assert found.load() is script
    (builder,) = entry_points(group="sphinx.builders", name="readiness")
    assert builder.load() is sphinx_readiness


@pytest.mark.parametrize("module", ["sphinx_readiness", "sphinx_readiness.cli"])
def test_importing_is_cheap(module):
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_the_metadata_has_the_lower_bounds():
    requirements = [
        Requirement(text) for text in metadata("sphinx-readiness").get_all("Requires-Dist") or ()
    ]
    required = [str(each) for each in requirements if each.marker is None]
    assert floors.floors(required) == floors.declared()
    assert set(floors.declared()) == {
        "sphinx",
        "docutils",
        "packaging",
        "pyyaml",
        "myst-parser",
        "sphinx-needs",
        "linkify-it-py",
        "nh3",
        "semver",
        "rfc8785",
    }


def test_every_python_that_is_promised_is_tested():
    said = metadata("sphinx-readiness")
    prefix = "Programming Language :: Python :: 3."
    minors = [
        each.removeprefix(prefix)
        for each in said.get_all("Classifier") or ()
        if each.startswith(prefix)
    ]
    tox = (ROOT / "tox.ini").read_text(encoding="utf-8")
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert said["Requires-Python"] == f">=3.{min(map(int, minors))}"
    assert [minor for minor in minors if f"py3{minor}" not in tox] == []
    assert [minor for minor in minors if f'"3.{minor}"' not in workflow] == []


def test_every_python_that_the_workflow_runs_is_promised():
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^ +python: \[(.*)\]$", workflow, re.MULTILINE)
    classifiers = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tested = re.findall(r"\d\.\d+", listed)
    assert "3.14" in tested
    assert [each for each in tested if f'"Programming Language :: Python :: {each}"' not in
            classifiers] == []  # fmt: skip


def test_a_dependency_without_a_lower_bound_is_refused():
    with pytest.raises(ValueError, match="exactly one lower bound"):
        floors.floors(["sphinx>=8.1", "docutils<1"])


def test_floors_are_written_and_compared():
    bounds = {"b": Version("2.0"), "a": Version("1.5")}
    assert floors.pins(bounds) == "a==1.5\nb==2.0\n"
    assert floors.mismatches(bounds, {"a": "1.5", "b": "2.0.0"}.__getitem__) == []
    assert floors.mismatches(bounds, {"a": "1.6", "b": "2.0"}.__getitem__) == [
        "a: expected 1.5, installed is 1.6"
    ]
    assert floors.mismatches({"no-such-package-here": Version("1")}) == [
        "no-such-package-here: expected 1, not installed"
    ]
