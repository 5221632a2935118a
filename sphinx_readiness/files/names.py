"""The names of all that lies below a folder, as one digest: what is there, and of which kind.

Whatever asks whether there is a file, or lists a folder, gets the same answer as long as the digest
is the same. What is in the files is another matter.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from itertools import islice
from typing import Final, NamedTuple

from sphinx_readiness.files.digests import blake2b

MOST_NAMES: Final = 100_000
"""Names that are looked at; of a larger tree there is no digest."""

LARGE: Final = 1 << 20
"""Bytes up to which nobody asks for the size of a file without reading it: 1 MiB."""

_OTHERS: Final = frozenset(
    (".git", ".hg", ".svn", ".tox", ".nox", "__pycache__", "node_modules")
)  # fmt: skip
"""Folders that are not gone into: a tool keeps them, and nothing is looked for in them."""

_MARKS: Final = frozenset(("CACHEDIR.TAG", "pyvenv.cfg"))
"""Files in hidden folders of such a kind: caches (https://bford.info/cachedir/), environments."""

_GIT: Final = ".git"

_OBJECTS: Final = "objects"
"""The folder in a repository where the names say nothing but what is in them."""


class Names(NamedTuple):
    """The digest of all names, and the names of folders that were not gone into, sorted."""

    digest: str
    passed_by: tuple[str, ...]


def names_below(
    root: str, *, documents: str, outputs: Collection[str], most: int = MOST_NAMES
) -> Names | None:
    """Return the names below *root*; None if they are too many, or a link to a folder leads out.

    In the folder *documents* every folder is gone into. Of *outputs*, absolute paths of files and
    folders that the run writes, nothing is told, nor of the folders they are in but for what else
    they hold.
    All paths are absolute, and without links.
    """
    digest = blake2b(digest_size=32)
    passed_by: set[str] = set()
    unsaid: set[str] = set()
    for path in outputs:
        unsaid.update(_above(path, root))
    waiting = [root]
    left = most
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(islice(entries, left + 1), key=_name)
        except OSError as error:
            digest.update(_line(folder, "closed", str(error.errno)))
            continue
        inside = _is_in(folder, documents)
        name = os.path.basename(folder)  # noqa: PTH119
        hidden = name.startswith(".") and not inside and folder != root
        if hidden and any(each.name in _MARKS for each in found):
            passed_by.add(name)
            continue
        left -= len(found)
        if left < 0:
            return None
        for entry in found:
            kind = _kind(entry, root)
            if kind is None:
                return None
            if entry.path in outputs:
                continue
            if entry.path not in unsaid:
                digest.update(_line(entry.path, kind, ""))
            if kind != "folder":
                continue
            if _is_passed_by(entry, folder, inside=inside):
                passed_by.add(entry.name)
            else:
                waiting.append(entry.path)
    return Names(digest.hexdigest(), tuple(sorted(passed_by - {_OBJECTS})))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _above(path: str, root: str) -> list[str]:
    """Return the folders that *path* is in, below *root*."""
    found = []
    folder = os.path.dirname(path)  # noqa: PTH120 - texts throughout
    while _is_in(folder, root) and folder != root:
        found.append(folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    return found


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_passed_by(entry: os.DirEntry[str], folder: str, *, inside: bool) -> bool:
    """Say whether the folder *entry* is not gone into; *inside* is whether documents may be."""
    if inside:
        return entry.name == _OBJECTS and os.path.basename(folder) == _GIT  # noqa: PTH119
    return entry.name in _OTHERS


def _is_unseen(path: str) -> bool:
    """Say whether *path* may be in a folder that is not gone into."""
    return any(part.startswith(".") or part in _OTHERS for part in path.split(os.sep))  # noqa: PTH206 - texts throughout


def _line(path: str, kind: str, detail: str) -> bytes:
    return f"{path}\0{kind}\0{detail}\n".encode("utf-8", "surrogatepass")


def _kind(entry: os.DirEntry[str], root: str) -> str | None:
    """Return what *entry* is, and where a link leads; None if that is a folder without names."""
    try:
        if entry.is_symlink():
            return _link(entry, root)
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        return _file(entry.stat(follow_symlinks=False))
    except OSError as error:
        return f"closed {error.errno}"


def _link(entry: os.DirEntry[str], root: str) -> str | None:
    target = os.readlink(entry.path)  # noqa: PTH115
    try:
        found = entry.stat()
    except OSError:
        return f"link {target}"
    if stat.S_ISDIR(found.st_mode):
        real = os.path.realpath(entry.path)
        inside = _is_in(real, root) and not _is_unseen(real[len(root) :])
        return f"link {target} folder" if inside else None
    return f"link {target} {_file(found)}"


def _file(found: os.stat_result) -> str:
    """Return what a file is: regular or not, and how large if it is too large for a link."""
    kind = "file" if stat.S_ISREG(found.st_mode) else "other"
    return f"{kind} {found.st_size}" if found.st_size > LARGE else kind
