"""Looking again finds what was found, as long as nothing has changed; by whatever way it looks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest
from systems import needs_posix

from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.look_again import again, unchanged
from sphinx_readiness.files.looks import BYTES, LOOKS, Look, Looks
from sphinx_readiness.files.opener import open_regular, read_bytes, sha256_of
from sphinx_readiness.files.unreadable import UnreadableFile

PATHS = ("a.txt", "sub/b.txt", "sub/../a.txt", "link.txt", "in/b.txt", "out.txt", "none", "sub",
         "a.txt/x", "sub/", "..", "nul\0l")  # fmt: skip


def look_at_all(root: Path) -> Looks:
    """Return what all ways of looking note of *root*."""
    looks = Looks()
    before = LOOKS.set(looks)
    try:
        for path in PATHS:
            for read in (
                lambda path=path: read_bytes(root, path),
                lambda path=path: read_bytes(None, str(root / path)),
                lambda path=path: read_bytes(root, str(root / path), 3),
                lambda path=path: sha256_of(root, path),
            ):
                with suppress(UnreadableFile):
                    read()
        for name in ("a.txt", "none"):
            stream = open_regular(str(root / name))
            if stream is not None:
                stream.close()
        assert list(matching_files(root, PurePosixPath(), ["sub/*.txt"])) == ["sub/b.txt"]
    finally:
        LOOKS.reset(before)
    assert not looks.spoiled
    return looks


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with files and links."""
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_text("aaaa")
    (root / "sub/b.txt").write_text("bb")
    (tmp_path / "outside.txt").write_text("secret")
    (root / "link.txt").symlink_to("a.txt")
    (root / "in").symlink_to("sub")
    (root / "out.txt").symlink_to(tmp_path / "outside.txt")
    return root


@needs_posix
def test_nothing_has_changed(root: Path) -> None:
    looks = look_at_all(root)
    assert len(looks.found) > 40
    assert unchanged(looks.found.items())
    assert all(again(look) == found for look, found in looks.found.items())
    read = [found for look, found in looks.found.items() if look.how == BYTES]
    assert any(found.startswith("MissingFile") for found in read)
    assert sum(len(found) == 64 for found in read) > 8


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file": lambda root: (root / "a.txt").write_text("aaab"),
    "a file less": lambda root: (root / "sub/b.txt").unlink(),
    "a file more": lambda root: (root / "none").touch(),
    "a match more": lambda root: (root / "sub/c.txt").touch(),
    "another kind": lambda root: ((root / "a.txt").unlink(), (root / "a.txt").mkdir()),
    "a link elsewhere": lambda root: (
        (root / "link.txt").unlink(), (root / "link.txt").symlink_to("sub/b.txt")
    ),
    "a folder elsewhere": lambda root: ((root / "in").unlink(), (root / "in").symlink_to("..")),
    "a link inside": lambda root: (
        (root / "out.txt").unlink(), (root / "out.txt").symlink_to("a.txt")
    ),
}  # fmt: skip


@needs_posix
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen(name: str, root: Path) -> None:
    looks = look_at_all(root)
    CHANGES[name](root)
    assert not unchanged(looks.found.items())


def test_an_unknown_look_finds_nothing() -> None:
    assert again(Look("guess", "", "x")) is None
    assert not unchanged([(Look("guess", "", "x"), "None")])
