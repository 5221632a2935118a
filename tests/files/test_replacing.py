"""Files that are written again: only if they are what was read, and inside of the root."""

from __future__ import annotations

from pathlib import Path

import pytest
from systems import needs_posix

from sphinx_readiness.files.replacing import exchange
from sphinx_readiness.files.unreadable import UnreadableFile


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.md").write_bytes(b"one\r\n")
    (tmp_path / "outside.md").write_bytes(b"one\r\n")
    return root


def test_the_content_is_exchanged(root: Path) -> None:
    exchange(root, "a.md", b"one\r\n", b"two")
    assert (root / "a.md").read_bytes() == b"two"
    assert [each.name for each in root.iterdir()] == ["a.md"]


@pytest.mark.parametrize("now", [b"other", b"one\r\nmore", b""])
def test_not_what_was_changed_meanwhile(root: Path, now: bytes) -> None:
    (root / "a.md").write_bytes(now)
    with pytest.raises(UnreadableFile, match="changed"):
        exchange(root, "a.md", b"one\r\n", b"two")
    assert (root / "a.md").read_bytes() == now


@pytest.mark.parametrize("name", ["../outside.md", "none.md", "."])
def test_nothing_outside_and_nothing_new(root: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        exchange(root, name, b"one\r\n", b"two")
    assert (root.parent / "outside.md").read_bytes() == b"one\r\n"
    assert [each.name for each in root.iterdir()] == ["a.md"]


@needs_posix
def test_links_and_permissions(root: Path) -> None:
    (root / "in.md").symlink_to("a.md")
    (root / "out.md").symlink_to("../outside.md")
    (root / "a.md").chmod(0o640)
    exchange(root, "in.md", b"one\r\n", b"two")
    assert (root / "in.md").is_symlink()
    assert (root / "a.md").read_bytes() == b"two"
    assert (root / "a.md").stat().st_mode & 0o777 == 0o640
    with pytest.raises(UnreadableFile):
        exchange(root, "out.md", b"one\r\n", b"two")
    assert (root.parent / "outside.md").read_bytes() == b"one\r\n"
