"""Commits, read from the files of a repository: loose, packed, deltified, shallow, broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_commands import git

from sphinx_readiness.files.git_ancestry import Ancestry


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with eleven commits of two branches, and a tag on the third last."""
    root = tmp_path_factory.mktemp("repository")
    git(root, "init", "-q")
    for number in range(6):
        git(root, "commit", "-q", "--allow-empty", "-m", f"{number}\n\nparent {'0' * 40}")
    git(root, "checkout", "-q", "-b", "side", "HEAD~3")
    git(root, "commit", "-q", "--allow-empty", "-m", "side")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "side")
    git(root, "tag", "-a", "v1.0", "-m", "x")
    for number in range(2):
        git(root, "commit", "-q", "--allow-empty", "-m", str(number))
    return root


def commits(root: Path) -> list[str]:
    return git(root, "rev-list", "HEAD").split()


def check_all(root: Path) -> None:
    history = Ancestry(root)
    known = commits(root)
    assert history.head == known[0]
    assert [history.behind(each) is not None for each in known] == [True] * len(known)
    assert (history.behind(known[0]), history.behind(known[2][:7])) == (0, 2)
    assert history.behind("f" * 40) is None
    assert history.incomplete == ""
    assert history.tagged("v1.0") == known[2]
    assert history.tagged("v2.0") == history.tagged("../../HEAD") == ""


def test_loose(repository: Path) -> None:
    check_all(repository)


def test_packed_with_deltas_and_below_a_folder(repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--no-local", str(repository), str(copy))
    git(copy, "repack", "-q", "-a", "-d", "-f", "--depth=20", "--window=20")
    git(copy, "pack-refs", "--all")
    check_all(copy)
    (copy / "docs").mkdir()
    assert Ancestry(copy / "docs").head == commits(copy)[0]
    git(copy, "checkout", "-q", "--detach", "HEAD~1")
    assert Ancestry(copy).head == commits(copy)[0]


def test_a_worktree(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", "--detach", str(tmp_path / "tree"), "HEAD~1")
    try:
        check = Ancestry(tmp_path / "tree")
        assert check.head == commits(repository)[1]
        assert check.behind(commits(repository)[3]) is not None
        assert check.behind(commits(repository)[0]) is None
    finally:
        git(repository, "worktree", "remove", "--force", str(tmp_path / "tree"))


def test_a_shallow_clone_does_not_know_all(repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", str(copy))
    history = Ancestry(copy)
    known = commits(repository)
    assert history.behind(known[1]) == 1
    assert history.behind(known[-1]) is None
    assert "not all of the history" in history.incomplete
    assert history.shallow


@pytest.mark.parametrize("damage", ["cut", "noise", "none"])
def test_damaged_objects_are_not_there(repository: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--no-local", str(repository), str(copy))
    for path in copy.glob(".git/objects/pack/*"):
        data = path.read_bytes()
        path.chmod(0o600)
        changed = {"cut": data[:40], "noise": bytes(255 - each for each in data), "none": b""}
        path.write_bytes(changed[damage])
    history = Ancestry(copy)
    assert len(history.head) == 40
    assert history.behind("f" * 40) is None
    assert history.incomplete


def test_without_a_repository(tmp_path: Path) -> None:
    history = Ancestry(tmp_path)
    if history.folder is None:  # the folder of the tests may be in one
        assert history.head == ""
        assert history.behind("f" * 40) is None
        assert "no git repository" in history.incomplete


def test_a_tag_of_another_branch(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "a")
    git(tmp_path, "tag", "v1")
    git(tmp_path, "checkout", "-q", "-b", "fix")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "b")
    git(tmp_path, "tag", "-a", "v2", "-m", "x")
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "c")

    def behind(*tags: str, most: int = 9) -> list[int | None]:
        history = Ancestry(tmp_path, most)
        try:
            found = [history.behind(history.tagged(each)) for each in tags]
            assert not history.shallow
            return found
        finally:
            history.close()

    assert behind("v1", "v2") == [1, None]
    assert behind("v1", most=1) == [None]
    git(tmp_path, "merge", "-q", "--no-edit", "fix")
    git(tmp_path, "gc", "-q")
    assert behind("v1", "v2") == [2, 1]
