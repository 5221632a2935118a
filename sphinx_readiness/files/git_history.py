"""What files of a project were in earlier commits, as far as that can be read in bounded time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sphinx_readiness.files.commits.commit import read_commit
from sphinx_readiness.files.commits.trees import Trees, parts_of
from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import head_commit, prefix_of, repository

MOST_COMMITS: Final = 400
"""Commits that are looked at, each the first parent of the one after it."""


class History:
    """The commits of the repository that a folder is in, from now to before."""

    def __init__(self, root: Path) -> None:
        """Look into the repository that *root* is in, if it is in one."""
        folder = repository(root)
        self._prefix = prefix_of(root)
        self._head = head_commit(root) if folder is not None else ""
        self._objects = Objects(folder or root)
        self._trees = Trees(self._objects)

    def close(self) -> None:
        """Close all files."""
        self._objects.close()

    def blobs(self, paths: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield for each commit the names of the contents of *paths*; empty where there is none.

        It ends where a commit is missing, as in a shallow clone.
        """
        wanted = [parts_of(f"{self._prefix}{path}") for path in paths]
        name = self._head
        for _ in range(MOST_COMMITS):
            commit = read_commit(self._objects, name)
            if commit is None:
                return
            yield tuple(self._trees.blob(commit.tree, parts) for parts in wanted)
            name = commit.parents[0] if commit.parents else ""

    def text(self, blob: str) -> str:
        """Return the text of the content *blob*; nothing if it cannot be had."""
        found = self._objects.read(blob)
        if found is None or found.kind != "blob":
            return ""
        return found.data.decode("utf-8", "replace").replace("\r\n", "\n")
