"""Files of ours, each written at once: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sphinx.errors import SphinxError

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.text.folding import visible


class CannotWriteError(SphinxError):
    """A full disk, a folder that must not be written to, something else of that name."""

    category = "sphinx-readiness"


def write_file(path: str | os.PathLike[str], data: bytes | Iterable[bytes]) -> None:
    """Let *path* hold *data*, which may come in pieces; its folder is made if there is none.

    Raises CannotWriteError, with nothing changed, and what making a piece raises, likewise. A link
    of that name is replaced, not followed.
    """
    target = Path(path)
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
        temporary.replace(target)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise CannotWriteError(cannot_write(target, error)) from error
        raise


def cannot_write(path: str | os.PathLike[str], error: OSError) -> str:
    """Return the one line that says that *path* could not be written, and why."""
    reason = error.strerror or type(error).__name__
    said = _("cannot write '{path}': {reason}")
    return said.format(path=visible(os.fspath(path)), reason=reason)
