"""``tag NAME`` in repositories that git made, and in what is left of some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from git_commands import git
from verifying import verifier, written_item

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.versions.truth import find_truth
from sphinx_readiness.versions.truth.git_tags import newest_tag

LIGHT = "refs/tags/v1.0.0"


def made(folder: Path) -> Path:
    folder.mkdir()
    git(folder, "init", "-q")
    git(folder, "commit", "-q", "--allow-empty", "-m", "one")
    git(folder, "tag", "v1.0.0")
    return folder


def cloned(folder: Path, *options: str) -> Path:
    target = folder.parent / "clone"
    git(folder.parent, "clone", "-q", *options, f"file://{folder}", str(target))
    return target


def with_file(folder: Path, text: str) -> Path:
    (folder / ".git/refs/tags/v1.0.0").write_text(text)
    return folder


def symbolic(folder: Path, to: str) -> Path:
    git(folder, "tag", "-d", "v1.0.0")
    git(folder, "tag", "start")
    git(folder, "symbolic-ref", LIGHT, to)
    return folder


def annotated(folder: Path) -> Path:
    git(folder, "tag", "-f", "-a", "-m", "first", "v1.0.0")
    git(folder, "tag", "-a", "-m", "of a tag", "later", "v1.0.0")
    git(folder, "pack-refs", "--all")
    return folder


def branch(folder: Path) -> Path:
    git(folder, "tag", "-d", "v1.0.0")
    git(folder, "branch", "v1.0.0")
    return folder


def blob(folder: Path) -> Path:
    (folder / "a.txt").write_text("a\n")
    git(folder, "tag", "-f", "v1.0.0", git(folder, "hash-object", "-w", "a.txt"))
    return folder


def worktree(folder: Path) -> Path:
    git(folder, "worktree", "add", "-q", "../tree")
    return folder.parent / "tree"


def deleted(folder: Path) -> Path:
    git(folder, "pack-refs", "--all")
    git(folder, "tag", "-d", "v1.0.0")
    return folder


def side(folder: Path) -> Path:
    """The tag of a commit that no branch has any more."""
    git(folder, "tag", "-d", "v1.0.0")
    git(folder, "checkout", "-q", "-b", "side")
    git(folder, "commit", "-q", "--allow-empty", "-m", "two")
    git(folder, "tag", "v1.0.0")
    git(folder, "checkout", "-q", "main")
    git(folder, "branch", "-q", "-D", "side")
    return folder


def emptied(folder: Path) -> Path:
    bare = folder.parent / "bare"
    (bare / ".git").mkdir(parents=True)
    return bare


CASES: dict[str, tuple[Callable[[Path], Path], bool | None]] = {
    "light": (lambda folder: folder, True),
    "annotated and packed": (annotated, True),
    "in a work tree": (worktree, True),
    "of a commit that no branch has": (side, True),
    "symbolic": (lambda folder: symbolic(folder, "refs/tags/start"), True),
    "in a shallow clone": (lambda folder: cloned(folder, "--depth", "1"), True),
    "in a clone that shares objects": (lambda folder: cloned(folder, "--shared"), True),
    "a branch": (branch, False),
    "deleted from packed ones": (deleted, False),
    "symbolic to nothing": (lambda folder: symbolic(folder, "refs/tags/none"), False),
    "symbolic in a circle": (lambda folder: symbolic(folder, LIGHT), False),
    "an empty file": (lambda folder: with_file(folder, ""), False),
    "a damaged file": (lambda folder: with_file(folder, "hello\n"), False),
    "of an object that is not there": (lambda folder: with_file(folder, "1" * 40 + "\n"), None),
    "of a file": (blob, None),
    "in a clone without tags": (lambda folder: cloned(folder, "--no-tags"), None),
    "in a folder that is no repository": (emptied, None),
}


@pytest.mark.parametrize("name", CASES)
def test_a_tag_is_there_only_if_git_has_it(tmp_path: Path, name: str) -> None:
    make, expected = CASES[name]
    found = verifier(make(made(tmp_path / "one")), {}).check(written_item("tag v1.0.0"))
    assert found is not None
    assert [each.passed for each in found.checks] == [expected]


def test_a_broken_tag_says_no_version(tmp_path: Path) -> None:
    root = made(tmp_path / "one")
    git(root, "tag", "v0.9.0")
    for name, text in (("v2.0.0", ""), ("v3.0.0", "hello\n"), ("v4.0.0", "ref: refs/tags/none\n")):
        (root / ".git/refs/tags" / name).write_text(text)
    found = newest_tag(root, "", "v{version}")
    assert found is not None
    assert found.version == "1.0.0"
    git(root, "tag", "-d", "v1.0.0", "v0.9.0")
    assert newest_tag(root, "", "v{version}") is None


def test_a_tag_of_a_shallow_clone_leads_only_where_it_is_checked_out(tmp_path: Path) -> None:
    root = made(tmp_path / "one")
    git(root, "commit", "-q", "--allow-empty", "-m", "two")
    later = cloned(root, "--depth", "1", "--no-tags")
    git(later, "fetch", "-q", "--depth", "1", "origin", f"{LIGHT}:{LIGHT}")
    assert find_truth(Tree(later), (), (), ()).own == ()
    git(later, "checkout", "-q", "v1.0.0")
    assert [each.version for each in find_truth(Tree(later), (), (), ()).own] == ["1.0.0"]
    (later / "VERSION").write_text("0.9.0\n")
    assert [each.version for each in find_truth(Tree(later), (), (), ()).own] == ["0.9.0"]


@pytest.mark.parametrize("name", ["v9", "release-12", "r451"])
def test_a_tag_may_have_a_single_number(tmp_path: Path, name: str) -> None:
    root = made(tmp_path / "one")
    git(root, "tag", name)
    for wanted, holds in ((name, True), (f"{name}0", False)):
        found = verifier(root, {}).check(written_item(f"tag {wanted}"))
        assert found is not None
        assert [each.passed for each in found.checks] == [holds]


def test_a_tag_for_people_is_none(tmp_path: Path) -> None:
    assert verifier(made(tmp_path / "one"), {}).check(written_item("tag everyone")) is None
