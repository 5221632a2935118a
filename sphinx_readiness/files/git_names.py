"""What lies in a repository beside the files that are read of it: its kind, tags and packs.

The names of references and packs, and whether the files are there that say what may be missing, are
all that :mod:`.git_folders`, :mod:`.git_refs`, :mod:`.git_history` and :mod:`.git_objects` ask for
without a read.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import Final

from sphinx_readiness.files.git_folders import candidates, own_folder, repository

MOST: Final = 20_000
"""Tags and folders of them, and packs."""


def git_names(root: str) -> list[object] | None:
    """Return what JSON can hold of the repository around *root*; None if there is too much."""
    found: list[object] = [[each, _kind(each)] for each in candidates(root)]
    folder, own = repository(root), own_folder(root)
    found += [folder, own]
    if folder is None:
        return found
    found += [_kind(folder), [_kind(f"{folder}/{each}") for each in ("reftable", "shallow")]]
    left = MOST
    for path, folders, names in os.walk(f"{folder}/refs/tags"):
        folders.sort()
        left -= 1 + len(names)
        if left < 0:
            return None
        found.append([path, sorted(names)])
    try:
        with os.scandir(f"{folder}/objects/pack") as entries:
            packs = sorted(each.name for each in islice(entries, MOST))
    except OSError:
        packs = []
    found.append([each for each in packs if each.endswith((".idx", ".pack"))])
    return found


def _kind(path: str) -> str:
    if os.path.isdir(path):  # noqa: PTH112 - texts throughout
        return "folder"
    return "file" if os.path.isfile(path) else ""  # noqa: PTH113
