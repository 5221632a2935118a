"""What lies in a repository beside the files that are read of it: its kind, tags and packs.

The names of references and packs, and whether the files are there that say what may be missing, are
all that :mod:`.git_refs`, :mod:`.git_history` and :mod:`.git_objects` ask for without a read.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import Final

from sphinx_readiness.files.git_refs import candidates, own_folder, repository

MOST: Final = 20_000
"""Tags and folders of them, and packs."""


def git_names(root: Path) -> list[object] | None:
    """Return what JSON can hold of the repository around *root*; None if there is too much."""
    found: list[object] = [[str(each), _kind(each)] for each in candidates(root)]
    folder, own = repository(root), own_folder(root)
    found += [str(folder), str(own)]
    if folder is None:
        return found
    found += [_kind(folder), [_kind(folder / each) for each in ("reftable", "shallow")]]
    left = MOST
    for path, folders, names in os.walk(folder / "refs" / "tags"):
        folders.sort()
        left -= 1 + len(names)
        if left < 0:
            return None
        found.append([path, sorted(names)])
    try:
        with os.scandir(folder / "objects" / "pack") as entries:
            packs = sorted(each.name for each in islice(entries, MOST))
    except OSError:
        packs = []
    found.append([each for each in packs if each.endswith((".idx", ".pack"))])
    return found


def _kind(path: Path) -> str:
    if path.is_dir():
        return "folder"
    return "file" if path.is_file() else ""
