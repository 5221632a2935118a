"""Pages that are read without Sphinx, and a lint without it where that are all of them.

Each is one of three: it can hold nothing of ours, it has ``toctree`` directives and nothing else of
interest, or it is plain (:mod:`sphinx_readiness.reading.plain_page`). Sphinx reads the others, and
all of them where ``conf.py`` says anything that changes how pages are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.assembly.document_parts import DocumentPart, packed_in_memory
from sphinx_readiness.config.clock import system_day
from sphinx_readiness.evidence.statements import Verbs, states_something
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.plugins.installed import (
    EVIDENCE,
    PINS,
    PRESETS,
    RULES,
    find_installed,
    members,
)
from sphinx_readiness.reading.openings import openings, strangers
from sphinx_readiness.reading.plain_page import PlainPage, read_page
from sphinx_readiness.reading.prefilter import names_in
from sphinx_readiness.reading.relevance import WITHOUT_TOCTREE, may_hold
from sphinx_readiness.reading.toctrees import resolved, rest_entries
from sphinx_readiness.sphinx_ext.build.conf_settings import read_settings
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.lint.conf_values import EXTENSIONS, SUFFIXES, Settings
from sphinx_readiness.sphinx_ext.lint.given_documents import Given, given_documents
from sphinx_readiness.sphinx_ext.names import (
    CONFIG_PREFIX,
    DIRECTIVE_NAMES,
    OPTION_NAMES,
    WARNING_TYPE,
)
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.record_claims import with_records
from sphinx_readiness.workspace.assembled import Assembled
from sphinx_readiness.workspace.conf_versions import conf_versions
from sphinx_readiness.workspace.gate import Gate
from sphinx_readiness.workspace.judgement import Beside, judge
from sphinx_readiness.workspace.named_files import NamedFiles
from sphinx_readiness.workspace.nested_config import nested_config
from sphinx_readiness.workspace.nothing_checked import nothing_found
from sphinx_readiness.workspace.plain_part import PLAIN_DIRECTIVES, PlainReader
from sphinx_readiness.workspace.session import Session, make_session
from sphinx_readiness.workspace.settings import Settings as Configuration
from sphinx_readiness.workspace.shown import shown
from sphinx_readiness.workspace.version_facts import Known as Versions
from sphinx_readiness.workspace.version_facts import know

if TYPE_CHECKING:
    from sphinx_readiness.versions.claims.substitutions import Known

_CHANGES_NOTHING: Final = frozenset(
    ("project", "version", "release", "extensions", "source_suffix", "root_doc", "exclude_patterns",
     "locale_dirs", "templates_path", "suppress_warnings", "smartquotes", "myst_enable_extensions",
     "myst_heading_anchors")
)  # fmt: skip
"""What ``conf.py`` may say besides our options without changing how a plain page is read."""

_TYPOGRAPHY: Final = frozenset(("replacements", "smartquotes"))
"""Extensions of MyST that change words while a page is parsed."""

_NO_NAME: Final = "Project name not set"
"""What Sphinx calls a project without a name."""

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


class PlainDocument(NamedTuple):
    """What one page says that was read without Sphinx."""

    part: DocumentPart | None = None
    """None where nothing in it is ours."""
    claims: tuple[PageClaims, ...] = ()
    statements: tuple[Item, ...] = ()
    toctree: tuple[str, ...] = ()
    """The entries of its ``toctree`` directives, as written."""
    mentions: frozenset[str] = frozenset()
    """The files that it names."""


def read_plain(docs: Path, settings: Settings) -> PlainRun | None:
    """Return the pages of *docs* that can be read without Sphinx; None if that are none.

    Raises NoDocuments, and OSError and ValueError as reading the configuration does.
    """
    said = settings.sphinx
    names = {name for name in said if not name.startswith(CONFIG_PREFIX)}
    enabled = said.get("myst_enable_extensions", ())
    if not names <= _CHANGES_NOTHING or not isinstance(enabled, list | tuple | set):
        return None
    if not set(enabled) <= EXTENSIONS - _TYPOGRAPHY:
        return None
    if members(find_installed(), RULES, EVIDENCE, PINS, PRESETS):
        return None
    folder = docs.resolve()
    found = read_settings(_Config(said), folder, folder)
    session = make_session(found.root, found.layers, found.problems, system_day())
    with collection_paused():
        return PlainRun(folder, settings, found, session, frozenset(map(str, enabled)))


class PlainRun:
    """The pages of one project."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        found: Configuration,
        session: Session,
        extensions: frozenset[str],
    ) -> None:
        """Read all documents in *folder* that are plain."""
        self.documents: dict[str, PlainDocument] = {}
        """What was read, by name."""
        self._folder = folder
        self._settings = settings
        self._found = found
        self._session = session
        self._colons = "colon_fence" in extensions
        self._reader = PlainReader(session, extensions)
        self._strange: set[str] = set()
        self._items = 0
        self._verbs = Verbs(session.kinds)
        self._words: dict[bool, Mapping[str, Known]] = {}
        self._given = given_documents(folder, settings, found.root, session, self._take)
        self._leave_missing_files()

    def _leave_missing_files(self) -> None:
        """Leave the pages to Sphinx that name a file which does not exist."""
        paths = self._given.paths
        named = NamedFiles(
            paths.keys(),
            tuple(SUFFIXES),
            lambda name: self._folder / paths[name],
            self._session.root,
        )
        for name, found in list(self.documents.items()):
            if not all(named.resolve(each, name) for each in found.mentions):
                del self.documents[name]

    def _take(self, name: str, path: str, text: str) -> None:
        """Read the document *name* at *path* below the folder of the documents, if it is plain."""
        returns = "\r" in text  # which editors take for ends of lines, or not
        text = text.replace("\r", "\n")
        shown_path = self._session.relative(self._folder / path)
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
            return
        if may_claim(text):
            found = found._replace(claims=self._claims(shown_path, text, markdown=markdown))
        if found.part is not None:
            found = found._replace(claims=with_records(found.claims, found.part.records))
        self.documents[name] = found

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
        stating: list[Item] = []
        for each in part.checklists:
            items = each.checklist.items
            self._items += len(items)
            stating += [item for item in items if states_something(item, self._verbs)]
        if self._items > MOST_ITEMS:
            part = packed_in_memory(part)
        return PlainDocument(part, (), tuple(stating), page.toctree, mentions)

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
            folder = self._session.relative(self._folder)
            shown = "conf.py" if folder == "." else f"{folder}/conf.py"
            words = myst_words if markdown else rest_words
            known = self._words[markdown] = words(self._folder / "conf.py", shown)
        include = self._session.options.version_include
        always = any(fnmatchcase(path, each) for each in include)
        page = scan(text, path, markdown=markdown, always=always, known=known)
        return () if page is None else (page,)

    def includes(self, name: str) -> list[str]:
        """Return the documents that the ``toctree`` directives of *name* lead to."""
        entries = self.documents[name].toctree
        return resolved(entries, name, SUFFIXES, self._given.paths) if entries else []

    def _order(self) -> list[DocumentPart]:
        """Return what pages contribute in the order of a reader."""
        seen: dict[str, None] = {}
        stack = [self._given.root_doc]
        while stack:
            name = stack.pop()
            if name in seen or name not in self.documents:
                continue
            seen[name] = None
            stack.extend(reversed(self.includes(name)))
        order = (self.documents[name] for name in (*seen, *sorted(self.documents.keys() - seen)))
        return [each.part for each in order if each.part is not None]

    def report(self) -> Report | None:
        """Return the report as the builder would make it, or None if that takes Sphinx."""
        given = self._given
        if not given.paths or given.paths.keys() != self.documents.keys():
            return None
        if self._session.options.waivers:
            return None
        with collection_paused():
            return self._report(given)

    def _report(self, given: Given) -> Report:
        session = self._session
        session = session._replace(problems=(*session.problems, *given.problems))
        parts = [DocumentPart("", problems=session.problems)]
        ours = [name for name, each in self.documents.items() if each.part is not None]
        if ours:
            nested = nested_config(ours, self._folder, self._found)
            parts += [DocumentPart("", problems=nested), *self._order()]
        found = Assembled(parts, session, self._found.layers)
        report = judge(session, found, None, self._beside(given, session, found), lambda _: None)
        suppressed = self._settings.sphinx.get("suppress_warnings", ())
        gate = Gate(
            session,
            self._found,
            given.unasked,
            lambda name: _is_suppressed(name, suppressed),
        )
        return shown(gate, report, gated=True)

    def _beside(self, given: Given, session: Session, found: Assembled) -> Beside:
        """Return what is known besides the documents."""
        versions = self._versions(session)
        beside = Beside(versions=None if versions.silent else versions)
        if given.unasked is None:
            first = session.relative(self._folder / given.paths[given.root_doc])
            noted = nothing_found(session, found.project, first, len(given.paths))
            beside = beside._replace(noted=noted)
        pages = [page for each in self.documents.values() for page in each.claims]
        if pages:
            from sphinx_readiness.versions.left_out import counted

            beside = beside._replace(left_out=counted(pages, session.options.version_ignore))
        return beside

    def _versions(self, session: Session) -> Versions:
        """Compare what all documents state with the files of now."""
        documents = [each for _name, each in sorted(self.documents.items(), key=itemgetter(0))]
        pages = [page for each in documents for page in each.claims]
        items = [item for each in documents for item in each.statements]
        conf = conf_versions(self._folder / "conf.py", session.relative(self._folder))
        project = str(self._settings.sphinx.get("project", _NO_NAME))
        names = tuple(filter(None, (project, *(each.product for each in conf))))
        return know(
            session.root, session.options, pages, items, conf, names, session.kinds,
            today=session.clock.today,
        )  # fmt: skip


def _is_all(page: PlainPage, text: str) -> bool:
    """Say whether nothing opens in *text* but what *page* has of ours."""
    opened = [each.line for each in openings(text, DIRECTIVE_NAMES)]
    return opened == [each.line for each in page.directives]


def _is_suppressed(name: str, suppressed: object) -> bool:
    """Say whether the warnings of the rule *name* are among *suppressed*, as Sphinx reads it."""
    for each in suppressed if isinstance(suppressed, list | tuple | set) else ():
        kind, _, subtype = str(each).partition(".")
        if kind == WARNING_TYPE and subtype in ("", "*", name):
            return True
    return False
