"""Files of ours, each written at once: a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sphinx.errors import SphinxError

from sphinx_readiness.files.replacing import replace_file
from sphinx_readiness.sphinx_ext.catalog import _


class CannotWriteError(SphinxError):
    """A full disk, a folder that must not be written to, something else of that name."""

    category = "sphinx-readiness"


def write_file(path: str | os.PathLike[str], data: bytes | Iterable[bytes]) -> None:
    """Let *path* hold *data*, which may come in pieces; its folder is made if there is none.

    Raises CannotWriteError, with nothing changed, and what making a piece raises, likewise. A link
    of that name is replaced, not followed.
    """
    try:
        replace_file(Path(path), data)
    except OSError as error:
        raise CannotWriteError(cannot_write(path, error)) from error


def cannot_write(path: str | os.PathLike[str], error: OSError) -> str:
    """Return the one line that says that *path* could not be written, and why."""
    from sphinx_readiness.text.folding import visible

    reason = error.strerror or type(error).__name__
    said = _("cannot write '{path}': {reason}")
    return said.format(path=visible(os.fspath(path)), reason=reason)
