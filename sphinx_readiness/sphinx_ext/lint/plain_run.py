"""A lint without Sphinx, of projects whose pages hold nothing but what is read here.

Each page is one of three: it can hold nothing of ours, it has ``toctree`` directives and nothing
else of interest, or it is plain (:mod:`sphinx_readiness.reading.plain_page`). A single page that is
none of them, and whatever in ``conf.py`` changes how pages are read, leaves it all to Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.assembly.document_parts import DocumentPart
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
"""Items that are held in memory; a project with more goes through Sphinx, whose run packs them."""


class _NotPlain(Exception):  # noqa: N818 - it is no error
    """Something takes Sphinx to be read."""


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


def plain_report(docs: Path, settings: Settings) -> Report | None:
    """Return the report on *docs* as the builder would make it, or None if that takes Sphinx.

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
    if session.options.waivers:
        return None
    with collection_paused():
        try:
            run = _PlainRun(folder, settings, found, session, frozenset(map(str, enabled)))
            return run.report()
        except _NotPlain:
            return None


class _PlainRun:
    """The pages of one project, read as they come."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        found: Configuration,
        session: Session,
        extensions: frozenset[str],
    ) -> None:
        """Read all documents in *folder*; raise _NotPlain at the first that is not plain."""
        self._folder = folder
        self._settings = settings
        self._found = found
        self._session = session
        self._colons = "colon_fence" in extensions
        self._reader = PlainReader(session, extensions)
        self._strange: set[str] = set()
        self._parts: dict[str, DocumentPart] = {}
        self._entries: dict[str, tuple[str, ...]] = {}
        self._claims: dict[str, tuple[PageClaims, ...]] = {}
        self._statements: dict[str, list[Item]] = {}
        self._items = 0
        self._verbs = Verbs(session.kinds)
        self._words: dict[bool, Mapping[str, Known]] = {}
        self._given = given_documents(folder, settings, found.root, session, self._take)
        if not self._given.paths:
            raise _NotPlain

    def _take(self, name: str, path: str, text: str) -> None:
        """Read the document *name* at *path* below the folder of the documents."""
        text = text.replace("\r", "\n")
        shown_path = self._session.relative(self._folder / path)
        markdown = path.endswith(".md")
        if may_claim(text):
            self._keep_claims(name, shown_path, text, markdown=markdown)
        if self._is_left_alone(text):
            return
        if not markdown:
            self._take_rest(name, text)
            return
        page = read_page(text, PLAIN_DIRECTIVES)
        if page is None or (page.colons and not self._colons) or not _is_all(page, text):
            raise _NotPlain
        if page.toctree:
            self._entries[name] = page.toctree
        if page.directives:
            part = self._reader.read(page, name, shown_path)
            if part is None:
                raise _NotPlain
            self._keep(part)

    def _is_left_alone(self, text: str) -> bool:
        """Say whether *text* can hold nothing of ours, not even a name that is misspelled."""
        return not may_hold(text) and not self._names_ours(text)

    def _names_ours(self, text: str) -> bool:
        names = names_in(text) - self._strange
        if names:
            self._strange |= strangers(names, DIRECTIVE_NAMES)
        return not names <= self._strange

    def _take_rest(self, name: str, text: str) -> None:
        """Read a page of reST that has nothing but ``toctree`` directives."""
        if may_hold(text, WITHOUT_TOCTREE) or self._names_ours(text):
            raise _NotPlain
        entries = rest_entries(text)
        if entries is None:
            raise _NotPlain
        self._entries[name] = tuple(entries)

    def _keep_claims(self, name: str, path: str, text: str, *, markdown: bool) -> None:
        """Keep the versions that the page *name* at *path* states."""
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
        if page is not None:
            self._claims[name] = (page,)

    def _keep(self, part: DocumentPart) -> None:
        """Keep what a page contributes, and its items that state something."""
        pages = with_records(self._claims.get(part.docname, ()), part.records)
        if pages:
            self._claims[part.docname] = pages
        stating = []
        for each in part.checklists:
            self._items += len(each.checklist.items)
            stating += [
                item for item in each.checklist.items if states_something(item, self._verbs)
            ]
        if self._items > MOST_ITEMS:
            raise _NotPlain
        if stating:
            self._statements[part.docname] = stating
        self._parts[part.docname] = part

    def _order(self) -> list[DocumentPart]:
        """Return what pages contribute in the order of a reader."""
        seen: dict[str, None] = {}
        paths, stack = self._given.paths, [self._given.root_doc]
        while stack:
            name = stack.pop()
            if name in seen or name not in paths:
                continue
            seen[name] = None
            entries = self._entries.get(name, ())
            stack.extend(reversed(resolved(entries, name, SUFFIXES, paths)))
        order = [*seen, *sorted(paths.keys() - seen.keys())]
        return [self._parts[name] for name in order if name in self._parts]

    def report(self) -> Report:
        """Return the report."""
        given = self._given
        session = self._session
        session = session._replace(problems=(*session.problems, *given.problems))
        parts = [DocumentPart("", problems=session.problems)]
        if self._parts:
            nested = nested_config(self._parts, self._folder, self._found)
            parts += [DocumentPart("", problems=nested), *self._order()]
        found = Assembled(parts, session, self._found.layers)
        if found.project.references or found.project.waivers:
            raise _NotPlain
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
        if self._claims:
            from sphinx_readiness.versions.left_out import counted

            pages = (page for each in self._claims.values() for page in each)
            beside = beside._replace(left_out=counted(pages, session.options.version_ignore))
        return beside

    def _versions(self, session: Session) -> Versions:
        """Compare what all documents state with the files of now."""
        pages = [page for _name, each in sorted(self._claims.items()) for page in each]
        items = [item for _name, each in sorted(self._statements.items()) for item in each]
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
