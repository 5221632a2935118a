"""Whether the files that something was worked out from are still what they were."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TypeAlias

Stamp: TypeAlias = "list[int] | None"
"""When a file was changed, in nanoseconds, and its size in bytes; None where there is none.

A list, as that is what JSON gives back.
"""


def stamp(path: str | os.PathLike[str]) -> Stamp:
    """Return the stamp of the file or folder *path*."""
    found = full_stamp(path)
    return found and found[:2]


def full_stamp(path: str | os.PathLike[str]) -> Stamp:
    """Return the same, and when the system last changed anything: that is not set by programs."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every file, in every build
    except (OSError, ValueError):
        return None
    return [found.st_mtime_ns, found.st_size, found.st_ctime_ns]


def unchanged(watched: Mapping[str, Stamp]) -> bool:
    """Say whether every one of the *watched* paths still has its stamp."""
    return all(stamp(path) == before for path, before in watched.items())
