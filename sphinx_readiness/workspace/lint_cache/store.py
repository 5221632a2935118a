"""The entries of the cache: sealed, of bounded size, and safe with several at work in one folder.

An entry is a file that is named by what it is about. Its first line is a seal: a keyed digest
(BLAKE2b with a key, RFC 7693) of the name and of all that follows. What was changed, cut, moved to
another name or written by anybody without the key is as good as not there. A text has no seal: it
is named by its own digest, and an entry says which.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import Any, Final

from sphinx_readiness.files.digests import blake2b
from sphinx_readiness.files.looks import LOOKS, digest_of
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.canonical import json_text
from sphinx_readiness.workspace.lint_cache.place import Place

LARGEST: Final = 32 << 20
"""Bytes of an entry or a text that is kept: 32 MiB."""

MOST_BYTES: Final = 256 << 20
"""Bytes of all of them together; what was not used for longest is dropped."""

MOST_FILES: Final = 50_000
"""Files of all of them together."""

_SEAL: Final = 64

_MORE: Final = 16
"""One part of so many is left free where anything is dropped, and all of them are looked at again
when as much was kept: to look at them takes longer than to lint a few pages."""

_DAY: Final = 24 * 3600
"""Seconds after which they are looked at in any case."""

_COUNT: Final = "0" * _SEAL
"""The entry that says when all were looked at, and how many files and bytes were kept since."""

_ENDINGS: Final = ("entry", "text")

_TEMPORARY: Final = 8
"""Hexadecimal digits in the name of a file that is being written."""

_OLD: Final = 3600
"""Seconds after which nobody is writing a file any more."""

_FRESH: Final = 60
"""Seconds within which a file need not be noted as used once more."""

_TAG: Final = "CACHEDIR.TAG"

_TAG_TEXT: Final = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of sphinx-readiness; it may be deleted at any time.\n"
)
"""As https://bford.info/cachedir/ has it."""


