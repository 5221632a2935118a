"""Files as they were in one commit of a git repository, read from its objects: git is not run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import (
    head_commit,
    own_folder,
    prefix_of,
    read_reference,
    repository,
)
from sphinx_readiness.files.git_trees import FOLDER, REGULAR, Entry, read_commit, read_tree
from sphinx_readiness.files.unreadable import UnreadableFile, irregular, not_to_be_read, too_large
from sphinx_readiness.text.phrases import N_

_COMMIT: Final = re.compile(r"[0-9a-f]{40}\Z")

_NAME: Final = re.compile(r"[\w@+][\w./@+-]{0,199}\Z")

_DEEPEST: Final = 30
"""Folders in each other."""

_PLACES: Final = ("refs/{name}", "refs/tags/{name}", "refs/heads/{name}", "refs/remotes/{name}")
"""Where a name may lead; gitrevisions(7) takes the first, here there may be only one."""


class Revision:
    """The files of one commit of the repository that a folder is in; close it when done."""

    def __init__(self, root: Path, name: str) -> None:
        """Find the commit *name*: 40 digits, ``HEAD``, a branch or a tag.

        Raises UnreadableFile, whose path is ``.git``, if there is none, or if it may be several.
        """
        folder = repository(root)
        if folder is None:
            raise _unknown(N_("there is no git repository to read '{revision}' from"), name)
        self._objects = Objects(folder)
        self._prefix = prefix_of(root)
        self._folders: dict[str, dict[bytes, Entry]] = {}
        self.commit = ""
        self._tree = ""
        try:
            self.commit = self._found(root, folder, name)
            commit = read_commit(self._objects, self.commit)
            if commit is None:
                raise _unknown(N_("there is no commit '{revision}' that can be read"), name)
            self._tree = commit.tree
        except UnreadableFile:
            self.close()
            raise

    def _found(self, root: Path, folder: Path, name: str) -> str:
        if _COMMIT.match(name):
            return name
        if name == "HEAD":
            return head_commit(root)
        if not _NAME.match(name) or ".." in name:
            raise _unknown(
                N_("'{revision}' is no branch, tag or commit that can be looked up"), name
            )
        own = own_folder(root) or folder
        found = [
            self._objects.commit_of(target)
            for place in _PLACES
            if (target := read_reference(folder, place.format(name=name)))
        ]
        commits = set(filter(None, found))
        if len(commits) > 1:
            message = N_("'{revision}' is the name of several commits; write 'refs/...' in full")
            raise _unknown(message, name)
        if name.startswith("refs/") and not commits:
            commits = {self._objects.commit_of(read_reference(own, name))} - {""}
        if not commits:
            raise _unknown(N_("there is no branch, tag or commit '{revision}' here"), name)
        return commits.pop()

    def close(self) -> None:
        """Close all files."""
        self._objects.close()

    def read(self, path: str, limit: int) -> bytes | None:
        """Return the content of *path*, relative to the folder; None if there is none.

        Raises UnreadableFile if it is no regular file, larger than *limit* bytes, or not there
        though the commit has it, as in a shallow or partial clone.
        """
        parts = [part for part in f"{self._prefix}{path}".split("/") if part not in ("", ".")]
        if not parts or ".." in parts or len(parts) > _DEEPEST:
            return None
        tree = self._tree
        for at, part in enumerate(parts):
            found = self._entries(tree, path).get(part.encode())
            if found is None:
                return None
            if found.mode not in ({FOLDER} if at < len(parts) - 1 else REGULAR):
                raise irregular(path)
            tree = found.name
        blob = self._objects.read(tree)
        if blob is None or blob.kind != "blob":
            raise not_to_be_read(path, f"object {tree}")
        if len(blob.data) > limit:
            raise too_large(path, limit)
        return blob.data

    def _entries(self, tree: str, path: str) -> dict[bytes, Entry]:
        known = self._folders.get(tree)
        if known is None:
            known = read_tree(self._objects, tree)
            if known is None:
                raise not_to_be_read(path, f"object {tree}")
            self._folders[tree] = known
        return known


def _unknown(message: str, name: str) -> UnreadableFile:
    return UnreadableFile(
        ".git", 1, message, N_("Fetch it, or name another one."), revision=name[:80]
    )
