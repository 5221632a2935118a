"""Pages that are not read again: what they said is put in their place before Sphinx reads any.

A page is known by its text and by all that decides how it is read; beside what it said is what was
looked at meanwhile, such as the files that it includes. Of names below the root any change counts.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.files.look_again import again, unchanged
from sphinx_readiness.files.looks import BYTES, Look
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.reading.limits import SIZE_LIMIT
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.lint.found_documents import lint_project
from sphinx_readiness.sphinx_ext.lint.kept_entries import Entries, deciding, watched
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.sphinx_ext.storage.kept_values import Guard
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.workspace.lint_cache.typed_json import to_json

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.lint.conf_values import Settings
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache


class PageSaid(NamedTuple):
    """All that the environment keeps of one page, and of the next page to read."""

    part: DocumentPart | None
    mentions: dict[str, str]
    views: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    words: dict[str, str]
    claims: tuple[PageClaims, ...] | None
    statements: tuple[Item, ...] | None
    guards: tuple[Guard, ...] | None
    toctree: tuple[str, ...] | None
    dependencies: tuple[str, ...]
    """The files that it includes, as Sphinx has them."""


class KeptPage(NamedTuple):
    """An entry: what a page said, and what was looked at for it."""

    said: PageSaid
    looks: tuple[tuple[str, str, str, int, str], ...]


class CachedPages:
    """The pages of one run."""

    def __init__(self, cache: RunCache, app: Sphinx, settings: Settings) -> None:
        """Look for the pages of *app* in *cache*; the documents are known by now."""
        self._cache = cache
        self._app = app
        self._entries = Entries(cache, KeptPage)
        self._pending: set[str] = set()
        build, request = build_of(app.env), cache.request
        project = lint_project(app.env)
        covered = request.covers(build.settings.root) and request.covers(project.root)
        self._is_known = cache.around is not None and covered
        known = canonical_text((
            *deciding(cache, settings, Path(app.srcdir)), app.config["readiness_fingerprint"],
            app.config.root_doc, str(app.srcdir), str(build.settings.root), str(project.root),
            project.included_limit, project.paths, sorted(build.names.directives),
            sorted(build.names.roles),
        ))  # fmt: skip
        self._name = sha256(known.encode("ascii")).hexdigest()

    def connect(self) -> None:
        """Leave out what need not be read, and keep what is."""
        # After what forgets the last build, and whatever else asks which documents are read.
        self._app.connect("env-before-read-docs", self._restore, priority=900)
        builder = self._app.builder
        builder.read_doc = self._keeping(builder.read_doc)  # type: ignore[misc, method-assign]

    def finish(self) -> None:
        """Take what other processes have looked at to read pages from what they kept of them."""
        for docname in sorted(self._pending):
            kept = self._kept(docname)
            if kept is None:
                self._cache.looks.spoiled = True
                return
            self._entries.note(kept)
            name = self._page(docname)
            if name is not None:
                self._cache.store.note_kept(name)

    def _restore(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Put what is known into *env*, and take it out of the *docnames* to be read."""
        del app
        read = []
        for docname in docnames:
            kept = self._kept(docname)
            if kept is None or not unchanged((Look(*each[:4]), each[4]) for each in kept.looks):
                read.append(docname)
                continue
            self._entries.note(kept)
            _put(env, docname, kept.said)
        docnames[:] = read
        self._pending = set(read)

    def _keeping(self, read_doc: Callable[..., None]) -> Callable[..., None]:
        """Return *read_doc*, which keeps what the page said that it has read."""

        def read(docname: str, **options: Any) -> None:
            with watched(self._cache) as looks:
                read_doc(docname, **options)
            self._pending.discard(docname)  # in this process, if it is another one
            name = self._page(docname)
            look, digest = self._look(docname)
            # It was read twice: by us, and then by Sphinx.
            if name is None or looks.spoiled or again(look) != digest:
                return
            found = tuple((*each, answer) for each, answer in looks.found.items())
            kept = KeptPage(_taken(self._app.env, docname), found)
            self._cache.store.keep(name, to_json(kept))

        return read

    def _look(self, docname: str) -> tuple[Look, str | None]:
        """Return how the text of *docname* was looked at, and its digest."""
        project = lint_project(self._app.env)
        path = os.path.abspath(self._app.env.doc2path(docname))  # noqa: PTH100
        look = Look(BYTES, str(project.root), path, SIZE_LIMIT)
        return look, self._cache.looks.found.get(look)

    def _page(self, docname: str) -> str | None:
        """Return the name of the entry of *docname*; None if nothing can be known of it."""
        digest = self._look(docname)[1]
        if digest is None or not self._is_known:
            return None
        text = f"{self._name}\n{docname}\n{digest}"
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def _kept(self, docname: str) -> KeptPage | None:
        name = self._page(docname)
        return self._entries.load(name, docname) if name is not None else None


def _taken(env: BuildEnvironment, docname: str) -> PageSaid:
    """Return what *env* keeps of *docname*, which has been read."""
    domain = readiness_domain(env)
    parts = domain.load([docname])
    return PageSaid(
        parts[0] if parts else None,
        domain.mentions.get(docname, {}),
        domain.views.get(docname, ()),
        domain.words.get(docname, {}),
        domain.claims.get(docname),
        domain.statements.get(docname),
        domain.guards.get(docname),
        _texts(env.toctree_includes, docname),
        tuple(sorted(map(str, env.dependencies.get(docname, ())))),
    )


def _texts(table: Mapping[str, list[str]], docname: str) -> tuple[str, ...] | None:
    found = table.get(docname)
    return None if found is None else tuple(found)


def _put(env: BuildEnvironment, docname: str, said: PageSaid) -> None:
    """Let *env* have of *docname* what it would have if it were read."""
    domain = readiness_domain(env)
    if said.part is not None:
        domain.store(said.part, said.mentions, said.views)
    if said.words:
        domain.words[docname] = said.words
    if said.claims is not None:
        domain.claims[docname] = said.claims
    if said.statements is not None:
        domain.statements[docname] = said.statements
    if said.guards is not None:
        domain.guards[docname] = said.guards
    if said.toctree is not None:
        env.toctree_includes[docname] = list(said.toctree)
    for path in said.dependencies:
        env.dependencies[docname].add(type(env.srcdir)(Path(path)))
    env.all_docs[docname] = time.time_ns() // 1_000
