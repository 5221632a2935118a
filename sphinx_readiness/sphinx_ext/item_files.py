"""The encoded items of each document, in a file beside its doctree.

Sphinx loads and saves its environment in every build, also where nothing changed; nine tenths of
what a document says are items that hardly any build looks at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError

from sphinx_readiness.sphinx_ext.i18n import _

if TYPE_CHECKING:
    from sphinx_readiness.core.stored import Read, Span

SUFFIX: Final = ".items"


class DamagedItemsError(SphinxError):
    """A file was changed by somebody else during the build."""

    category = "sphinx-readiness"


class ItemFiles:
    """The files of one folder of doctrees."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """Keep items in *folder*."""
        self._folder = os.fspath(folder)

    def _path(self, docname: str) -> str:
        return f"{self._folder}/{docname}{SUFFIX}"

    def write(self, docname: str, data: bytes) -> None:
        """Keep the items of *docname*; a document without any has no file."""
        path = Path(self._path(docname))
        if not data:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def reader(self, docname: str) -> Read:
        """Return what reads items of *docname*; raises DamagedItemsError if they are gone."""
        path = self._path(docname)

        def read(span: Span) -> bytes:
            try:
                with open(path, "rb") as stream:  # noqa: PTH123 - by the hundred
                    stream.seek(span.start)
                    data = stream.read(span.end - span.start)
            except OSError:
                data = b""
            if not span.matches(data):
                message = _("{path} was changed or removed by something else; build again with -E")
                raise DamagedItemsError(message.format(path=path))
            return data

        return read

    def incomplete(self, sizes: Mapping[str, int]) -> Iterator[str]:
        """Yield the documents of *sizes* whose file has not so many bytes, as after a crash."""
        for docname, size in sizes.items():
            try:
                found = os.stat(self._path(docname)).st_size if size else 0  # noqa: PTH116
            except OSError:
                found = -1
            if found != size:
                yield docname
