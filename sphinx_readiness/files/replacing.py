"""Files that are written at once: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_


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


def exchange(root: Path, relative: str, before: bytes, after: bytes) -> None:
    """Let the file *relative* in *root* hold *after*, if it still holds *before*.

    Links are followed as far as they stay in *root*, and the file that they lead to is written.
    Raises UnreadableFile for what is outside, no regular file or another one by now, and OSError.
    """
    if read_bytes(root, relative) != before:
        raise UnreadableFile(
            relative,
            1,
            N_("this file was changed while it was looked at; nothing is written"),
            N_("Run it again."),
        )
    replace_file(Path(os.path.realpath(root / relative)), after)
