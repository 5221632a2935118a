"""Asking the disk once more what a run has asked it before."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from sphinx_readiness.files.looks import BYTES, DIGEST, EXISTS, GLOB, NONE, OPEN, Look, said_of
from sphinx_readiness.files.opener import open_regular, read_bytes, sha256_of
from sphinx_readiness.files.unreadable import UnreadableFile


def unchanged(looks: Iterable[tuple[Look, str]]) -> bool:
    """Say whether each of *looks* finds what it found."""
    return all(again(look) == found for look, found in looks)


def again(look: Look) -> str | None:
    """Return what *look* finds now, as it is noted; None if there is no such look."""
    root = Path(look.root) if look.root else None
    try:
        if look.how == BYTES:
            return hashlib.sha256(read_bytes(root, look.path, look.limit)).hexdigest()
        if look.how == DIGEST and root is not None:
            return sha256_of(root, look.path, look.limit)
    except UnreadableFile as failure:
        return said_of(failure)
    if look.how == OPEN:
        return _size(look.path)
    if look.how == EXISTS:
        return str(os.path.lexists(look.path))
    if look.how == GLOB:
        from sphinx_readiness.files.globs import look_again  # noqa: PLC0415 - few have patterns

        return look_again(look.root, look.path)
    return None


def _size(path: str) -> str:
    stream = open_regular(path)
    if stream is None:
        return NONE
    with stream:
        return str(os.fstat(stream.fileno()).st_size)
