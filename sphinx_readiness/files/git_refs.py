"""The tags of a git repository, read from its files: git itself is not run.

Loose tags are files below ``refs/tags``, packed ones are lines of ``packed-refs`` (gitrepository-
layout(5)). A work tree has a file ``.git`` that names the folder of the repository. References in
a ``reftable`` (git 2.45) are not read, and a shallow clone may lack tags.
"""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.files import git_folders
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.files.project_tree import Tree

_LIMIT: Final = 16 << 20
"""Bytes of ``packed-refs`` that are accepted."""

_COUNT: Final = 100_000
"""Loose tags, and folders of them, that are looked at."""

_PACKED: Final = re.compile(r"^[0-9a-f]{40,64} refs/tags/(\S{1,200})$", re.MULTILINE)

_TABLES: Final = re.compile(r"^[ \t]*+refstorage[ \t]*+=[ \t]*+reftable", re.MULTILINE | re.I)

_NO_TAGS: Final = re.compile(r"^[ \t]*+tagopt[ \t]*+=[ \t]*+--no-tags", re.MULTILINE | re.I)

_BRANCH: Final = re.compile(r"ref: refs/heads/(\S{1,200})")

_REFERENCE: Final = re.compile(r"ref: (refs/heads/[^\s\0]{1,200})")

_SHA256: Final = re.compile(r"^[ \t]*+objectformat[ \t]*+=[ \t]*+sha256", re.MULTILINE | re.I)

_SYMBOLIC: Final = re.compile(r"ref: (refs/[^\s\0]{1,200})\Z")

_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")

_DEEPEST: Final = 5
"""References that name one another, as git follows them (``SYMREF_MAXDEPTH``)."""

_MAIN: Final = frozenset(("main", "master", "trunk", "develop", "development", "dev", "next"))

_WATCHED: Final = 500
"""Folders of loose tags whose changes are looked for."""


class References(NamedTuple):
    """The tags that are found in a repository."""

    tags: frozenset[str]
    incomplete: str = ""
    """Why it may have others: a template for a *tag* that is looked for, or nothing."""


def repository(root: Path) -> Path | None:
    """Return the folder with the references of the repository that *root* is in, or None."""
    found = git_folders.repository(str(root))
    return Path(found) if found is not None else None


def candidates(root: Path) -> list[Path]:
    """Return where the repository around *root* may be, the nearest first."""
    return [Path(each) for each in git_folders.candidates(str(root))]


def watch_repository(tree: Tree) -> None:
    """Note that what is found out depends on the tags around *tree*, or on there being none."""
    for path in candidates(tree.root):
        tree.watch(path)
    folder = repository(tree.root)
    if folder is None:
        return
    for name in ("HEAD", "packed-refs", "config", "shallow", "refs", "reftable"):
        tree.watch(folder / name)
    own = own_folder(tree.root) or folder
    tree.watch(own / "HEAD")
    branch = _REFERENCE.match(_read(own / "HEAD", 1_000))
    if branch is not None:
        tree.watch(folder / branch[1])
    folders = [path for path, _, _ in islice(os.walk(folder / "refs" / "tags"), _WATCHED)]
    if len(folders) == _WATCHED:
        tree.unwatch()
    for each in ("", *folders):  # a folder changes when a tag in it comes or goes
        tree.watch(folder / "refs" / "tags" / each)


def on_main_branch(root: Path) -> bool:
    """Say whether the branch has all releases; one of an old release lacks later tags."""
    folder = own_folder(root)
    match = _BRANCH.match(_read(folder / "HEAD", 1_000)) if folder is not None else None
    return match is not None and match[1].lower() in _MAIN


def head_commit(root: Path) -> str:
    """Return the name of the commit that the work tree is at; nothing if it cannot be told."""
    own, common = own_folder(root), repository(root)
    if own is None or common is None:
        return ""
    head = _read(own / "HEAD", 1_000).strip()
    branch = _REFERENCE.match(head)
    if branch is None:
        return head
    return read_reference(common, branch[1]) if ".." not in branch[1] else ""


