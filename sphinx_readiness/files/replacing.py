"""Files that are written at once: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_


def replace_file(target: Path, data: bytes | Iterable[bytes], *, private: bool = False) -> None:
    """Let *target* hold *data*, which may come in pieces; its folder is made if there is none.

    The permissions of a file that was there stay; a *private* one is its owner's alone. Raises
    OSError, and what making a piece raises, with nothing changed. A link of that name is replaced,
    not followed.
    """
    import secrets  # noqa: PLC0415 - it imports much, and who reads writes seldom

    # Not the same name for two builds at once; tempfile would let nobody else read the file.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            stream = temporary.open("xb")
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            stream = temporary.open("xb")
        with stream:
            if private:
                temporary.chmod(0o600)
            stream.writelines((data,) if isinstance(data, bytes) else data)
        with suppress(FileNotFoundError):
            if not private:
                temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_output(path: Path, data: Iterable[bytes], *, named: bool) -> None:
    """Write *data* to *path*: at once if it is a file or none yet, else as it comes.

    Where somebody has *named* just this file, a link is followed, and a device or a pipe is written
    to; otherwise a link is replaced. Raises OSError, and what making a piece raises.
    """
    if not named:
        replace_file(path, data)
        return
    real = Path(os.path.realpath(path))
    try:
        special = not stat.S_ISREG(real.stat().st_mode)
    except OSError:
        special = False
    if not special:
        replace_file(real, data)
        return
    with path.open("wb") as stream:
        stream.writelines(data)


def exchange(root: Path, relative: str, before: bytes, after: bytes) -> None:
    """Let the file *relative* in *root* hold *after*, if it still holds *before*.

    Links are followed as far as they stay in *root*, and the file that they lead to is written.
    Raises UnreadableFile for what is outside, no regular file or another one by now, and OSError.
    """
    if read_bytes(root, relative) != before:
        raise _changed(relative)
    target = Path(os.path.realpath(root / relative))
    _check_writable(target)
    replace_file(target, after)


def check_exchange(path: Path, before: bytes | None) -> None:
    """Raise UnreadableFile if *path* is not as it was *before*: None is a file that is not there.

    Raises OSError for one that must not be written.
    """
    if not path.exists():
        now = None
    else:
        _check_writable(path)
        now = read_bytes(None, str(path))
    if now != before:
        raise _changed(str(path))


def _changed(shown: str) -> UnreadableFile:
    return UnreadableFile(
        shown,
        1,
        N_("this file was changed while it was looked at; nothing is written"),
        N_("Run it again."),
    )


def _check_writable(path: Path) -> None:
    """Raise PermissionError for a file that nobody may write, though its folder may be changed."""
    if not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
