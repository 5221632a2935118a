"""Asking the disk once more what a run has asked it before."""

from __future__ import annotations

import os
from collections.abc import Iterable

from sphinx_readiness.files.looks import (
    BYTES,
    DIGEST,
    EXISTS,
    GLOB,
    NONE,
    OPEN,
    PROGRAM,
    Look,
    digest_of,
    said_of,
)
from sphinx_readiness.files.opener import content_of, open_regular, read_bytes, sha256_of
from sphinx_readiness.files.unreadable import UnreadableFile


def unchanged(looks: Iterable[tuple[Look, str]]) -> bool:
    """Say whether each of *looks* finds what it found."""
    files = _Files()
    return all(
        (files.digest(look) if look.how == BYTES else again(look)) == found for look, found in looks
    )


class _Files:
    """Reads files once that are looked at in several ways, and follows the links of a folder once.

    Whatever is not as simple as that is looked at as it was before.
    """

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._read: dict[str, tuple[int, str]] = {}

    def digest(self, look: Look) -> str | None:
        """Return what *look*, of the bytes of a file, finds now."""
        try:
            return self._digest(look) or again(look)
        except (UnreadableFile, OSError, ValueError):
            return again(look)

    def _digest(self, look: Look) -> str | None:
        """Return the digest of the file if its path leads straight to it; raises as a read does.

        A link is not opened there, which is such a failure, too.
        """
        folder, name = os.path.split(os.path.join(look.root, look.path))  # noqa: PTH118 - texts
        real = os.path.join(self._folder(folder), name)  # noqa: PTH118
        if os.name != "posix" or name in ("", ".", ".."):
            return None
        if look.root and not real.startswith(self._folder(look.root).rstrip("/") + "/"):
            return None
        known = self._read.get(real)
        if known is None:
            data = content_of(real, look.limit, name)
            known = self._read[real] = len(data), digest_of(data)
        size, digest = known
        return digest if size <= look.limit else None

    def _folder(self, path: str) -> str:
        found = self._folders.get(path)
        if found is None:
            found = self._folders[path] = os.path.realpath(path)
        return found


def again(look: Look) -> str | None:
    """Return what *look* finds now, as it is noted; None if there is no such look."""
    try:
        if look.how == BYTES:
            return digest_of(read_bytes(look.root or None, look.path, look.limit))
        if look.how == DIGEST and look.root:
            return sha256_of(look.root, look.path, look.limit)
    except UnreadableFile as failure:
        return said_of(failure)
    if look.how == OPEN:
        return _size(look.path)
    if look.how == EXISTS:
        return str(os.path.lexists(look.path))
    if look.how == GLOB:
        from sphinx_readiness.files.globs import look_again  # noqa: PLC0415 - few have patterns

        return look_again(look.root, look.path)
    if look.how == PROGRAM:
        from sphinx_readiness.files import programs  # noqa: PLC0415 - few have signatures

        return programs.look_again(look.path)
    return None


def _size(path: str) -> str:
    stream = open_regular(path)
    if stream is None:
        return NONE
    with stream:
        return str(os.fstat(stream.fileno()).st_size)
