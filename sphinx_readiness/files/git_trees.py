"""What commits and trees of a git repository say (gitformat-object(5)), as their bytes have it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_readiness.files.git_objects import Objects

REGULAR: Final = frozenset((b"100644", b"100755"))
"""The modes of files; a link is none."""

FOLDER: Final = b"40000"
"""The mode of a folder."""

_HEAD: Final = re.compile(rb"tree ([0-9a-f]{40})\n((?:parent [0-9a-f]{40}\n){0,1000}+)")

_PARENT: Final = re.compile(rb"[0-9a-f]{40}")

_ENTRY: Final = re.compile(rb"([0-7]{5,6}) ([^\0/]{1,255})\0(.{20})", re.DOTALL)


class Commit(NamedTuple):
    """A commit: the names of its tree and its parents, and its whole text."""

    tree: str
    parents: tuple[str, ...]
    data: bytes


class Entry(NamedTuple):
    """What a folder has under a name."""

    mode: bytes
    name: str
    """That of the object, in hexadecimal."""


def read_commit(objects: Objects, name: str) -> Commit | None:
    """Return the commit *name*; None if it cannot be had."""
    read = objects.read(name)
    match = _HEAD.match(read.data) if read is not None and read.kind == "commit" else None
    if read is None or match is None:
        return None
    parents = tuple(each.decode("ascii") for each in _PARENT.findall(match[2]))
    return Commit(match[1].decode("ascii"), parents, read.data)


def read_tree(objects: Objects, name: str) -> dict[bytes, Entry] | None:
    """Return what is in the folder *name*, by name; None if it cannot be had."""
    read = objects.read(name)
    if read is None or read.kind != "tree":
        return None
    return {
        each: Entry(mode.lstrip(b"0"), key.hex()) for mode, each, key in _ENTRY.findall(read.data)
    }
