"""Walking a folder that nobody vouches for: no loops, no way out, no end that never comes."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

MOST_ENTRIES: Final = 500_000
"""Files and folders that are looked at in one walk; the largest documentations have some 50,000."""

DEEPEST: Final = 60
"""Folders within each other that are gone into."""


class Walked(NamedTuple):
    """What a walk found, and where it went no further.

    *files* are relative to the folder in POSIX form, in Sphinx's order: those of a folder by name
    before those of the folders in it. The paths of *refused* are as well.
    """

    files: tuple[str, ...]
    refused: tuple[UnreadableFile, ...]


class _Folder(NamedTuple):
    relative: str
    real: str
    above: frozenset[str]
    """The real paths of the folders that it is in, and its own."""


def walk(
    root: Path, folder: Path, *, wanted: Callable[[str], bool], left_out: Callable[[str], bool]
) -> Walked:
    """Return the files below *folder* whose relative path is *wanted* and not *left_out*.

    Folders that are *left_out* are not gone into. Links to folders are followed inside of *root*,
    and not back into a folder that they are in. Raises nothing.
    """
    files: list[str] = []
    refused: list[UnreadableFile] = []
    start = os.path.realpath(folder)
    stack = [_Folder("", start, frozenset((start,)))]
    left = MOST_ENTRIES
    while stack:
        here = stack.pop()
        try:
            names, folders = _entries(folder, here.relative, left)
        except OSError as error:
            refused.append(_closed(here.relative or ".", error))
            continue
        left -= len(names) + len(folders)
        if left <= 0:
            refused.append(_too_many())
            break
        for name in names:
            path = _join(here.relative, name)
            shown = _shown(path)
            if wanted(shown) and not left_out(shown):
                files.append(path)
        below = []
        for name, is_link in folders:
            path = _join(here.relative, name)
            if not left_out(_shown(path)):
                found = _enter(root, folder, here, path, name, is_link=is_link)
                if isinstance(found, UnreadableFile):
                    refused.append(found)
                else:
                    below.append(found)
        stack += reversed(below)
    return Walked(tuple(files), tuple(refused))


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _shown(path: str) -> str:
    """Return *path* as patterns are compared with it: in NFC, as Sphinx has it."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _entries(folder: Path, relative: str, most: int) -> tuple[list[str], list[tuple[str, bool]]]:
    """Return the names of files, and of folders with whether each is a link, sorted."""
    names: list[str] = []
    folders: list[tuple[str, bool]] = []
    with os.scandir(folder / relative) as entries:
        for entry in entries:
            if _is_folder(entry):
                folders.append((entry.name, entry.is_symlink()))
            else:
                names.append(entry.name)
            if len(names) + len(folders) > most:
                break
    return sorted(names), sorted(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _enter(
    root: Path, folder: Path, here: _Folder, path: str, name: str, *, is_link: bool
) -> _Folder | UnreadableFile:
    """Return the folder *path* to go into, or why not."""
    if path.count("/") >= DEEPEST:
        return UnreadableFile(
            path,
            1,
            N_("there are more than {limit} folders in each other; what is below is not read"),
            N_("Move it up, or exclude it."),
            limit=str(DEEPEST),
        )
    real = f"{here.real}/{name}"
    if is_link:
        real = os.path.realpath(folder / path)
        if not is_inside(root, real):
            return UnreadableFile(
                path,
                1,
                N_("this link leads out of the project's root; what is below is not read"),
                N_("Put the folder into the root, or exclude the link."),
            )
        if real in here.above:
            return UnreadableFile(
                path,
                1,
                N_("this link leads back to a folder that it is in; it is not followed"),
                N_("Remove the link, or exclude it."),
            )
    return _Folder(path, real, here.above | {real})


def _closed(path: str, error: OSError) -> UnreadableFile:
    return UnreadableFile(
        path,
        1,
        N_("this folder cannot be read: {detail}"),
        N_("Make it readable, or exclude it."),
        detail=error.strerror or type(error).__name__,
    )


def _too_many() -> UnreadableFile:
    return UnreadableFile(
        ".",
        1,
        N_("there are more than {limit} files and folders here; the rest is not read"),
        N_("Exclude those that are no documents."),
        limit=str(MOST_ENTRIES),
    )
