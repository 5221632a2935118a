"""What the names of files in cells stand for: documents and files of the project."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath

from sphinx_readiness.files.looks import asking
from sphinx_readiness.text.folding import strip_selectors


class NamedFiles:
    """Resolves names against the documents of a project and the files below its root."""

    def __init__(
        self,
        documents: Collection[str],
        suffixes: tuple[str, ...],
        path_of: Callable[[str], str | os.PathLike[str]],
        root: Path,
    ) -> None:
        """Resolve among *documents* with *suffixes*, whose absolute paths *path_of* returns."""
        self._documents = documents
        self._suffixes = suffixes
        self._path_of = path_of
        self._root = root

    def resolve(self, name: str, docname: str) -> str:
        """Return what *name* is in the document *docname*.

        ``doc:<docname>``, ``file:<path below the root>`` or nothing. A document goes before a file;
        a name without folder may be a document anywhere, if there is only one of that name. The
        path of a file is its real one, behind all links.
        """
        stripped = strip_selectors(name).removeprefix("./")
        return self._document(stripped, docname) or self._file(stripped, docname)

    def _document(self, name: str, docname: str) -> str:
        suffix = next((each for each in self._suffixes if name.endswith(each)), None)
        if suffix is None or ".." in PurePosixPath(name).parts:
            return ""
        stem = name.removesuffix(suffix).lstrip("/")
        folder = docname.rpartition("/")[0]
        found = self._documents
        for candidate in (f"{folder}/{stem}" if folder else stem, stem):
            if candidate in found and Path(self._path_of(candidate)).suffix == suffix:
                return f"doc:{candidate}"
        if "/" in stem:
            return ""
        same = [each for each in found if each.rpartition("/")[2] == stem]
        return f"doc:{same[0]}" if len(same) == 1 else ""

    def _file(self, name: str, docname: str) -> str:
        asking(name)
        root = self._root
        for base in (Path(self._path_of(docname)).parent, root):
            path = base / name
            if not path.is_file():
                continue
            real, within = path.resolve(), root.resolve()
            if real.is_relative_to(within) and real.is_file():
                return f"file:{real.relative_to(within).as_posix()}"
        return ""
