"""What other builders have read, and the readiness builder reads otherwise or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.reporting.unread_documents import (
    KnownDocuments,
    is_irregular,
    reading_root,
)
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

_MODULES: Final = (".py", ".pyi", ".pyd", ".so")
"""What pages of autodoc depend on; their text is in no page."""


def read_otherwise(env: BuildEnvironment) -> Iterator[str]:
    """Yield the documents with something of an address, or of a file outside of the root.

    Pages show it, and here it is a finding; so this builder reads them for itself.
    """
    domain, inside = readiness_domain(env), _inside(build_of(env).once(reading_root))
    yield from sorted(domain.addressed)
    for docname, paths in sorted(env.dependencies.items()):
        kept = domain.documents.get(docname) is not None
        if any(
            not inside(os.path.join(env.srcdir, path))  # noqa: PTH118 - thousands of them
            for path in paths
            if kept or not str(path).endswith(_MODULES)
        ):
            yield docname


def leave_out(env: BuildEnvironment, docnames: list[str]) -> None:
    """Take the documents that are not to be opened out of *docnames*, and out of *env*.

    They lie behind links out of the root, or are pipes, for which Sphinx would wait.
    :func:`.unread_documents.unread_problems` names them.
    """
    if isinstance(env.project, KnownDocuments):
        return
    inside = _inside(build_of(env).once(reading_root))
    paths = {docname: str(env.doc2path(docname)) for docname in env.found_docs}
    gone = {each for each, path in paths.items() if not inside(path) or is_irregular(path)}
    if not gone:
        return
    docnames[:] = [each for each in docnames if each not in gone]
    for docname in sorted(gone & env.all_docs.keys()):
        env.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
    env.project.docnames -= gone


def _inside(root: Path) -> Callable[[str], bool]:
    """Return what says whether a file is in *root* once links are followed."""
    folder = cache(lambda path: is_inside(root, path))

    def inside(path: str) -> bool:
        path = os.path.normpath(path)
        if os.path.islink(path):  # noqa: PTH114 - thousands of them
            return is_inside(root, path)
        return folder(os.path.dirname(path))  # noqa: PTH120

    return inside
