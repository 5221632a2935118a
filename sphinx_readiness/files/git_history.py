"""What files of a project were in earlier commits, as far as that can be read in bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import head_commit, prefix_of, read_reference, repository

MOST_COMMITS: Final = 400
"""Commits that are looked at, each the first parent of the one after it."""

MOST_BEFORE: Final = 3_000
"""Commits among which that of a tag is looked for."""

_PARENT: Final = re.compile(rb"^parent ([0-9a-f]{40})$", re.MULTILINE)

_TREE: Final = re.compile(rb"tree ([0-9a-f]{40})\n(?:parent ([0-9a-f]{40})\n)?")

_DEEPEST: Final = 30
"""Folders in each other."""


class History:
    """The commits of the repository that a folder is in, from now to before."""

    def __init__(self, root: Path) -> None:
        """Look into the repository that *root* is in, if it is in one."""
        folder = self._folder = repository(root)
        self._prefix = prefix_of(root)
        self._head = head_commit(root)
        self._objects = Objects(folder) if folder is not None else None
        self._entries: dict[str, dict[str, str]] = {}

    def close(self) -> None:
        """Close all files."""
        if self._objects is not None:
            self._objects.close()

    def blobs(self, paths: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield for each commit the names of the contents of *paths*; empty where there is none.

        It ends where a commit is missing, as in a shallow clone.
        """
        wanted = [tuple(f"{self._prefix}{path}".split("/"))[:_DEEPEST] for path in paths]
        commit = self._head
        for _ in range(MOST_COMMITS):
            found = self._objects.read(commit) if self._objects is not None and commit else None
            match = (
                _TREE.match(found.data) if found is not None and found.kind == "commit" else None
            )
            if match is None:
                return
            tree = match[1].decode("ascii")
            yield tuple(self._blob(tree, parts) for parts in wanted)
            commit = match[2].decode("ascii") if match[2] else ""

    def has_tag(self, tag: str) -> bool | None:
        """Say whether the commit of *tag* is this one or before it; None if that cannot be told.

        One that is further before than is looked is not.
        """
        commit = self._tagged(tag)
        waiting, seen = [self._head], {self._head}
        for name in waiting:  # it grows
            if name == commit:
                return True
            found = self._objects.read(name) if self._objects is not None else None
            if not commit or found is None or found.kind != "commit":
                return None
            if len(seen) < MOST_BEFORE:
                parents = _PARENT.findall(found.data.partition(b"\n\n")[0])
                fresh = [each for each in map(bytes.decode, parents) if each not in seen]
                seen.update(fresh)
                waiting += fresh
        return False

    def _tagged(self, tag: str) -> str:
        """Return the commit of *tag*; nothing if it cannot be told."""
        if self._folder is None or self._objects is None or ".." in tag:
            return ""
        return self._objects.commit_of(read_reference(self._folder, f"refs/tags/{tag}"))

    def text(self, blob: str) -> str:
        """Return the text of the content *blob*; nothing if it cannot be had."""
        found = self._objects.read(blob) if self._objects is not None and blob else None
        if found is None or found.kind != "blob":
            return ""
        return found.data.decode("utf-8", "replace").replace("\r\n", "\n")

    def _blob(self, tree: str, parts: Sequence[str]) -> str:
        for part in parts:
            if not tree:
                return ""
            tree = self._names(tree).get(part, "")
        return tree

    def _names(self, tree: str) -> dict[str, str]:
        """Return what is in the folder *tree*, by name."""
        known = self._entries.get(tree)
        if known is None:
            found = self._objects.read(tree) if self._objects is not None else None
            known = _entries(found.data) if found is not None and found.kind == "tree" else {}
            if len(self._entries) > _MOST_FOLDERS:
                self._entries.clear()
            self._entries[tree] = known
        return known


_MOST_FOLDERS: Final = 200
"""Folders that are remembered."""

_ENTRY: Final = re.compile(rb"[0-7]{5,6} ([^\0/]{1,255})\0(.{20})", re.DOTALL)


def _entries(data: bytes) -> dict[str, str]:
    """Return the names in a tree object, and what each of them is called by."""
    return {name.decode("utf-8", "replace"): key.hex() for name, key in _ENTRY.findall(data)}
