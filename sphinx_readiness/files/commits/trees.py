"""What the folders of a commit hold: each is looked at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sphinx_readiness.files.git_objects import Objects

_DEEPEST: Final = 30
"""Folders in each other."""

_MOST_FOLDERS: Final = 200
"""Folders that are remembered."""

_ENTRY: Final = re.compile(rb"([0-7]{5,6}) ([^\0/]{1,255})\0(.{20})", re.DOTALL)

_FOLDER: Final = b"40000"


class Trees:
    """The folders among *objects*."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[str, dict[str, str]] = {}

    def blob(self, tree: str, parts: Sequence[str]) -> str:
        """Return what is called *parts* below the folder *tree*; empty where there is nothing."""
        for part in parts:
            if not tree:
                return ""
            tree = self.names(tree).get(part, "")
        return tree

    def names(self, tree: str) -> Mapping[str, str]:
        """Return what is in the folder *tree*, by name; nothing where that cannot be had.

        The name of a folder is there with a slash behind it as well.
        """
        known = self._known.get(tree)
        if known is None:
            found = self._objects.read(tree)
            known = _entries(found.data) if found is not None and found.kind == "tree" else {}
            if len(self._known) > _MOST_FOLDERS:
                self._known.clear()
            self._known[tree] = known
        return known


def parts_of(path: str) -> tuple[str, ...]:
    """Return the names in *path*, relative to the work tree, as :meth:`Trees.blob` takes them."""
    return tuple(path.split("/"))[:_DEEPEST]


def _entries(data: bytes) -> dict[str, str]:
    """Return the names in a tree object, and what each of them is called by."""
    found = {}
    for mode, name, key in _ENTRY.findall(data):
        text = name.decode("utf-8", "replace")
        found[text] = key.hex()
        if mode == _FOLDER:
            found[f"{text}/"] = key.hex()
    return found