def prefix_of(root: Path) -> str:
    """Return the path of *root* in the work tree that it is in, with a slash behind it."""
    for found in candidates(root):
        if found.is_dir() or found.is_file():
            inner = root.relative_to(found.parent).as_posix()
            return "" if inner == "." else f"{inner}/"
    return ""


def own_folder(root: Path) -> Path | None:
    """Return the folder with the HEAD of the work tree that *root* is in, or None."""
    found = git_folders.own_folder(str(root))
    return Path(found) if found is not None else None


def _read(path: Path, limit: int) -> str:
    """Return the text of *path*; nothing if there is none that can be read."""
    return _read_if_any(path, limit) or ""


def _read_if_any(path: Path, limit: int) -> str | None:
    """Return the text of *path*, nothing if there is none, and None if it cannot be read."""
    try:
        return read_bytes(None, str(path), limit).decode("utf-8", "replace")
    except MissingFile:
        return ""
    except UnreadableFile:
        return None


def references(root: Path) -> References | None:
    """Return the tags of the repository that *root* is in; None without one."""
    folder = repository(root)
    if folder is None:
        return None
    packed = _read_if_any(folder / "packed-refs", _LIMIT)
    loose, all_of_them = _loose(folder / "refs" / "tags")
    found = frozenset((*_PACKED.findall(packed or ""), *loose))
    cut = packed is None or not all_of_them
    return References(found, _why_incomplete(folder, cut=cut, empty=not found))


def _why_incomplete(folder: Path, *, cut: bool, empty: bool) -> str:
    config = _read(folder / "config", 1 << 20)
    if (folder / "reftable").is_dir() or _TABLES.search(config):
        return N_("the repository keeps its tags in a reftable, which is not read: not '{tag}'")
    if (folder / "shallow").is_file():
        return N_("the clone is shallow and may lack tag '{tag}'; fetch all tags")
    if empty and _NO_TAGS.search(config):
        return N_("the clone was made without tags, so without '{tag}'; fetch all tags")
    if cut:
        return N_(
            "the repository has more tags than are read, and not all were searched for '{tag}'"
        )
    if not folder.is_dir() or not ((folder / "HEAD").is_file() or (folder / "refs").is_dir()):
        return N_("the repository is not where '.git' says, so nothing is known of tag '{tag}'")
    return ""


def object_of(folder: Path, name: str) -> str:
    """Return the name of the object of the reference *name* in the repository in *folder*.

    Nothing where its file is empty or damaged, or names another reference that is not there: git
    does not know it then.
    """
    for _ in range(_DEEPEST):
        found = read_reference(folder, name) if ".." not in name else ""
        other = _SYMBOLIC.match(found)
        if other is None:
            return found if _OBJECT.match(found) else ""
        name = other[1]
    return ""


def is_broken(root: Path, tag: str) -> bool:
    """Say whether the file of *tag* names no object."""
    folder = repository(root)
    return folder is None or not object_of(folder, f"refs/tags/{tag}")


def has_unread_objects(root: Path) -> bool:
    """Say whether the repository around *root* has objects that nobody here reads.

    In another repository (``git clone -s``), by names of SHA-256, or left out of a copy.
    """
    folder = repository(root)
    if folder is None:
        return False
    if not (folder / "objects").is_dir():
        return True
    if _read(folder / "objects/info/alternates", 10_000).strip():
        return True
    return _SHA256.search(_read(folder / "config", 1 << 20)) is not None


def _loose(folder: Path) -> tuple[list[str], bool]:
    """Return the names of the files below *folder*, and whether they are all."""
    found: list[str] = []
    left = _COUNT
    for path, _folders, names in os.walk(folder):
        left -= 1 + len(names)
        if left < 0:
            return found, False
        found += [Path(path, name).relative_to(folder).as_posix() for name in names]
    return found, True


def read_reference(folder: Path, name: str) -> str:
    """Return what the reference *name* of the repository in *folder* says; empty without one."""
    loose = _read(folder / name, 1_000).strip()
    if loose:
        return loose
    packed = _read(folder / "packed-refs", _LIMIT)
    match = re.search(rf"^([0-9a-f]{{40,64}}) {re.escape(name)}$", packed, re.MULTILINE)
    return match[1] if match is not None else ""
