"""The bytes of a ``conf.py``, as far as they are wanted."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

SIZE_LIMIT: Final = 1 << 20
"""Bytes of a ``conf.py`` that are accepted: 1 MiB."""

OPTION_PREFIX: Final = "readiness_"


def read_source(path: Path) -> bytes | None:
    """Return a little more of *path* than is accepted at most; None if it is missing.

    Raises OSError, also for what is no regular file. Nothing is waited for.
    """
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        if os.path.lexists(path):
            raise
        return None
    with os.fdopen(file, "rb") as stream:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError("no regular file")
        return stream.read(SIZE_LIMIT + 1)


def source_with_options(path: Path) -> bytes:
    """Return the source in *path* if anything in it begins like an option of ours, else nothing."""
    try:
        source = read_source(path) or b""
    except OSError:
        return b""
    return source if len(source) <= SIZE_LIMIT and OPTION_PREFIX.encode() in source else b""
