"""The bytes of a ``conf.py``, as far as they are wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

SIZE_LIMIT: Final = 1 << 20
"""Bytes of a ``conf.py`` that are accepted: 1 MiB."""

OPTION_PREFIX: Final = "readiness_"


def source_with_options(path: Path) -> bytes:
    """Return the source in *path* if anything in it begins like an option of ours, else nothing."""
    try:
        source = read_bytes(None, str(path), SIZE_LIMIT)
    except UnreadableFile:
        return b""
    return source if OPTION_PREFIX.encode() in source else b""
