"""Where the cache of ``lint`` is, and the key that its entries are sealed with."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from sphinx_readiness.files.digests import blake2b
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

NO_CACHE: Final = "SPHINX_READINESS_NO_CACHE"
"""The environment variable that stands for ``--no-cache``, whatever it says, but nothing."""

KEY: Final = "SPHINX_READINESS_CACHE_KEY"
"""The environment variable with the key, where machines share a cache."""

SHORTEST_KEY: Final = 16
"""Characters that the key in the environment has at least."""

FOLDER: Final = "sphinx-readiness"

_KEY_FILE: Final = "key"

_KEY_BYTES: Final = 32

_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH

_OTHERS_ANYTHING: Final = stat.S_IRWXG | stat.S_IRWXO


class Place(NamedTuple):
    """The folder of the entries, and the key."""

    folder: str
    key: bytes


def find_place(
    folder: str | None, roots: tuple[str, ...], environ: Mapping[str, str]
) -> Place | None:
    """Return where the cache is, in *folder* or in that of the user; None where there is no key.

    The key is in the folder of the user, and made there if there is none yet. One that others can
    write or read is not used, nor one in any of the *roots* of projects, whose authors may have
    written it: they could make the cache say what they want.
    """
    users = users_folder(environ)
    given = environ.get(KEY, "")
    if len(given) >= SHORTEST_KEY:
        text = given.encode("utf-8", "surrogateescape")
        key = blake2b(text, digest_size=_KEY_BYTES).digest()
    elif users is None or any(_is_in(users, root) for root in roots):
        return None
    else:
        found = _users_key(users)
        if found is None:
            return None
        key = found
    if folder is None and users is not None:
        folder = os.path.join(users, "lint")  # noqa: PTH118 - texts throughout
    return Place(folder, key) if folder is not None else None


def users_folder(environ: Mapping[str, str]) -> str | None:
    """Return our folder among the caches of the user, as the system has them; None without one."""
    home = os.path.expanduser("~")  # noqa: PTH111 - it does not raise
    if sys.platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else f"{home}/.cache"  # noqa: PTH117
    return os.path.join(base, FOLDER) if os.path.isabs(base) else None  # noqa: PTH117, PTH118


def _is_in(path: str, root: str) -> bool:
    real, top = os.path.realpath(path), os.path.realpath(root)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def _users_key(folder: str) -> bytes | None:
    """Return the key in *folder*, which is made if it has none; None if it is not the user's."""
    try:
        if not os.path.isdir(folder):  # noqa: PTH112
            os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        if not _is_own(os.lstat(folder), stat.S_ISDIR, _OTHERS_WRITE):
            return None
        path = os.path.join(folder, _KEY_FILE)  # noqa: PTH118
        if not os.path.lexists(path):
            _make(path)
        if not _is_own(os.lstat(path), stat.S_ISREG, _OTHERS_ANYTHING):
            return None
        text = read_bytes(None, path, 4 * _KEY_BYTES)
        key = bytes.fromhex(text.decode("ascii"))
    except (OSError, UnreadableFile, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _make(path: str) -> None:
    """Write a new key to *path*, whole or not at all; another process may do so, too."""
    import secrets  # noqa: PLC0415 - it imports much, and is needed once

    temporary = f"{path}.{secrets.token_hex(4)}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_hex(_KEY_BYTES))
        os.replace(temporary, path)  # noqa: PTH105
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _is_own(found: os.stat_result, kind: object, others: int) -> bool:
    """Say whether what was *found* is of that *kind*, the user's, and lets *others* do nothing."""
    if not callable(kind) or not kind(found.st_mode):
        return False
    if not hasattr(os, "geteuid"):  # Windows, where the folder of a user is the user's
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & others
