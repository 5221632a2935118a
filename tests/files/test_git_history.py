"""What files were in earlier commits, read without git, and whatever the repository holds."""

from __future__ import annotations

import os
import random
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from git_commands import git
from systems import needs_posix

from sphinx_readiness.files.git_history import History
from sphinx_readiness.files.git_objects import SIZE_LIMIT, Objects

COUNT = 12


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("history")
    git(root, "init", "-q", "-b", "main")
    (root / "inner/docs").mkdir(parents=True)
    for at in range(COUNT):
        text = "".join(f"line {line}\n" for line in range(300)) + f"Version: 1.{at}\n"
        (root / "inner/docs/a.md").write_text(text, encoding="utf-8")
        (root / "inner/b.txt").write_text(f"{at // 4}\n", encoding="utf-8")
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", f"c{at}")
    return root


def read(root: Path) -> Iterator[tuple[str, ...]]:
    history = History(root)
    try:
        for blobs in history.blobs(["docs/a.md", "b.txt", "gone/x", "docs"]):
            yield tuple(history.text(each) for each in blobs)
    finally:
        history.close()


def check(root: Path) -> None:
    found = list(read(root / "inner"))
    assert len(found) == COUNT
    for at, (page, other, gone, folder) in enumerate(found):
        assert page.endswith(f"Version: 1.{COUNT - 1 - at}\n")
        assert page.startswith("line 0\n")
        assert other == f"{(COUNT - 1 - at) // 4}\n"
        assert (gone, folder) == ("", "")


def test_loose_and_packed_objects_are_read(repository: Path) -> None:
    check(repository)
    git(repository, "gc", "-q", "--aggressive")
    assert not list((repository / ".git/objects").glob("[0-9a-f][0-9a-f]/*"))
    check(repository)
    git(repository, "checkout", "-q", "--detach")
    check(repository)


def test_every_object_is_what_git_says(repository: Path) -> None:
    lines = git(repository, "cat-file", "--batch-all-objects", "--batch-check").split("\n")
    objects = Objects(repository / ".git")
    for line in lines:
        name, kind, size = line.split()
        found = objects.read(name)
        assert found is not None
        assert (found.kind, len(found.data)) == (kind, int(size))
        assert objects.read("0" * 40) is None
    objects.close()


def test_a_shallow_clone_ends(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "3", f"file://{repository}", "clone")
    assert len(list(read(tmp_path / "clone/inner"))) == 3


def test_damaged_packs_never_break_it(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--no-local", str(repository), "clone")
    packs = sorted((tmp_path / "clone/.git/objects/pack").glob("*.*"))
    rng = random.Random(3)
    for path in [each for each in packs if each.suffix in {".idx", ".pack"}]:
        path.chmod(0o644)
        right = path.read_bytes()
        for _ in range(60):
            broken = bytearray(right)
            for _ in range(rng.randrange(1, 30)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            path.write_bytes(broken[: rng.randrange(len(broken))] if rng.random() < 0.3 else broken)
            assert len(list(read(tmp_path / "clone/inner"))) <= COUNT
        path.write_bytes(right)


@pytest.mark.parametrize(
    "data",
    [
        zlib.compress(b"blob 4\0text"),
        zlib.compress(b"blob 9\0text"),
        zlib.compress(b"blob %d\0" % (64 << 20) + bytes(64 << 20)),
        b"nonsense",
        b"",
    ],
)
def test_a_loose_object(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "objects/ab" / ("c" * 38)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    objects = Objects(tmp_path)
    found = objects.read("ab" + "c" * 38)
    assert found is None or (found.data == b"text" and len(found.data) < SIZE_LIMIT)
    assert objects.read("../" + "c" * 37) is None


@needs_posix
def test_no_repository_and_one_that_waits(tmp_path: Path) -> None:
    (tmp_path / ".git/objects/pack").mkdir(parents=True)
    (tmp_path / ".git/HEAD").write_text("a" * 40, encoding="utf-8")
    for name in ("x.idx", "x.pack"):
        os.mkfifo(tmp_path / ".git/objects/pack" / name)
    assert list(read(tmp_path)) == []
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/../../x", encoding="utf-8")
    assert list(read(tmp_path)) == []
