"""Lockfiles in folders of a project: asked where those in its root do not know a package."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from sphinx_readiness.versions.locks.known_locks import read_locks
from sphinx_readiness.versions.packages import Lock

DEEPEST: Final = 2
"""Folders in each other that are looked into."""

MOST_FOLDERS: Final = 200
"""Folders that are looked into."""

_OTHERS: Final = frozenset(
    ("node_modules", "vendor", "third_party", "target", "build", "dist", "venv", "site-packages",
     "test", "tests", "testing", "testdata", "fixtures", "example", "examples", "samples",
     "benchmarks", "doc", "docs", "documentation", "site", "website")
)  # fmt: skip
"""Folders of what is no part of the product."""


def nested_locks(root: Path) -> tuple[Lock, ...]:
    """Return what the lockfiles in the folders of *root* say; what cannot be read says nothing."""
    return tuple(
        replace(lock, path=f"{folder}/{lock.path}")
        for folder in islice(_folders(root), MOST_FOLDERS)
        for lock in read_locks(root / folder)[0]
    )


def _folders(root: Path) -> Iterator[str]:
    """Yield the folders below *root*, sorted, those of a level before what is in them."""
    level = [""]
    for _ in range(DEEPEST):
        level = [inner for folder in level for inner in _inside(root, folder)]
        yield from level


def _inside(root: Path, folder: str) -> list[str]:
    try:
        with os.scandir(root / folder) as entries:
            names = [
                entry.name
                for entry in islice(entries, 10 * MOST_FOLDERS)
                if entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return []
    kept = (each for each in sorted(names) if each[0] not in "._" and each.lower() not in _OTHERS)
    return [f"{folder}/{each}" if folder else each for each in islice(kept, MOST_FOLDERS)]
