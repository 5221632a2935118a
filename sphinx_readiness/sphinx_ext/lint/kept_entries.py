"""What pages that are kept between lints share, whether Sphinx reads them or nobody has to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.files.looks import LOOKS, Look, Looks, digest_of, said_of
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX
from sphinx_readiness.workspace.lint_cache.typed_json import NotOfThatType, Reader

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.lint.conf_values import Settings
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache


class Said(Protocol):
    """What a page said."""

    @property
    def part(self) -> DocumentPart | None:
        """What is ours in it."""


class Kept(Protocol):
    """An entry: what a page said, and what was looked at for it."""

    @property
    def said(self) -> Said:
        """What it said."""

    @property
    def looks(self) -> tuple[tuple[str, str, str, int, str], ...]:
        """How, where and what was looked at, within which limit, and the answer."""


KeptT = TypeVar("KeptT", bound=Kept)


class Entries(Generic[KeptT]):
    """The entries of one run that are of the type *kind*."""

    def __init__(self, cache: RunCache, kind: type[KeptT]) -> None:
        """Look for them in *cache*."""
        self._cache = cache
        self._kind = kind
        self._reader = Reader()

    def load(self, name: str, docname: str) -> KeptT | None:
        """Return the entry *name*, if it is one and about the document *docname*."""
        value = self._cache.store.load(name)
        if value is None:
            return None
        try:
            found: KeptT = self._reader.read(self._kind, value)
        except NotOfThatType:
            return None
        part = found.said.part
        return found if part is None or part.docname == docname else None

    def note(self, kept: KeptT) -> None:
        """Take what was looked at for *kept* for what this run has looked at."""
        for how, root, path, limit, answer in kept.looks:
            self._cache.looks.note(Look(how, root, path, limit), answer)


@contextmanager
def watched(cache: RunCache) -> Iterator[Looks]:
    """Gather what is looked at for one page, which the whole run then has looked at, too."""
    looks = cache.looks.part()
    before = LOOKS.set(looks)
    try:
        yield looks
    finally:
        LOOKS.reset(before)
    cache.looks.take(looks)


def deciding(cache: RunCache, settings: Settings, folder: Path) -> tuple[Any, ...]:
    """Return what decides how any page of *folder* is read, whoever reads it."""
    request, around = cache.request, cache.around
    own = {
        name: value for name, value in settings.sphinx.items() if not name.startswith(CONFIG_PREFIX)
    }
    return (
        request.format, request.package, request.python, request.installed, request.variables,
        request.day, request.folder, request.real, request.roots, request.written,
        around and around.names, own, conf_digest(folder),
    )  # fmt: skip


def conf_digest(folder: Path) -> str:
    """Return the digest of ``conf.py``: pages name values by where it defines them."""
    try:
        return digest_of(read_bytes(None, str(folder / "conf.py")))
    except UnreadableFile as failure:
        return said_of(failure)
