"""The check of the wheel sees what is missing; tox and CI run it on a wheel that is built."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import wheel_check as wheel


@pytest.fixture
def names() -> list[str]:
    paths = [path for group in wheel.sources().values() for path in group]
    return [*paths, "sphinx_readiness-1.dist-info/METADATA"]


def make_wheel(folder: Path, names: list[str]) -> Path:
    with zipfile.ZipFile(folder / "sphinx_readiness-1-py3-none-any.whl", "w") as archive:
        for name in dict.fromkeys(names):
            archive.writestr(name, "")
    return folder


def test_a_complete_wheel(tmp_path, names):
    assert wheel.check_contents(make_wheel(tmp_path, names)) == []


@pytest.mark.parametrize("ending", [".css", ".schema.json", ".pot", "py.typed", "engine.py"])
def test_a_wheel_without_its_data(tmp_path, names, ending):
    kept = [name for name in names if not name.endswith(ending)]
    problems = wheel.check_contents(make_wheel(tmp_path, kept))
    assert problems
    assert all(problem.endswith("is not in the wheel") for problem in problems)


def test_a_wheel_with_strangers(tmp_path, names):
    problems = wheel.check_contents(make_wheel(tmp_path, [*names, "tests/test_x.py"]))
    assert problems == ["tests/test_x.py should not be in the wheel"]


def test_no_wheel(tmp_path):
    (problem,) = wheel.check_contents(tmp_path)
    assert "found 0" in problem
