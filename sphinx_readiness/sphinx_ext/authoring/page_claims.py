"""The versions that documents state, kept while they are read."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.conf_words import words_of_myst, words_of_rest
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.versions.claims import scan

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MARKDOWN: Final = frozenset((".md", ".markdown", ".myst"))


def keep_claims(app: Sphinx, docname: str, source: list[str]) -> None:
    """Keep what a document states."""
    _keep(app, docname, Path(app.env.doc2path(docname)), source[0])


def keep_included(app: Sphinx, relative: Path, parent: str, source: list[str]) -> None:
    """Keep what a file states that a document includes."""
    del parent
    path = Path(app.srcdir) / relative
    _keep(app, app.env.docname, path, source[0])


def _keep(app: Sphinx, docname: str, path: Path, text: str) -> None:
    domain = readiness_domain(app.env)
    build = build_of(app.env)
    markdown = path.suffix.lower() in _MARKDOWN
    session = build.session
    name = session.relative(path)
    always = any(fnmatchcase(name, each) for each in session.options.version_include)
    known = (words_of_myst if markdown else words_of_rest)(build)
    page = scan(text, name, markdown=markdown, always=always, pins=session.pins, known=known)
    if page is not None:
        domain.claims[docname] = (*domain.claims.get(docname, ()), page)
