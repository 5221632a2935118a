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
from sphinx_readiness.files.looks import LOOKS, Look, digest_of, said_of
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.sphinx_ext.build.conf_settings import fingerprint
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.workspace.lint_cache.typed_json import NotOfThatType, Reader, to_json

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
        self._reader = Reader()
        request, around = cache.request, cache.around
        self._is_known = around is not None and request.covers(found.root)
        own = {
            name: value
            for name, value in settings.sphinx.items()
            if not name.startswith(CONFIG_PREFIX)
        }
        known = canonical_text((
            "plain", conf_digest(folder), request.format, request.package, request.python,
            request.installed, request.variables, request.day, request.folder, request.real,
            request.roots, request.written, around and around.names, own, fingerprint(found),
            str(folder), str(found.root),
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
            for how, root, looked_at, limit, answer in kept.looks:
                self._cache.looks.note(Look(how, root, looked_at, limit), answer)
            return kept.said
        looks = self._cache.looks.part()
        before = LOOKS.set(looks)
        try:
            found = read()
        finally:
            LOOKS.reset(before)
        self._cache.looks.take(looks)
        if found is not None and found.part is not None and not looks.spoiled:
            answers = tuple((*look, answer) for look, answer in looks.found.items())
            self._cache.store.keep(entry, to_json(KeptPage(found, answers)))
        return found

    def _kept(self, entry: str, name: str) -> KeptPage | None:
        """Return the *entry* of the document *name*, if all is as it was that it looked at."""
        value = self._cache.store.load(entry)
        if value is None:
            return None
        try:
            found: KeptPage = self._reader.read(KeptPage, value)
        except NotOfThatType:
            return None
        part = found.said.part
        if part is None or part.docname != name:
            return None
        same = unchanged((Look(*each[:4]), each[4]) for each in found.looks)
        return found if same else None


def conf_digest(folder: Path) -> str:
    """Return the digest of ``conf.py``: pages name values by where it defines them."""
    try:
        return digest_of(read_bytes(None, str(folder / "conf.py")))
    except UnreadableFile as failure:
        return said_of(failure)
