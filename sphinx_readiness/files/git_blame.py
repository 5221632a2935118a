"""Who wrote lines of a file last, by the commits of a git repository: git is not run.

A line goes back to a parent that has it, whatever stands around it, so that a merge is nobody's
work. Blanks and the padding of tables count for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import head_commit, prefix_of, repository
from sphinx_readiness.files.git_trees import read_commit, read_tree

MOST_STEPS: Final = 2_000
"""Commits that are looked at for one file."""

_AUTHOR: Final = re.compile(rb"\nauthor ([^<\n]{0,500}+)<([^>\n]{0,500}+)>")


class Author(NamedTuple):
    """Who made a commit, as the commit says."""

    name: str
    email: str


def folded(line: str) -> str:
    """Return *line* without what only aligns it."""
    return " ".join(line.replace("|", " | ").split())


class _Commit(NamedTuple):
    parents: tuple[str, ...]
    author: Author
    lines: frozenset[str]
    """Those of the file, folded; none where there is no such file."""


class Blame:
    """Looks at the commits behind the one that is checked out; close it when done."""

    def __init__(self, root: Path) -> None:
        """Look into the repository that *root* is in, if it is in one."""
        folder = repository(root)
        self._objects = Objects(folder) if folder is not None else None
        self._head = head_commit(root)
        self._prefix = prefix_of(root)
        self._blobs: dict[str, frozenset[str]] = {}

    def close(self) -> None:
        """Close all files."""
        if self._objects is not None:
            self._objects.close()

    def authors(self, path: str, lines: Iterable[str]) -> dict[str, Author]:
        """Return who wrote each of the *lines*, which are folded, of the file *path* last.

        A line that is not committed, or whose commit is not found, is not in it.
        """
        found: dict[str, Author] = {}
        parts = f"{self._prefix}{path}".encode().split(b"/")
        waiting = {self._head: set(lines)}
        known: dict[str, _Commit | None] = {}

        def commit_of(name: str) -> _Commit | None:
            if name not in known:
                known[name] = self._commit(name, parts)
            return known[name]

        for _ in range(MOST_STEPS):
            if not waiting:
                break
            name = next(iter(waiting))
            commit = commit_of(name)
            wanted = waiting.pop(name) - found.keys()
            if commit is None:
                continue
            left = wanted & commit.lines
            for parent in commit.parents:
                before = commit_of(parent)
                if before is None:  # a shallow clone ends here: who wrote it cannot be told
                    left.clear()
                elif same := left & before.lines:
                    waiting.setdefault(parent, set()).update(same)
                    left -= same
            found |= dict.fromkeys(left, commit.author)
        return found

    def _commit(self, name: str, parts: list[bytes]) -> _Commit | None:
        if self._objects is None or not name:
            return None
        found = read_commit(self._objects, name)
        if found is None:
            return None
        match = _AUTHOR.search(found.data.partition(b"\n\n")[0])
        names = match.groups() if match is not None else (b"", b"")
        author = Author(*(part.decode("utf-8", "replace").strip() for part in names))
        return _Commit(found.parents, author, self._lines(self._objects, found.tree, parts))

    def _lines(self, objects: Objects, tree: str, parts: list[bytes]) -> frozenset[str]:
        for part in parts:
            entry = (read_tree(objects, tree) or {}).get(part)
            if entry is None:
                return frozenset()
            tree = entry.name
        if tree not in self._blobs:
            read = objects.read(tree)
            text = read.data.decode("utf-8", "replace") if read is not None else ""
            self._blobs[tree] = frozenset(map(folded, text.split("\n")))
        return self._blobs[tree]
