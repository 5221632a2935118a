"""Plain pages that are not read again, as :mod:`.cached_pages` has those that Sphinx reads.

A page is known by its text and by all that decides how it is read. Of pages without anything of
ours nothing is kept: to look at them takes no longer than to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.files.look_again import unchanged
from sphinx_readiness.files.looks import Look, digest_of
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.sphinx_ext.build.conf_settings import fingerprint
from sphinx_readiness.sphinx_ext.lint.kept_entries import Entries, deciding, watched
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.workspace.lint_cache.typed_json import to_json

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.lint.conf_values import Settings
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache
    from sphinx_readiness.workspace.settings import Settings as Configuration


class PlainDocument(NamedTuple):
    """What one page says that was read without Sphinx."""

    part: DocumentPart | None = None
    """None where nothing in it is ours."""
    claims: tuple[PageClaims, ...] = ()
    statements: tuple[Item, ...] = ()
    toctree: tuple[str, ...] = ()
    """The entries of its ``toctree`` directives, as written."""
    mentions: tuple[str, ...] = ()
    """The files that it names, sorted."""


class KeptPage(NamedTuple):
    """An entry: what a page said, and what was looked at for it."""

    said: PlainDocument
    looks: tuple[tuple[str, str, str, int, str], ...]


class KeptPlainPages:
    """The plain pages of one run."""

    def __init__(
        self, cache: RunCache, folder: Path, settings: Settings, found: Configuration
    ) -> None:
        """Look for the pages of *folder* in *cache*."""
        self._cache = cache
        self._entries = Entries(cache, KeptPage)
        self._is_known = cache.around is not None and cache.request.covers(found.root)
        known = canonical_text((
            "plain", *deciding(cache, settings, folder), fingerprint(found), str(folder),
            str(found.root),
        ))  # fmt: skip
        self._name = digest_of(known.encode("ascii"))

    def page(
        self, name: str, path: str, text: str, read: Callable[[], PlainDocument | None]
    ) -> PlainDocument | None:
        """Return what the document *name* at *path* says in *text*; *read* reads it if need be."""
        if not self._is_known:
            return read()
        known = f"{self._name}\n{name}\n{path}\n{text}"
        entry = digest_of(known.encode("utf-8", "surrogatepass"))
        kept = self._kept(entry, name)
        if kept is not None:
            self._entries.note(kept)
            return kept.said
        with watched(self._cache) as looks:
            found = read()
        if found is not None and found.part is not None and not looks.spoiled:
            answers = tuple((*look, answer) for look, answer in looks.found.items())
            self._cache.store.keep(entry, to_json(KeptPage(found, answers)))
        return found

    def _kept(self, entry: str, name: str) -> KeptPage | None:
        """Return the *entry* of the document *name*, if all is as it was that it looked at."""
        found = self._entries.load(entry, name)
        if found is None or found.said.part is None:
            return None
        same = unchanged((Look(*each[:4]), each[4]) for each in found.looks)
        return found if same else None
