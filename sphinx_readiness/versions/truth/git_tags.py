"""The tags of a git repository, read from its files: git itself is not run.

Loose tags are files below ``refs/tags``, packed ones are lines of ``packed-refs`` (gitrepository-
layout(5)). A work tree has a file ``.git`` that names the folder of the repository.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cmp_to_key
from pathlib import Path
from typing import Final

from sphinx_readiness.core.model import Location
from sphinx_readiness.core.versions import SEMVER, Source
from sphinx_readiness.versions.compare import order, parse
from sphinx_readiness.versions.tree import Tree

_LIMIT: Final = 16 << 20
"""Bytes of ``packed-refs`` that are read."""

_COUNT: Final = 100_000
"""Loose tags that are looked at."""

_PACKED: Final = re.compile(r"^[0-9a-f]{40,64} refs/tags/(\S{1,200})$", re.MULTILINE)

_POINTER: Final = re.compile(r"gitdir: ([^\0\n]{1,4000}+)\s*+\Z")

_ABOVE: Final = 8
"""How many folders above the root may hold the repository."""


def repository(root: Path) -> Path | None:
    """Return the folder with the references of the repository that *root* is in, or None."""
    for found in _candidates(root):
        if found.is_dir():
            return found
        if found.is_file():
            return _common_folder(found.parent, found)
    return None


def _candidates(root: Path) -> list[Path]:
    return [folder / ".git" for folder in (root, *list(root.parents)[:_ABOVE])]


def watch_repository(tree: Tree) -> None:
    """Note that what is found out depends on the tags around *tree*, or on there being none."""
    if repository(tree.root) is not None:
        tree.unwatch()
    for path in _candidates(tree.root):
        tree.watch(path)


def _common_folder(folder: Path, pointer: Path) -> Path | None:
    """Return the folder that a work tree's ``.git`` file and its ``commondir`` lead to."""
    match = _POINTER.match(_read(pointer, 5000))
    if match is None:
        return None
    own = Path(os.path.abspath(folder / match.group(1).rstrip()))  # noqa: PTH100 - nothing is followed
    common = _read(own / "commondir", 5000).strip().replace("\0", "")
    return Path(os.path.abspath(own / common)) if common else own  # noqa: PTH100


def _read(path: Path, limit: int) -> str:
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return stream.read(limit).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def tags(root: Path) -> frozenset[str] | None:
    """Return the names of the tags of the repository that *root* is in; None without one."""
    folder = repository(root)
    if folder is None:
        return None
    packed = _PACKED.findall(_read(folder / "packed-refs", _LIMIT))
    return frozenset((*packed, *_loose(folder / "refs" / "tags")))


def _loose(folder: Path) -> Iterator[str]:
    left = _COUNT
    for path, _folders, names in os.walk(folder):
        for name in names:
            left -= 1
            if left < 0:
                return
            yield Path(path, name).relative_to(folder).as_posix()


def _order(one: str, other: str) -> int:
    return order(one, other, SEMVER) or 0


def newest_tag(root: Path, product: str, template: str) -> Source | None:
    """Return the source that is the highest version among the tags that *template* describes.

    *template* holds ``{version}``; without a tag that has a version in its place it is None.
    Pre-releases count only where there is nothing else.
    """
    before, _, after = template.partition("{version}")
    found = []
    for tag in tags(root) or ():
        if not (tag.startswith(before) and tag.endswith(after)):
            continue
        written = tag[len(before) : len(tag) - len(after)]
        parsed = parse(written)
        if parsed is not None:
            found.append((not parsed.pre, written, tag))
    if not found:
        return None
    final = [each for each in found if each[0]] or found
    key = cmp_to_key(_order)
    newest = max(sorted(each[1] for each in final), key=key)
    tag = next(each[2] for each in final if each[1] == newest)
    return Source(product, newest, Location(f".git/refs/tags/{tag}", 1), SEMVER, released=True)
