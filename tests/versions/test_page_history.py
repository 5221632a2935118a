"""The head of a page whose version has followed the project's is about the project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from git_commands import git

from sphinx_readiness.files.git_refs import watch_repository
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.files.stamps import unchanged
from sphinx_readiness.versions.check import check_pages
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.page_history import with_history
from sphinx_readiness.versions.truth import find_truth

PAGE = "# Architecture\n\n**Version**: {}\n"


def committed(
    root: Path, history: Sequence[tuple[str, str]], manifest: str, *, tag: bool = False
) -> None:
    """Make a repository with a commit for each version of the page and of the project."""
    git(root, "init", "-q", "-b", "main")
    (root / "docs").mkdir()
    for page, version in history:
        (root / "docs/a.md").write_text(PAGE.format(page), encoding="utf-8")
        if not tag:
            (root / manifest).write_text(
                f'[package]\nname = "lantern"\nversion = "{version}"\n\n[dependencies.z]\n'
                'version = "9.9.9"\n' if manifest.endswith("toml") else f"{version}\n",
                encoding="utf-8",
            )  # fmt: skip
        git(root, "add", ".")
        git(root, "commit", "-q", "--allow-empty", "-m", version)
        if tag:
            git(root, "tag", f"v{version}")


def severities(root: Path) -> list[tuple[str, bool]]:
    text = (root / "docs/a.md").read_text(encoding="utf-8")
    page = scan(text, "docs/a.md", markdown=True)
    assert page is not None
    tree = Tree(root)
    facts = check_pages(find_truth(tree, (), (), ()), [page], ())
    found = with_history(tree, [page], facts.mismatches)
    return [(each.claim.version, each.sure) for each in found]


FOLLOWS = [("1.8.0", "1.8.0"), ("1.9.0", "1.9.0"), ("1.9.0", "2.0.0")]

OWN = [("1.0", "1.7.0"), ("1.0", "1.8.0"), ("1.1", "1.9.0"), ("1.1", "2.0.0")]


@pytest.mark.parametrize("manifest", ["Cargo.toml", "VERSION"])
@pytest.mark.parametrize(("history", "sure"), [(FOLLOWS, True), (OWN, False)])
def test_in_step_with_the_manifest(
    tmp_path: Path, manifest: str, history: list[tuple[str, str]], *, sure: bool
) -> None:
    committed(tmp_path, history, manifest)
    assert severities(tmp_path) == [(history[-1][0], sure)]


@pytest.mark.parametrize(("history", "sure"), [(FOLLOWS, True), (OWN, False)])
def test_in_step_with_the_tags(
    tmp_path: Path, history: list[tuple[str, str]], *, sure: bool
) -> None:
    committed(tmp_path, history, "", tag=True)
    assert severities(tmp_path) == [(history[-1][0], sure)]


def test_one_version_in_common_is_a_coincidence(tmp_path: Path) -> None:
    committed(tmp_path, [("1.0.0", "1.0.0"), ("1.0.0", "2.0.0")], "VERSION")
    assert severities(tmp_path) == [("1.0.0", False)]


def test_a_commit_is_noticed(tmp_path: Path) -> None:
    committed(tmp_path, FOLLOWS, "VERSION")
    tree = Tree(tmp_path)
    watch_repository(tree)
    assert tree.watched is not None
    assert unchanged(tree.watched)
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "more")
    branch = str(tmp_path / ".git/refs/heads/main")
    os.utime(branch, ns=(1, 1))  # within the same tick of the clock it might look the same
    assert not unchanged(tree.watched)


def test_without_a_history_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(PAGE.format("1.9.0"), encoding="utf-8")
    (tmp_path / "VERSION").write_text("2.0.0\n", encoding="utf-8")
    assert severities(tmp_path) == [("1.9.0", False)]
