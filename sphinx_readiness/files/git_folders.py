"""Where the repository is that a folder is in; paths are texts.

A work tree has a file ``.git`` that names the folder of the repository (gitrepository-layout(5)).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Final

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.paths import parents_of
from sphinx_readiness.files.unreadable import UnreadableFile

_POINTER: Final = re.compile(r"gitdir: ([^\0\n]{1,4000}+)\s*+\Z")

_ABOVE: Final = 8
"""How many folders above the root may hold the repository."""


def candidates(root: str) -> list[str]:
    """Return where the repository around *root* may be, the nearest first."""
    folders = (root, *parents_of(root)[:_ABOVE])
    return [os.path.join(each, ".git") for each in folders]  # noqa: PTH118 - texts throughout


def repository(root: str) -> str | None:
    """Return the folder with the references of the repository that *root* is in, or None."""
    return _nearest(root, _common_folder)


def own_folder(root: str) -> str | None:
    """Return the folder with the HEAD of the work tree that *root* is in, or None."""
    return _nearest(root, _named_by)


def _nearest(root: str, pointed: Callable[[str], str | None]) -> str | None:
    """Return the nearest folder around *root*, or what is *pointed* to by a file in its place."""
    for found in candidates(root):
        if os.path.isdir(found):  # noqa: PTH112
            return found
        if os.path.isfile(found):  # noqa: PTH113
            return pointed(found)
    return None


def _named_by(pointer: str) -> str | None:
    """Return the folder that the file *pointer* of a work tree names."""
    match = _POINTER.match(_read(pointer))
    if match is None:
        return None
    return os.path.join(os.path.dirname(pointer), match[1].rstrip())  # noqa: PTH118, PTH120


def _common_folder(pointer: str) -> str | None:
    """Return the folder that a work tree's ``.git`` file and its ``commondir`` lead to."""
    named = _named_by(pointer)
    if named is None:
        return None
    own = os.path.abspath(named)  # noqa: PTH100 - nothing is followed
    common = _read(os.path.join(own, "commondir")).strip().replace("\0", "")  # noqa: PTH118
    return os.path.abspath(os.path.join(own, common)) if common else own  # noqa: PTH100, PTH118


def _read(path: str) -> str:
    """Return the text of *path*; nothing if there is none that can be read."""
    try:
        return read_bytes(None, path, 5000).decode("utf-8", "replace")
    except UnreadableFile:
        return ""
