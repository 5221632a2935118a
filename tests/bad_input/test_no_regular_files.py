"""Configuration and manifests that are no regular files: one finding each, at once, by both."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Project
from systems import needs_posix

from sphinx_readiness.cli import main

PAGE = (
    "# T\n\n:::{checklist} c\n:owner: me\n\n| ID | Item | Status |\n|---|---|---|\n"
    "| A-1 | x | ok |\n:::\n"
)


def sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(64 << 30)


KINDS: dict[str, Callable[[Path], None]] = {
    "pipe": lambda path: os.mkfifo(path),  # noqa: PLW0108 - Windows has no such function
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link out": lambda path: path.symlink_to("/etc/passwd"),
    "folder": Path.mkdir,
    "sparse": sparse,
    "dangling": lambda path: path.symlink_to("nowhere"),
    "circle": lambda path: path.symlink_to(path.name),
}

EVERYWHERE = ("folder",)
"""Windows has no pipes and devices, and its links and sparse files are others."""

EACH_KIND = pytest.mark.parametrize(
    "kind", [pytest.param(each, marks=() if each in EVERYWHERE else needs_posix) for each in KINDS]
)

CONFIGURATION = ("pyproject.toml", "readiness.toml", "docs/conf.py")


@EACH_KIND
@pytest.mark.parametrize("name", [*CONFIGURATION, "Cargo.toml", "package.json", "setup.cfg"])
def test_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(PAGE, encoding="utf-8")
    if name != "readiness.toml":
        (tmp_path / "readiness.toml").touch()
    KINDS[kind](tmp_path / name)
    assert main(["lint", str(docs)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if " RD" in line]
    code = "RD111" if name in CONFIGURATION else "RD509"
    assert [line.split()[:3:2] for line in lines] == [[f"{name}:1:", code]]


@EACH_KIND
def test_builder(make_project: Callable[..., Project], kind: str) -> None:
    project = make_project({"index.md": PAGE})
    for name in ("pyproject.toml", "Cargo.toml"):
        KINDS[kind](project.root / name)
    assert [each[::3] for each in project.lint().places] == [
        ("Cargo.toml", "RD509"), ("pyproject.toml", "RD111"),
    ]  # fmt: skip


def test_broken_syntax_is_one_finding_too(make_project: Callable[..., Project]) -> None:
    project = make_project({"index.md": PAGE, "../pyproject.toml": "[tool]\na = = 1\n"})
    assert project.lint().places == [("pyproject.toml", 2, 5, "RD111")]


def test_who_ignores_the_one_is_told_the_other(make_project: Callable[..., Project]) -> None:
    project = make_project({"index.md": PAGE, "../pyproject.toml": "[project]\na = = 1\n"})
    built = project.lint(readiness_ignore=["RD111"])
    assert [each[::3] for each in built.places] == [("pyproject.toml", "RD509")]
