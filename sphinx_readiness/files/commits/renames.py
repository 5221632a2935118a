"""What a file was called one commit before, where it was renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from sphinx_readiness.files.commits.kept_lines import kept_lines
from sphinx_readiness.files.commits.trees import Trees

_MOST_FOLDERS: Final = 500
"""Folders that are looked into for the files that a commit took away."""

_MOST_LIKE: Final = 20
"""Files whose text is compared with that of a renamed one."""

_HALF: Final = 2
"""One of so many lines is enough to be the same file, as git has it."""

TextOf: TypeAlias = Callable[[str], Sequence[bytes] | None]
"""From the name of a blob to its lines; None where it cannot be had."""


def taken_away(trees: Trees, before: str, after: str) -> dict[str, str]:
    """Return the files of the folder *before* that *after* lacks: their blobs, by path."""
    found = {}
    waiting = [("", before, after)]
    for number, (prefix, old, new) in enumerate(waiting):  # it grows
        if number >= _MOST_FOLDERS:
            break
        names = trees.names(new) if new else {}
        for name, key in trees.names(old).items():
            if names.get(name) == key or f"{name}/" in trees.names(old):
                continue
            if name.endswith("/"):
                waiting.append((f"{prefix}{name}", key, names.get(name, "")))
            elif name not in names:
                found[f"{prefix}{name}"] = key
    return found


def former_path(path: str, blob: str, candidates: Mapping[str, str], text_of: TextOf) -> str:
    """Return which of the *candidates* became *path*, which is *blob* now; empty for none."""
    same = sorted(each for each, key in candidates.items() if key == blob)
    if same:
        return same[0]
    new = text_of(blob) or ()
    best, most = "", 0
    for each in list(_alike(path, candidates))[:_MOST_LIKE]:
        old = text_of(candidates[each]) or ()
        kept = len(kept_lines(old, new))
        if kept > most and kept * _HALF >= max(len(old), len(new)):
            best, most = each, kept
    return best


def _alike(path: str, candidates: Mapping[str, str]) -> Iterator[str]:
    """Yield those with the ending of *path*, those with its name first."""
    pure = PurePosixPath(path)
    alike = [each for each in sorted(candidates) if PurePosixPath(each).suffix == pure.suffix]
    yield from (each for each in alike if PurePosixPath(each).name == pure.name)
    yield from (each for each in alike if PurePosixPath(each).name != pure.name)
