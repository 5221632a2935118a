"""Which files of the project may be copied beside the pages, when a cell names them.

What is judged is the real file behind all links, and what is copied is that file by its own name.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Final

MAX_PUBLISHED_BYTES: Final = 1024 * 1024
"""Project files above this size are not copied beside the pages."""

_SECRET: Final = re.compile(
    "secret|credential|passw|private|token|api[-_]?key|access[-_]?key|htpasswd|pgpass|netrc"
    "|authorized_keys|known_hosts|keystore|truststore|keyring|kube-?config|service[-_]?account"
    "|vault|wallet"
)
"""Words in the names of files and folders, in small letters, that keep something to itself."""

_SECRET_NAMES: Final = frozenset(
    ("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk", "shadow", "env")
)  # fmt: skip
"""Names without their endings."""

_SECRET_SUFFIXES: Final = frozenset(
    (".env", ".gpg", ".jks", ".kdb", ".kdbx", ".key", ".keytab", ".ovpn", ".p12", ".p8", ".pem",
     ".pfx", ".pgp", ".ppk", ".rdp", ".tfstate", ".tfvars")
)  # fmt: skip
"""Endings anywhere in a name, so that ``server.key.txt`` is none that is published."""


def is_secret(path: str) -> bool:
    """Say whether a part of *path* is hidden or named like a secret, in letters of any case.

    ``.`` and ``..`` are no names. Blanks and dots at the end are none for Windows, so they hide
    nothing here.
    """
    for part in PurePosixPath(path.replace("\\", "/").casefold()).parts:
        if part in {"/", ".", ".."}:
            continue
        name = PurePosixPath(part.rstrip(". ") or part)
        if part.startswith((".", "_netrc")) or name.name.partition(".")[0] in _SECRET_NAMES:
            return True
        if _SECRET.search(part) or not _SECRET_SUFFIXES.isdisjoint(name.suffixes):
            return True
    return False


def may_publish(root: Path, real: str, types: Collection[str]) -> bool:
    """Say whether a copy of the file *real*, below the real *root*, may stand beside the pages.

    It has to be a regular file of one of *types*, small, neither hidden nor named like a secret.
    """
    if PurePosixPath(real).suffix.lower() not in types or is_secret(real):
        return False
    try:
        state = Path(root.resolve(), real).lstat()
    except OSError:
        return False
    return stat.S_ISREG(state.st_mode) and state.st_size <= MAX_PUBLISHED_BYTES


def must_stay(root: Path, name: str, path: Path) -> bool:
    """Say whether the existing file *path* is not for readers, though a cell links it as *name*.

    An author who writes a link chooses type and size; secrets, links out of *root* and what is no
    regular file stay.
    """
    try:
        real = path.resolve()
        if not real.exists():
            return False
        if not real.is_file() or not real.is_relative_to(root.resolve()):
            return True
    except (OSError, ValueError, RuntimeError):
        return True
    return is_secret(name) or is_secret(real.relative_to(root.resolve()).as_posix())
