"""What lockfiles say, a format a file in ``cases``.

A case has ``files`` (name → content), and what is expected:
``lock`` (all of them, if there is one), ``lookup`` (name → packages) and all ``problems``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.versions.locks import Lock, Package, lookup, read_locks

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def cases():
    for path in CASES:
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def shown_package(package: Package) -> str:
    return f"{package.name} {package.version} {package.line}"


def shown_lock(lock: Lock) -> dict:
    return {
        "path": lock.path,
        "ecosystem": lock.ecosystem,
        "packages": [shown_package(each) for each in lock.packages],
        "direct": {name: [each.version for each in found] for name, found in lock.direct.items()},
        "requirements": dict(lock.requirements),
    }


def shown_problem(problem: RawProblem) -> str:
    path, line = problem.place
    return f"{path}:{line}: {problem.message.format_map(dict(problem.values))}"


@pytest.mark.parametrize("case", list(cases()))
def test_lockfiles(case, tmp_path):
    for name, content in case["files"].items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(content, encoding="utf-8")
    locks, problems = read_locks(tmp_path)
    assert [shown_problem(each) for each in problems] == case.get("problems", [])
    assert {each.rule for each in problems} <= {"unreadable-manifest"}
    for lock in locks:
        lines = case["files"][lock.path].split("\n")
        assert all(each.version in lines[each.line - 1] for each in lock.packages)
    if "lock" in case:
        assert [shown_lock(each) for each in locks] == case["lock"]
    for name, expected in case.get("lookup", {}).items():
        found = [f"{lock.path} {shown_package(package)}" for lock, package in lookup(locks, name)]
        assert found == expected, name


def test_the_same_folder_gives_the_same_locks(tmp_path):
    for name in ("yarn.lock", "Cargo.lock", "requirements-b.txt", "requirements-a.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "uv.lock").write_text("", encoding="utf-8")
    locks, _ = read_locks(tmp_path)
    assert [each.path for each in locks] == [
        "Cargo.lock",
        "requirements-a.txt",
        "requirements-b.txt",
        "yarn.lock",
    ]
    assert read_locks(tmp_path) == (locks, ())


def test_a_direct_dependency_of_one_lock_goes_before_mentions_in_others(tmp_path):
    (tmp_path / "requirements.txt").write_text("cryptography==44.0.0\n", encoding="utf-8")
    (tmp_path / "Cargo.lock").write_text(
        '[[package]]\nname = "cryptography"\nversion = "0.1.0"\nsource = "registry+x"\n',
        encoding="utf-8",
    )
    locks, _ = read_locks(tmp_path)
    assert [package.version for _, package in lookup(locks, "Cryptography")] == ["44.0.0"]


def test_a_folder_that_is_not_there_has_no_locks(tmp_path):
    assert read_locks(tmp_path / "nowhere") == ((), ())
