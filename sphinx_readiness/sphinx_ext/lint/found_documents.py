"""The documents of a lint: found and looked at by us, so that Sphinx opens what can be opened."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from sphinx_readiness.files.documents import Documents, docname_of
from sphinx_readiness.files.opener import decoded, read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.limits import (
    SIZE_LIMIT,
    Budget,
    check_name,
    check_text,
    included_limit,
    total_exceeded,
)
from sphinx_readiness.sphinx_ext.reporting.unread_documents import KnownDocuments

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

SUFFIXES: Final = {".md": "markdown", ".rst": "restructuredtext"}
"""The documents that are read, whatever ``source_suffix`` says."""


class Readable(NamedTuple):
    """The relative path of each document that can be read, by name, and what cannot."""

    paths: dict[str, str]
    unread: tuple[UnreadableFile, ...]


def readable(root: Path, folder: Path, found: Documents) -> Readable:
    """Return the documents *found* in *folder* that can be read as text, each in its limits."""
    paths: dict[str, str] = {}
    unread = list(found.unread)
    budget = Budget()
    for name, path in found.paths.items():
        try:
            check_name(path)
            data = read_bytes(root, os.path.abspath(folder / path), SIZE_LIMIT, path)  # noqa: PTH100
            check_text(decoded(data, path), path)
        except UnreadableFile as failure:
            unread.append(failure)
            continue
        if not budget.take(len(data)):
            unread.append(total_exceeded(path))
            break
        paths[name] = path
    return Readable(paths, tuple(unread))


class LintProject(KnownDocuments):
    """A project whose documents are known before; Sphinx's walk is not made."""

    def __init__(self, folder: Path, root: Path, paths: dict[str, str], nothing: Path) -> None:
        """Have the documents *paths*, by name, below *folder*, and includes below *root*.

        *nothing* is an empty document: Sphinx wants to have one where none can be read.
        """
        super().__init__(folder, SUFFIXES)
        paths = paths or {"index": str(nothing)}
        self.root = root
        self.included_limit = included_limit(len(paths))
        """Characters that each document may include."""
        self.paths = paths
        self._names = {path: name for name, path in paths.items()}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Return the names of the documents; patterns have been looked at before."""
        del exclude_paths, include_paths
        self.docnames.clear()
        self.docnames.update(self.paths)
        return self.docnames

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the name of the document *filename*, or None if it has no document's suffix."""
        path = Path(filename)
        if path.is_absolute() and path.is_relative_to(self.srcdir):
            path = path.relative_to(self.srcdir)
        known = self._names.get(path.as_posix())
        if known is not None or not path.name.endswith(tuple(SUFFIXES)):
            return known
        return docname_of(path.as_posix(), SUFFIXES)

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """Return the path of the document *docname*, as Sphinx does."""
        path = self.paths.get(docname, f"{docname}{next(iter(SUFFIXES))}")
        return self.srcdir / path if absolute else type(self.srcdir)(path)


def lint_project(env: BuildEnvironment) -> LintProject:
    """Return the project of a lint."""
    return cast("LintProject", env.project)
