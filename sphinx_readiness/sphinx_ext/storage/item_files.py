"""The encoded items of each document, in a file among the doctrees.

Sphinx loads and saves its environment in every build, also where nothing changed; nine tenths of
what a document says are items that hardly any build looks at.

A file is named by what it holds and never changed, so that an environment finds the items that it
was saved with, whatever an interrupted build or another one at the same time has read since.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.errors import SphinxError

from sphinx_readiness.sphinx_ext.catalog import _

if TYPE_CHECKING:
    from sphinx_readiness.assembly.stored_items import ByteRange, Read

FOLDER: Final = ".#readiness"
"""Our folder among the doctrees. Sphinx reads no document in a folder whose name begins so."""

SUFFIX: Final = ".items"

_READING: Final = "reading.json"
"""The documents that are being read, until the environment is saved that knows what they say."""

_MOST_NAMED: Final = 1000
"""Of more documents no name is kept: after an interruption all are read again."""


class DamagedItemsError(SphinxError):
    """A file was changed or removed by somebody else during the build."""

    category = "sphinx-readiness"


class ItemFiles:
    """The files of ours in one folder of doctrees."""

    def __init__(self, doctrees: str | os.PathLike[str]) -> None:
        """Keep items in a folder in *doctrees*."""
        self.folder = f"{os.fspath(doctrees)}/{FOLDER}"
        self._before: dict[str, int] = {}

    def write(self, data: bytes) -> str:
        """Keep the items *data* of a document, and return the name of their file."""
        if not data:
            return ""
        from sphinx_readiness.sphinx_ext.storage.atomic_files import write_file

        name = f"{hashlib.blake2b(data, digest_size=16).hexdigest()}-{len(data)}{SUFFIX}"
        write_file(f"{self.folder}/{name}", data)
        return name

    def reader(self, docname: str, name: str) -> Read:
        """Return what reads items of *docname* in the file *name*.

        It raises DamagedItemsError if they are gone.
        """
        path = f"{self.folder}/{name}"

        def read(where: ByteRange) -> bytes:
            try:
                with open(path, "rb") as stream:  # noqa: PTH123 - by the hundred
                    stream.seek(where.start)
                    data = stream.read(where.end - where.start)
            except OSError:
                data = b""
            if not where.matches(data):
                with suppress(OSError):
                    Path(path).unlink()  # so that the next build reads the document again
                message = _(
                    "the items of '{document}' were changed or removed in '{path}' by something "
                    "else than a build; build again"
                )
                raise DamagedItemsError(message.format(document=docname, path=path))
            return data

        return read

    def incomplete(self, names: Mapping[str, str], found: Iterable[str]) -> Iterator[str]:
        """Yield the documents of *names* whose items are not there, and what was being read.

        As after a build that was killed, or a machine that was; *found* are all documents.
        """
        self._before = dict(self._present())
        for docname, name in names.items():
            if name and self._before.get(name) != _size(name):
                yield docname
        yield from self._interrupted(found)

    def _present(self) -> Iterator[tuple[str, int]]:
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    try:
                        yield entry.name, entry.stat().st_size
                    except OSError:
                        continue
        except OSError:
            return

    def _interrupted(self, found: Iterable[str]) -> Iterable[str]:
        if _READING not in self._before:
            return ()
        try:
            noted: Any = json.loads(Path(self.folder, _READING).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            noted = None
        if not isinstance(noted, list):
            return found
        return (each for each in noted if isinstance(each, str))

    def begin_reading(self, docnames: Iterable[str]) -> None:
        """Note that the doctrees of *docnames* will be newer than the saved environment."""
        from sphinx_readiness.sphinx_ext.storage.atomic_files import write_file

        names = sorted(docnames)
        text = json.dumps(names if len(names) <= _MOST_NAMED else None)
        write_file(f"{self.folder}/{_READING}", text.encode("ascii"))

    def end_reading(self, names: Mapping[str, str]) -> None:
        """Forget that, and what was there before the build and belongs to none of *names* now."""
        kept = set(names.values())
        for name in self._before:
            if name not in kept and name.endswith((SUFFIX, ".tmp")):
                with suppress(OSError):
                    Path(self.folder, name).unlink()
        with suppress(OSError):
            Path(self.folder, _READING).unlink()


def _size(name: str) -> int:
    """Return how many bytes the file *name* has to hold."""
    size = name.removesuffix(SUFFIX).rpartition("-")[2]
    return int(size) if size.isdigit() else -1
