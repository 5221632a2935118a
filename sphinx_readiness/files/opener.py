"""The one opener: what nobody vouches for is read only inside the root, and only so large.

A folder, a pipe, a device, a link that leads out, a file that is too large or that is not there:
each is one :class:`UnreadableFile`, and nothing else is ever raised. Nothing waits.
"""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from sphinx_readiness.files import unreadable
from sphinx_readiness.files.looks import BYTES, DIGEST, LOOKS, NONE, OPEN, Look, said_of
from sphinx_readiness.files.paths import is_elsewhere

if TYPE_CHECKING:
    from pathlib import Path  # to import it takes longer than to read some pages

Root: TypeAlias = "str | os.PathLike[str]"

SIZE_LIMIT: Final = 16 << 20
"""Bytes of a file that are accepted where a reader sets no limit of its own: 16 MiB."""

HASHED_LIMIT: Final = 1 << 30
"""Bytes of a file whose digest is worked out: 1 GiB."""

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO that took the file's place must not stop the build
    | getattr(os, "O_NOFOLLOW", 0)  # links are followed before, and the target is checked
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_text(root: Path, relative: str, limit: int = SIZE_LIMIT) -> str:
    """Return the text of the file *relative* in *root*, with LF for CR LF and without BOM.

    Raises MissingFile if there is none, and UnreadableFile if it is outside *root* (links are
    followed), no regular file, larger than *limit* bytes, not readable or not UTF-8.
    """
    return decoded(read_bytes(root, relative, limit), relative)


def decoded(data: bytes, name: str) -> str:
    """Return *data*, of the file *name*, as text as :func:`read_text` does."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise unreadable.no_utf8(name, line) from None


def read_bytes(
    root: Root | None, relative: str, limit: int = SIZE_LIMIT, shown: str | None = None
) -> bytes:
    """Return the content of the file *relative* in *root*; raises as :func:`read_text`.

    Without *root* the file may be anywhere: that is for paths that no document chose. Failures
    name *shown*, by default *relative*.
    """
    name = relative if shown is None else shown
    looks = LOOKS.get()
    if looks is None:
        return _read(root, relative, limit, name)
    look = Look(BYTES, "" if root is None else str(root), relative, limit)
    return looks.reading(look, lambda: _read(root, relative, limit, name))


def _read(root: Root | None, relative: str, limit: int, name: str) -> bytes:
    try:
        return content_of(_real(root, relative, name), limit, name)
    except (FileNotFoundError, NotADirectoryError):
        raise unreadable.missing(name) from None
    except (OSError, ValueError) as error:  # ValueError: a null character, or half a surrogate pair
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise unreadable.not_to_be_read(name, detail) from None


def open_regular(path: str) -> BinaryIO | None:
    """Return the regular file *path*, open to be read in parts; None if there is none.

    For files that no document chose, as :func:`read_bytes` without a root.
    """
    stream = _open_regular(path)
    looks = LOOKS.get()
    if looks is not None:
        look = Look(OPEN, "", path)
        looks.note(look, NONE if stream is None else str(os.fstat(stream.fileno()).st_size))
    return stream


def _open_regular(path: str) -> BinaryIO | None:
    try:
        real = os.path.realpath(path)
        if not stat.S_ISREG(os.stat(real).st_mode):  # noqa: PTH116
            return None
        stream = os.fdopen(os.open(real, _FLAGS), "rb")
    except (OSError, ValueError):
        return None
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    return None


def sha256_of(root: Root, relative: str, limit: int = HASHED_LIMIT) -> str:
    """Return the SHA-256 of the file *relative* in *root*, in hexadecimal.

    Raises as :func:`read_text`. It may be large, and is never in memory as a whole.
    """
    looks = LOOKS.get()
    if looks is None:
        return _sha256_of(root, relative, limit)
    look = Look(DIGEST, str(root), relative, limit)
    try:
        found = _sha256_of(root, relative, limit)
    except unreadable.UnreadableFile as failure:
        looks.note(look, said_of(failure))
        raise
    looks.note(look, found)
    return found


def _sha256_of(root: Root, relative: str, limit: int) -> str:
    import hashlib  # noqa: PLC0415 - few ask for digests

    try:
        real = _real(root, relative, relative)
        if os.stat(real).st_size > limit:  # noqa: PTH116
            raise unreadable.too_large(relative, limit)
        with _opened(real, relative) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        raise unreadable.missing(relative) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise unreadable.not_to_be_read(relative, detail) from None


def is_inside(root: Path, path: str) -> bool:
    """Say whether *path*, once links are followed, is in *root*; nothing is opened."""
    if is_elsewhere(root, path):
        return False
    try:
        return _is_in(os.path.realpath(path), os.path.realpath(root))
    except (OSError, ValueError):
        return False


def _real(root: Root | None, relative: str, name: str) -> str:
    """Return the absolute path of the file without links; raises as :func:`read_bytes`."""
    if root is None:
        return os.path.realpath(relative)
    if is_elsewhere(root, relative):
        raise unreadable.outside(name)
    base = os.path.realpath(root)
    real = os.path.realpath(os.path.join(base, relative))  # noqa: PTH118 - on strings throughout
    if not _is_in(real, base):
        raise unreadable.outside(name)
    return real


def _is_in(real: str, base: str) -> bool:
    """Say whether *real* is *base* or in it; both are absolute and without links."""
    inside, top = os.path.normcase(real), os.path.normcase(base)
    return inside == top or inside.startswith(top.rstrip(os.sep) + os.sep)


def content_of(real: str, limit: int, name: str) -> bytes:
    """Return the content of the file *real*, a path without links, at most *limit* bytes.

    Raises UnreadableFile about *name* for what is no regular file or too large, and OSError.
    """
    # Before it is opened, too: opening a device may do something.
    found = os.stat(real)  # noqa: PTH116
    if not stat.S_ISREG(found.st_mode):
        raise unreadable.irregular(name)
    if found.st_size > limit:
        raise unreadable.too_large(name, limit)
    descriptor = os.open(real, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise unreadable.irregular(name)
        # Room for the limit would cost more than all the rest; and it may have grown.
        data = os.read(descriptor, found.st_size + 1)
        while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
            data += more
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise unreadable.too_large(name, limit)
    return data


def _opened(real: str, name: str) -> BufferedReader:
    """Open the regular file *real*; raises UnreadableFile for anything else."""
    descriptor = os.open(real, _FLAGS)
    stream = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        stream.close()
        raise unreadable.irregular(name)
    return stream
