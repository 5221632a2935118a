"""The project of Sphinx in a lint, whose documents were found and looked at by us."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx_readiness.files.documents import docname_of
from sphinx_readiness.reading.limits import included_limit
from sphinx_readiness.sphinx_ext.reporting.unread_documents import KnownDocuments

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class LintProject(KnownDocuments):
    """A project whose documents are known before; Sphinx's walk is not made."""

    def __init__(
        self,
        folder: Path,
        root: Path,
        paths: dict[str, str],
        nothing: Path,
        suffixes: Mapping[str, str],
    ) -> None:
        """Have the documents *paths*, by name, below *folder*, and includes below *root*.

        Their names end with one of *suffixes*. *nothing* is an empty document: Sphinx wants to
        have one where none can be read.
        """
        super().__init__(str(folder), suffixes)
        self._suffixes = tuple(suffixes)
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
        if known is not None or not path.name.endswith(self._suffixes):
            return known
        return docname_of(path.as_posix(), self._suffixes)

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """Return the path of the document *docname*, as Sphinx does."""
        path = self.paths.get(docname, f"{docname}{self._suffixes[0]}")
        # What Sphinx keeps of a folder: text before 8.1, then a path.
        kind = type(self.srcdir)
        return kind(os.path.join(self.srcdir, path) if absolute else path)  # noqa: PTH118


def lint_project(env: BuildEnvironment) -> LintProject:
    """Return the project of a lint."""
    return cast("LintProject", env.project)
