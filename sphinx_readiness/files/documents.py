"""Which files are documents, and which of them nobody reads: found without Sphinx's walk.

Sphinx follows links for ever, takes the first of two files for one document, and leaves out what it
cannot open, with a warning at most.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.files.patterns import any_of
from sphinx_readiness.files.unreadable import UnreadableFile, missing
from sphinx_readiness.files.walk import walk
from sphinx_readiness.text.phrases import N_

UNREAD_FILE: Final = "unread-file"
"""The rule that reports what is not read."""

MOST_DOCUMENTS: Final = 50_000
"""Documents that are read; the largest documentations have some thousands."""


_NEVER: Final = ("**/_sources", ".#*", "**/.#*", "*.lproj/**")
"""What Sphinx leaves out always (``sphinx.project.EXCLUDE_PATHS``)."""


class Documents(NamedTuple):
    """The documents below a folder, and the files and folders that are not read.

    *paths* has the relative path of each document by its name, in the order in which they were
    found; the paths of *unread* are relative to the same folder.
    """

    paths: Mapping[str, str]
    unread: tuple[UnreadableFile, ...]


def find_documents(
    root: Path,
    folder: Path,
    suffixes: Iterable[str],
    include: Iterable[str],
    exclude: Iterable[str],
    read: Collection[str] = (),
) -> Documents:
    """Return what is below *folder*, by Sphinx's patterns; nothing is opened.

    Files that are *read* are documents, whatever the patterns say, and need not be looked at.
    """
    endings = tuple(suffixes)
    included, excluded = any_of(include), any_of([*exclude, *_NEVER])
    walked = walk(
        root,
        folder,
        wanted=lambda path: path in read or (path.endswith(endings) and included(path)),
        left_out=lambda path: path not in read and excluded(path),
    )
    paths: dict[str, str] = {}
    unread = list(walked.refused)
    for path in walked.files:
        name = docname_of(path, endings)
        if path not in read and not os.path.exists(folder / path):  # noqa: PTH110 - it never raises
            unread.append(missing(path))
        elif name in paths:
            unread.append(_shadowed(path, paths[name]))
        elif len(paths) >= MOST_DOCUMENTS:
            unread.append(_too_many(path))
            break
        else:
            paths[name] = path
    return Documents(paths, tuple(unread))


def named_documents(named: Collection[str], suffixes: Iterable[str]) -> Documents:
    """Return the documents at the relative paths *named*; nothing is opened."""
    endings = tuple(suffixes)
    paths: dict[str, str] = {}
    for path in sorted(named):
        paths.setdefault(docname_of(path, endings), path)
    shadowed = sorted({*named} - {*paths.values()})
    return Documents(
        paths, tuple(_shadowed(path, paths[docname_of(path, endings)]) for path in shadowed)
    )


def docname_of(path: str, suffixes: Iterable[str]) -> str:
    """Return the name of the document *path*: without its suffix, in NFC."""
    name = unicodedata.normalize("NFC", path)
    return next((name.removesuffix(each) for each in suffixes if name.endswith(each)), name)


def _shadowed(path: str, other: str) -> UnreadableFile:
    return UnreadableFile(
        path,
        1,
        N_("this document is not read, as '{other}' has the same name"),
        N_("Rename one of the two, or exclude the one that is not meant."),
        other=os.path.basename(other),  # noqa: PTH119 - a string that is no path of this system
    )


def _too_many(path: str) -> UnreadableFile:
    return UnreadableFile(
        path,
        1,
        N_("there are more than {limit} documents; this one and those after it are not read"),
        N_("Exclude those that need not be read."),
        limit=str(MOST_DOCUMENTS),
    )
