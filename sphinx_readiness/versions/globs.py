"""Folders and files by pattern, inside the root and in bounded time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Final

_ENTRIES: Final = 20_000
"""How many entries of folders are looked at for one pattern."""


def matching_folders(root: Path, base: PurePosixPath, patterns: Sequence[str]) -> Iterator[str]:
    """Yield the folders below *root* that match *patterns*, relative to *base* in it, sorted.

    A pattern is a path whose parts may hold ``*``, ``?`` and ``[...]``. Links are not followed.
    """
    yield from _matching(root, base, patterns, folders=True)


def matching_files(root: Path, base: PurePosixPath, patterns: Sequence[str]) -> Iterator[str]:
    """Yield the files that match *patterns*, as :func:`matching_folders` does; ``**`` is known."""
    yield from _matching(root, base, patterns, folders=False)


def _matching(
    root: Path, base: PurePosixPath, patterns: Sequence[str], *, folders: bool
) -> Iterator[str]:
    seen = set()
    for pattern in patterns:
        parts = [part for part in (base / pattern).parts if part != "."]
        if ".." in parts or pattern.startswith("/"):
            continue
        for found in _walk(root, "", parts, [_ENTRIES], folders=folders):
            if found not in seen:
                seen.add(found)
                yield found


def _walk(
    root: Path, prefix: str, parts: Sequence[str], left: list[int], *, folders: bool
) -> Iterator[str]:
    if not parts:
        return
    part, rest = parts[0], parts[1:]
    if part == "**" and rest:
        yield from _walk(root, prefix, rest, left, folders=folders)
    for name, is_folder in _entries(root / prefix, left):
        path = f"{prefix}/{name}" if prefix else name
        if part == "**":
            if is_folder and not name.startswith("."):
                yield from _walk(root, path, parts, left, folders=folders)
        elif fnmatchcase(name, part):
            if rest:
                if is_folder:
                    yield from _walk(root, path, rest, left, folders=folders)
            elif is_folder is folders:
                yield path


def _entries(folder: Path, left: list[int]) -> list[tuple[str, bool]]:
    """Return the names in *folder* and whether each is a folder, sorted; *left* counts down."""
    found: list[tuple[str, bool]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                left[0] -= 1
                if left[0] < 0:
                    break
                if not entry.is_symlink():
                    found.append((entry.name, entry.is_dir(follow_symlinks=False)))
    except OSError:
        return []
    return sorted(found)
