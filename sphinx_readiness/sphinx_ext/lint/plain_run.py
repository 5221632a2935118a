"""Pages that are read without Sphinx.

Each is one of three: it can hold nothing of ours, it has ``toctree`` directives and nothing else of
interest, or it is plain (:mod:`sphinx_readiness.reading.plain_page`). Sphinx reads the others, and
all of them where ``conf.py`` says anything that changes how pages are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.assembly.document_parts import packed_in_memory
from sphinx_readiness.config.clock import system_now
from sphinx_readiness.evidence.statements import Verbs, states_something
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.plugins.installed import (
    EVIDENCE,
    PINS,
    PRESETS,
    RULES,
    find_installed,
    members,
)
from sphinx_readiness.reading.openings import openings
from sphinx_readiness.reading.plain_page import PlainPage, read_page
from sphinx_readiness.reading.prefilter import names_in
from sphinx_readiness.reading.relevance import WITHOUT_TOCTREE, may_hold
from sphinx_readiness.reading.similar_names import strangers
from sphinx_readiness.reading.toctrees import resolved, rest_entries
from sphinx_readiness.sphinx_ext.build.conf_settings import read_settings
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.lint.conf_values import EXTENSIONS, Settings
from sphinx_readiness.sphinx_ext.lint.given_documents import given_documents
from sphinx_readiness.sphinx_ext.lint.kept_plain import KeptPlainPages, PlainDocument
from sphinx_readiness.sphinx_ext.lint.suffixes import SUFFIXES
from sphinx_readiness.sphinx_ext.names import (
    CONFIG_PREFIX,
    DIRECTIVE_NAMES,
    OPTION_NAMES,
)
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.record_claims import with_records
from sphinx_readiness.workspace.named_files import NamedFiles
from sphinx_readiness.workspace.plain_part import PLAIN_DIRECTIVES, PlainReader
from sphinx_readiness.workspace.session import Session, make_session
from sphinx_readiness.workspace.settings import Settings as Configuration

if TYPE_CHECKING:
    from sphinx_readiness.versions.claims.substitutions import Known
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache

_CHANGES_NOTHING: Final = frozenset(
    ("project", "version", "release", "extensions", "source_suffix", "root_doc", "exclude_patterns",
     "locale_dirs", "templates_path", "suppress_warnings", "smartquotes", "myst_enable_extensions",
     "myst_heading_anchors")
)  # fmt: skip
"""What ``conf.py`` may say besides our options without changing how a plain page is read."""

_TYPOGRAPHY: Final = frozenset(("replacements", "smartquotes"))
"""Extensions of MyST that change words while a page is parsed."""

MOST_ITEMS: Final = 20_000
"""Items that are held in memory as they are; those of further pages are packed."""


class _Config(dict[str, object]):
    """The values of ``conf.py`` as the configuration of Sphinx answers for them."""

    def __missing__(self, name: str) -> object:
        return None

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or str(name).removeprefix(CONFIG_PREFIX) in OPTION_NAMES

    @property
    def overrides(self) -> Mapping[str, object]:
        """What was not said by ``conf.py`` itself, which is all that a lint tells Sphinx."""
        return self


def read_plain(docs: Path, settings: Settings, cache: RunCache | None = None) -> PlainRun | None:
    """Return the pages of *docs* that can be read without Sphinx; None if that are none.

    What *cache* knows is not read again. Raises NoDocuments, and OSError and ValueError as reading
    the configuration does.
    """
    said = settings.sphinx
    names = {name for name in said if not name.startswith(CONFIG_PREFIX)}
    enabled = said.get("myst_enable_extensions", ())
    if not names <= _CHANGES_NOTHING or not isinstance(enabled, list | tuple | set):
        return None
    if not set(enabled) <= EXTENSIONS - _TYPOGRAPHY:
        return None
    if settings.suffixes != SUFFIXES:  # its pages are told by their names
        return None
    if settings.need_types.keys() & DIRECTIVE_NAMES:  # types of needs that are called so
        return None
    if members(find_installed(), RULES, EVIDENCE, PINS, PRESETS):
        return None
    folder = docs.resolve()
    found = read_settings(_Config(said), folder, folder)
    session = make_session(found.root, found.layers, found.problems, system_now())
    if session.options.directive_prefix:
        return None
    kept = KeptPlainPages(cache, folder, settings, found) if cache is not None else None
    with collection_paused():
        return PlainRun(folder, settings, found, session, frozenset(map(str, enabled)), kept)


class PlainRun:
    """The pages of one project."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        found: Configuration,
        session: Session,
        extensions: frozenset[str],
        kept: KeptPlainPages | None,
    ) -> None:
        """Read all documents in *folder* that are plain, but for those that are *kept*."""
        self.documents: dict[str, PlainDocument] = {}
        """What was read, by name."""
        self.folder = folder
        self.settings = settings
        self.found = found
        self.session = session
        self._colons = "colon_fence" in extensions
        self._reader = PlainReader(session, extensions)
        self._kept = kept
        self._strange: set[str] = set()
        self._items = 0
        self.verbs = Verbs(session.kinds)
        self._words: dict[bool, Mapping[str, Known]] = {}
        self.given = given_documents(folder, settings, found.root, session, self._take)
        self._leave_missing_files()

    def _leave_missing_files(self) -> None:
        """Leave the pages to Sphinx that name a file which does not exist."""
        paths = self.given.paths
        named = NamedFiles(
            paths.keys(),
            tuple(SUFFIXES),
            lambda name: self.folder / paths[name],
            self.session.root,
        )
        for name, found in list(self.documents.items()):
            if not all(named.resolve(each, name) for each in found.mentions):
                del self.documents[name]

    def _take(self, name: str, path: str, text: str) -> None:
        """Take the document *name* at *path* below the folder of the documents, if it is plain."""
        if self._kept is not None and path.endswith(".md"):
            found = self._kept.page(name, path, text, lambda: self._read(name, path, text))
        else:
            found = self._read(name, path, text)
        if found is None:
            return
        if found.part is not None:
            self._items += sum(len(each.checklist.items) for each in found.part.checklists)
            if self._items > MOST_ITEMS:
                found = found._replace(part=packed_in_memory(found.part))
        self.documents[name] = found

    def _read(self, name: str, path: str, text: str) -> PlainDocument | None:
        """Return what the document *name* at *path* says; None if it is not plain."""
        returns = "\r" in text  # which editors take for ends of lines, or not
        text = text.replace("\r", "\n")
        shown_path = self.session.relative(self.folder / path)
        markdown = path.endswith(".md")
        if self._is_left_alone(text):
            found: PlainDocument | None = PlainDocument()
        elif returns:
            found = None
        elif markdown:
            found = self._read_page(name, shown_path, text)
        else:
            found = self._read_rest(text)
        if found is None:
            return None
        if may_claim(text):
            found = found._replace(claims=self._claims(shown_path, text, markdown=markdown))
        if found.part is not None:
            found = found._replace(claims=with_records(found.claims, found.part.records))
        return found

    def _read_page(self, name: str, path: str, text: str) -> PlainDocument | None:
        """Return what a page of Markdown says; None if it is not plain."""
        page = read_page(text, PLAIN_DIRECTIVES)
        if page is None or (page.colons and not self._colons) or not _is_all(page, text):
            return None
        if not page.directives:
            return PlainDocument(toctree=page.toctree)
        read = self._reader.read(page, name, path)
        if read is None:
            return None
        part, mentions = read
        items = (item for each in part.checklists for item in each.checklist.items)
        stating = tuple(item for item in items if states_something(item, self.verbs))
        return PlainDocument(part, (), stating, page.toctree, tuple(sorted(mentions)))

    def _read_rest(self, text: str) -> PlainDocument | None:
        """Return what a page of reST says that has nothing but ``toctree`` directives."""
        if may_hold(text, WITHOUT_TOCTREE) or self._names_ours(text):
            return None
        entries = rest_entries(text)
        return PlainDocument(toctree=tuple(entries)) if entries is not None else None

    def _is_left_alone(self, text: str) -> bool:
        """Say whether *text* can hold nothing of ours, not even a name that is misspelled."""
        return not may_hold(text) and not self._names_ours(text)

    def _names_ours(self, text: str) -> bool:
        names = names_in(text) - self._strange
        if names:
            self._strange |= strangers(names, DIRECTIVE_NAMES)
        return not names <= self._strange

    def _claims(self, path: str, text: str, *, markdown: bool) -> tuple[PageClaims, ...]:
        """Return the versions that the page at *path* states."""
        from sphinx_readiness.sphinx_ext.build.conf_words import myst_words, rest_words
        from sphinx_readiness.versions.claims import scan

        known = self._words.get(markdown)
        if known is None:
            folder = self.session.relative(self.folder)
            shown = "conf.py" if folder == "." else f"{folder}/conf.py"
            words = myst_words if markdown else rest_words
            known = self._words[markdown] = words(self.folder / "conf.py", shown)
        include = self.session.options.version_include
        always = any(fnmatchcase(path, each) for each in include)
        page = scan(text, path, markdown=markdown, always=always, known=known)
        return () if page is None else (page,)

    def includes(self, name: str) -> list[str]:
        """Return the documents that the ``toctree`` directives of *name* lead to."""
        entries = self.documents[name].toctree
        return resolved(entries, name, SUFFIXES, self.given.paths) if entries else []


def _is_all(page: PlainPage, text: str) -> bool:
    """Say whether nothing opens in *text* but what *page* has of ours."""
    opened = [each.line for each in openings(text, DIRECTIVE_NAMES)]
    return opened == [each.line for each in page.directives]
