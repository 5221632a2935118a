"""Files by pattern as the release tools find them, each in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.project_tree import Tree

_EXTENDED: Final = re.compile(r"[?*+@!]\(")
"""``@(a|b)`` and the like, which are not understood here."""


def is_glob(name: str) -> bool:
    """Say whether *name* is a pattern and not the name of a file."""
    return any(char in name for char in "*?[")


def found_by(tree: Tree, pattern: str) -> list[str]:
    """Return the files that *pattern* finds, ``**`` at any depth and hidden ones, too (pathlib)."""
    if not is_glob(pattern):
        return [pattern] if tree.has(pattern) else []
    tree.unwatch()
    return list(matching_files(tree.root, PurePosixPath(), [pattern]))


def by_python(tree: Tree, pattern: str, *, recursive: bool) -> list[str]:
    """Return the files that Python's ``glob`` finds: hidden ones only where they are named so.

    Without *recursive* ``**`` is as good as ``*``.
    """
    while not recursive and "**" in pattern:
        pattern = pattern.replace("**", "*")
    return [each for each in found_by(tree, pattern) if _is_seen(each, pattern)]


def by_wcmatch(tree: Tree, pattern: str, excluded: Iterable[str] = ()) -> list[str] | None:
    """Return the files that wcmatch finds: several patterns between bars, without the *excluded*.

    None for a pattern that is not understood (flags GLOBSTAR, SPLIT and EXTGLOB).
    """
    patterns = [each for one in (pattern, *excluded) for each in one.split("|")]
    if any(_EXTENDED.search(each) for each in patterns):
        return None
    left_out = {
        found for each in excluded for one in each.split("|") for found in found_by(tree, one)
    }
    wanted = [found for one in pattern.split("|") for found in by_python(tree, one, recursive=True)]
    return [each for each in dict.fromkeys(wanted) if each not in left_out]


def _is_seen(path: str, pattern: str) -> bool:
    hidden = [part for part in path.split("/") if part.startswith(".")]
    return not hidden or any(part.startswith(".") for part in pattern.split("/"))
