"""What the files of one folder were in all commits behind the one that is checked out."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import head_commit, prefix_of, repository
from sphinx_readiness.files.git_trees import FOLDER, Entry, read_commit, read_tree

MOST_COMMITS: Final = 10_000
"""Commits that are looked at, the newest first."""

MOST_VERSIONS: Final = 2_000
"""Contents of files that are kept."""


class Versions(NamedTuple):
    """Contents by path, relative to the folder, each once; and whether these are all."""

    contents: dict[str, list[bytes]]
    complete: bool


class _Incomplete(Exception):  # noqa: N818 - the history is
    pass


def versions_of(root: Path, folder: str) -> Versions:
    """Return all versions of the files in *folder* of *root*, and in the folders in it."""
    repository_folder = repository(root)
    if repository_folder is None:
        return Versions({}, complete=False)
    objects = Objects(repository_folder)
    try:
        return _walk(objects, head_commit(root), f"{prefix_of(root)}{folder}".split("/"))
    finally:
        objects.close()


def _walk(objects: Objects, head: str, parts: list[str]) -> Versions:
    found: dict[str, dict[str, bytes]] = {}
    waiting, seen, looked_at = [head], {head}, set[str]()
    complete = True
    for number, commit in enumerate(waiting):  # it grows
        if number == MOST_COMMITS:
            return _made(found, complete=False)
        found_commit = read_commit(objects, commit)
        if found_commit is None:
            complete = False
            continue
        fresh = [each for each in found_commit.parents if each not in seen]
        seen.update(fresh)
        waiting += fresh
        try:
            tree = _inner(objects, found_commit.tree, parts)
            if tree and tree not in looked_at:
                looked_at.add(tree)
                _gather(objects, tree, "", found)
        except _Incomplete:
            complete = False
    return _made(found, complete=complete)


def _made(found: dict[str, dict[str, bytes]], *, complete: bool) -> Versions:
    return Versions({path: [*blobs.values()] for path, blobs in found.items()}, complete)


def _inner(objects: Objects, tree: str, parts: list[str]) -> str:
    """Return the tree at *parts* below *tree*; nothing if there is none."""
    for part in filter(None, parts):
        entry = _entries(objects, tree).get(part.encode())
        if entry is None or entry.mode != FOLDER:
            return ""
        tree = entry.name
    return tree


def _gather(objects: Objects, tree: str, prefix: str, found: dict[str, dict[str, bytes]]) -> None:
    """Add the files in *tree* and in the folders in it, which is as deep as sign-offs go."""
    for name, (mode, key) in _entries(objects, tree).items():
        path = prefix + name.decode("utf-8", "replace")
        if mode == FOLDER:
            if not prefix:
                _gather(objects, key, f"{path}/", found)
            continue
        known = found.setdefault(path, {})
        if key in known:
            continue
        blob = objects.read(key)
        if blob is None or blob.kind != "blob" or sum(map(len, found.values())) >= MOST_VERSIONS:
            raise _Incomplete
        known[key] = blob.data


def _entries(objects: Objects, tree: str) -> dict[bytes, Entry]:
    found = read_tree(objects, tree)
    if found is None:
        raise _Incomplete
    return found
