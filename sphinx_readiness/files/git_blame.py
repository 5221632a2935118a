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

MOST_STEPS: Final = 2_000
"""Commits that are looked at for one file."""

_HEAD: Final = re.compile(rb"tree ([0-9a-f]{40})\n((?:parent [0-9a-f]{40}\n){0,100}+)")

_PARENT: Final = re.compile(rb"[0-9a-f]{40}")

_AUTHOR: Final = re.compile(rb"\nauthor ([^<\n]{0,500}+)<([^>\n]{0,500}+)>")

_ENTRY: Final = re.compile(rb"[0-7]{5,6} ([^\0/]{1,255})\0(.{20})", re.DOTALL)


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
        read = self._objects.read(name) if self._objects is not None and name else None
        match = _HEAD.match(read.data) if read is not None and read.kind == "commit" else None
        if read is None or match is None:
            return None
        author = _AUTHOR.search(read.data.partition(b"\n\n")[0])
        names = (
            part.decode("utf-8", "replace").strip() for part in (author.groups() if author else ())
        )
        parents = tuple(each.decode("ascii") for each in _PARENT.findall(match[2]))
        lines = self._lines(match[1].decode("ascii"), parts)
        return _Commit(parents, Author(*names) if author else Author("", ""), lines)

    def _lines(self, tree: str, parts: list[bytes]) -> frozenset[str]:
        for part in parts:
            read = self._objects.read(tree) if self._objects is not None else None
            entries = dict(_ENTRY.findall(read.data)) if read is not None else {}
            if part not in entries:
                return frozenset()
            tree = entries[part].hex()
        if tree not in self._blobs:
            read = self._objects.read(tree) if self._objects is not None else None
            text = read.data.decode("utf-8", "replace") if read is not None else ""
            self._blobs[tree] = frozenset(map(folded, text.split("\n")))
        return self._blobs[tree]
