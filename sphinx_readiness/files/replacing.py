"""Files that are written at once: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path


def replace_file(target: Path, data: bytes) -> None:
    """Let *target* hold *data*; its folder is made if there is none, its permissions stay.

    Raises OSError, with nothing changed. A link of that name is replaced, not followed.
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
            stream.write(data)
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