class Store:
    """The entries in one place. Nothing here raises for a file that is broken, or not to be had."""

    def __init__(self, place: Place) -> None:
        """Keep entries in *place*; its folder is made when the first is written."""
        self.folder = place.folder
        self._key = place.key
        self._prepared = False
        self._files = 0
        self._bytes = 0

    def load(self, name: str) -> Any:
        """Return the value of the entry *name*, of what JSON has; None without a sealed one."""
        data = self._read(f"{name}.entry")
        if data is None:
            return None
        seal, body = data[:_SEAL], data[_SEAL + 1 :]
        if not self._are_equal(seal, self._seal(name, body)):
            return None
        self._note_use(f"{name}.entry")
        try:
            return json.loads(body)
        except (ValueError, RecursionError):  # sealed by us, but nothing of a file ends a lint
            return None

    def keep(self, name: str, value: object) -> None:
        """Keep *value*, of what JSON has, as the entry *name*; if it is not too large."""
        body = json_text(value).encode("ascii")
        self._write(f"{name}.entry", self._seal(name, body) + b"\n" + body)

    @staticmethod
    def encoded(text: str) -> bytes:
        """Return *text* as it is kept."""
        return text.encode("utf-8", "surrogatepass")

    def load_text(self, digest: str) -> bytes | None:
        """Return the text that has the *digest*, as it is kept; None if it is not there."""
        data = self._read(f"{digest}.text")
        if data is None or digest_of(data) != digest:
            return None
        self._note_use(f"{digest}.text")
        return data

    def keep_text(self, data: bytes) -> str:
        """Keep the text *data*, as :meth:`encoded` has it, and return its digest."""
        digest = digest_of(data)
        self._write(f"{digest}.text", data)
        return digest

    def note_kept(self, name: str) -> None:
        """Count the entry *name*, which another process has kept for this run."""
        with suppress(OSError):
            self._count(os.stat(self._path(f"{name}.entry")).st_size)  # noqa: PTH116

    def prune(self) -> None:
        """See that all stay within the limits, once enough was kept for that to be worth it."""
        if not self._files:
            return
        now = int(time.time())
        looked, files, size = self._counted()
        files, size = files + self._files, size + self._bytes
        few = files <= MOST_FILES // _MORE and size <= MOST_BYTES // _MORE
        if not few or not 0 <= now - looked < _DAY:
            self._drop_oldest()
            looked, files, size = now, 0, 0
        self.keep(_COUNT, [looked, files, size])
        self._files = self._bytes = 0

    def _counted(self) -> tuple[int, int, int]:
        """Return when all were looked at, and what was kept since; zeros if nobody knows."""
        match self.load(_COUNT):
            case [int(looked), int(files), int(size)]:
                return looked, files, size
        return 0, 0, 0

    def _count(self, size: int) -> None:
        self._files += 1
        self._bytes += size

    def _drop_oldest(self) -> None:
        """Drop what was not used for longest, until the rest is within the limits, with room."""
        found: list[tuple[float, int, str]] = []
        now = time.time()
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    state = entry.stat(follow_symlinks=False)
                    if _is_ours(entry.name):
                        found.append((state.st_mtime, state.st_size, entry.name))
                    elif _is_left_over(entry.name) and now - state.st_mtime > _OLD:
                        os.unlink(entry.path)  # noqa: PTH108
        found.sort(reverse=True)
        size, room = 0, (MOST_BYTES // _MORE, MOST_FILES // _MORE)
        for number, (_used, each, name) in enumerate(found):
            size += each
            if size > MOST_BYTES - room[0] or number >= MOST_FILES - room[1]:
                with suppress(OSError):
                    os.unlink(self._path(name))  # noqa: PTH108

    def _seal(self, name: str, body: bytes) -> bytes:
        found = blake2b(name.encode("ascii") + b"\n", digest_size=_SEAL // 2, key=self._key)
        found.update(body)
        return found.hexdigest().encode("ascii")

    def _are_equal(self, seal: bytes, other: bytes) -> bool:
        """Compare two seals; how long it takes says nothing of where they differ."""
        return self._seal("", seal) == self._seal("", other)

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)  # noqa: PTH118 - texts throughout

    def _read(self, name: str) -> bytes | None:
        before = LOOKS.set(None)  # what is kept of a run is nothing that it has looked at
        try:
            return read_bytes(None, self._path(name), LARGEST + _SEAL + 1)
        except UnreadableFile:
            return None
        finally:
            LOOKS.reset(before)

    def _note_use(self, name: str) -> None:
        """See that what was used is not dropped as what nobody wants."""
        path = self._path(name)
        with suppress(OSError):
            if time.time() - os.stat(path).st_mtime > _FRESH:  # noqa: PTH116
                os.utime(path)

    def _write(self, name: str, data: bytes) -> None:
        if len(data) > LARGEST:
            return
        with suppress(OSError):  # it only saves time
            self._prepare()
            _replace(self._path(name), data, private=True)
            self._count(len(data))

    def _prepare(self) -> None:
        """Make the folder, and mark it as a cache that is nobody's to back up or to commit.

        One that somebody else has made, and has files in, stays as it is.
        """
        if self._prepared:
            return
        self._prepared = True
        with suppress(FileExistsError):
            os.makedirs(self.folder, mode=0o700)  # noqa: PTH103
        with os.scandir(self.folder) as entries:
            if next(entries, None) is not None:
                return
        for name, text in ((_TAG, _TAG_TEXT), (".gitignore", "*\n")):
            _replace(self._path(name), text.encode("ascii"))


def _replace(path: str, data: bytes, *, private: bool = False) -> None:
    from pathlib import Path  # noqa: PLC0415 - who reads writes seldom

    from sphinx_readiness.files.replacing import replace_file  # noqa: PLC0415

    replace_file(Path(path), data, private=private)


def _is_ours(name: str) -> bool:
    """Say whether *name* is that of an entry or a text."""
    stem, _, ending = name.partition(".")
    return ending in _ENDINGS and _is_hex(stem, _SEAL)


def _is_left_over(name: str) -> bool:
    """Say whether *name* is that of an entry or a text that is being written."""
    parts = name.split(".")
    if len(parts) != 5 or (parts[0], parts[4]) != ("", "tmp"):  # noqa: PLR2004
        return False
    return _is_ours(f"{parts[1]}.{parts[2]}") and _is_hex(parts[3], _TEMPORARY)


def _is_hex(text: str, length: int) -> bool:
    return len(text) == length and not text.strip("0123456789abcdef")
