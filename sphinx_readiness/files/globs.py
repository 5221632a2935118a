"""Folders and files by pattern, inside the root and in bounded time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from sphinx_readiness.files.looks import GLOB, LOOKS, Look

_ENTRIES: Final = 20_000
"""How many entries of folders are looked at for one pattern."""

_ALL_ENTRIES: Final = 200_000
"""How many are looked at for all patterns together."""

_LONGEST: Final = 4_000
"""Characters of a pattern that is looked at."""

_STARS: Final = 8
"""Stars in one part of a pattern."""


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
    looks = LOOKS.get()
    if looks is None:
        yield from _found(root, base, patterns, folders=folders)
        return
    found = list(_found(root, base, patterns, folders=folders))
    asked = json.dumps([str(base), list(patterns), folders])
    looks.note(Look(GLOB, str(root), asked), json.dumps(found))
    yield from found


def look_again(root: str, asked: str) -> str:
    """Return what is found now by what was *asked*, as it is noted."""
    base, patterns, folders = json.loads(asked)
    return json.dumps(list(_found(Path(root), PurePosixPath(base), patterns, folders=folders)))


def _found(
    root: Path, base: PurePosixPath, patterns: Sequence[str], *, folders: bool
) -> Iterator[str]:
    seen = set()
    left = [_ALL_ENTRIES]
    for pattern in patterns:
        parts = _parts(base, pattern)
        for found in _walk(root, parts, left, folders=folders) if parts else ():
            if found not in seen:
                seen.add(found)
                yield found


def _parts(base: PurePosixPath, pattern: str) -> tuple[str, ...]:
    """Return the parts of *pattern* below *base*, several ``**`` in a row as one.

    None for one that is too long, leads out of the root, or is not relative.
    """
    if len(pattern) > _LONGEST or pattern.startswith("/") or "\\" in pattern or "\0" in pattern:
        return ()
    found: list[str] = []
    for part in (base / pattern).parts:
        if part != "." and not (part == "**" and found and found[-1] == "**"):
            found.append(part)
    return () if ".." in found else tuple(found)


def _walk(root: Path, parts: tuple[str, ...], left: list[int], *, folders: bool) -> Iterator[str]:
    """Yield what matches *parts*, in order, without recursion: a pattern may have any length.

    A folder is looked into once for each set of positions in the pattern that lead to it.
    """
    count = min(_ENTRIES, left[0])
    waiting = [("", frozenset((0,)))]
    while waiting and count > 0:
        prefix, places = waiting.pop()
        entries = _entries(root / prefix, count)
        count -= len(entries)
        left[0] -= len(entries)
        below: list[tuple[str, frozenset[int]]] = []
        for name, is_folder in entries:
            following, matches = _steps(parts, places, name, is_folder=is_folder)
            path = f"{prefix}/{name}" if prefix else name
            if matches and is_folder is folders:
                yield path
            if is_folder and following:
                below.append((path, frozenset(following)))
        waiting += reversed(below)


def _steps(
    parts: tuple[str, ...], places: frozenset[int], name: str, *, is_folder: bool
) -> tuple[set[int], bool]:
    """Return where in the pattern the entry *name* leads from *places*, and whether it matches."""
    following: set[int] = set()
    matches = False
    for place in places:
        part = parts[place]
        last = place + 1 == len(parts)
        if part == "**":
            if is_folder and not name.startswith("."):
                following.add(place)
            matches = matches or (last and not name.startswith("."))
            if not last and _matches(name, parts[place + 1]):
                place += 1  # noqa: PLW2901 - "**" may stand for nothing
                last = place + 1 == len(parts)
                matches = matches or last
                following |= set() if last else {place + 1}
        elif _matches(name, part):
            matches = matches or last
            following |= set() if last else {place + 1}
    return following, matches


def _matches(name: str, part: str) -> bool:
    """Say whether *name* is like *part*, in linear time: of many stars ``fnmatch`` takes longer."""
    return part.count("*") <= _STARS and fnmatchcase(name, part)


def _entries(folder: Path, most: int) -> list[tuple[str, bool]]:
    """Return at most *most* names in *folder* and whether each is a folder, sorted."""
    found: list[tuple[str, bool]] = []
    try:
        with os.scandir(folder) as entries:
            found += (
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in islice(entries, most)
                if not entry.is_symlink()
            )
    except (OSError, ValueError):
        return []
    return sorted(found)
