"""Files that are written at once: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def replace_file(target: Path, data: bytes | Iterable[bytes]) -> None:
    """Let *target* hold *data*, which may come in pieces; its folder is made if there is none.

    The permissions of a file that was there stay. Raises OSError, and what making a piece raises,
    with nothing changed. A link of that name is replaced, not followed.
    """
    # Not the same name for two builds at once; tempfile would let nobody else read the file.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            stream = temporary.open("xb")
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            stream = temporary.open("xb")
        with stream:
            stream.writelines((data,) if isinstance(data, bytes) else data)
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
