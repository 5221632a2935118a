"""The domain: what every document says, and the references to it."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation

from sphinx_readiness.core.clock import system_day
from sphinx_readiness.sphinx_ext.i18n import CATALOG
from sphinx_readiness.sphinx_ext.item_files import ItemFiles
from sphinx_readiness.sphinx_ext.lazy import lazy_role, load
from sphinx_readiness.sphinx_ext.render.links import link_node

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.core.model import Item
    from sphinx_readiness.core.parts import DocumentPart
    from sphinx_readiness.core.problems import RawProblem
    from sphinx_readiness.core.versions import PageClaims
    from sphinx_readiness.plugins.installed import Installed
    from sphinx_readiness.sphinx_ext.guards import Guard
    from sphinx_readiness.sphinx_ext.lookups import Target
    from sphinx_readiness.sphinx_ext.needs.authored import Authored
    from sphinx_readiness.sphinx_ext.needs.places import Places
    from sphinx_readiness.sphinx_ext.outcome import Outcome
    from sphinx_readiness.sphinx_ext.reading import ViewSpec
    from sphinx_readiness.sphinx_ext.session import Session
    from sphinx_readiness.sphinx_ext.settings import Settings
    from sphinx_readiness.sphinx_ext.state import BuildState
    from sphinx_readiness.sphinx_ext.watched import AboutVersions
    from sphinx_readiness.versions.facts import Known

_ = get_translation(CATALOG)


LINKED: Final = ("item", "checklist")

_PARTS: Final = (
    "documents", "digests", "files", "mentions", "views", "words", "places", "claims", "statements",
    "guards",
)  # fmt: skip


class ReadinessDomain(Domain):
    """Items, checklists and records of all documents.

    The environment keeps one pickled blob a document, so that loading and saving it costs next
    to nothing, and its digest; items are in files among the doctrees. ``mentions`` are the file
    names in cells and what they were resolved to.
    """

    name = "readiness"
    label = "Readiness"
    object_types: ClassVar = {
        "item": ObjType(_("check"), "check"),
        "checklist": ObjType(_("checklist"), "check"),
    }
    roles: ClassVar = {"check": lazy_role("check")}
    initial_data: ClassVar = {part: {} for part in _PARTS}
    data_version = 6

    build_state: BuildState | None = None
    """What this build computed; set once all documents are read."""

    known_versions: Known | None = None
    """What this build knows about versions; see :mod:`.known_versions`."""

    about_versions: AboutVersions | None = None
    """What findings depend on of that; see :mod:`.watched`."""

    known_blocks: tuple[object, frozenset[type[nodes.Node]]] | None = None
    """The kinds of blocks that a parser of Markdown makes, and what it was set to."""

    app: Sphinx
    """The application of this build; set when the builder is initialised, like the settings."""

    settings: Settings
    """The configuration of this build as written."""

    outcome: Outcome | None = None
    """What this build came to; see :mod:`.outcome`."""

    last_outcome: Outcome | None = None
    """What the last build into the output folder came to, as far as this one has asked."""

    needs: Authored | None = None
    """The needs that are not ours, where there is sphinx-needs and all documents are read."""

    _session: Session | None = None
    _installed: Installed | None = None

    day: date
    """The system's day when the build began."""

    def start(self, app: Sphinx, settings: Settings) -> None:
        """Begin a build of *app* with *settings*."""
        self.app = app
        self.settings = settings
        self.day = system_day()
        self._session = self._installed = None

    def begin(self) -> None:
        """Begin one more build with the same application; it may be another day."""
        self.day = system_day()
        if self._session is not None:
            self._session = self._session.on(self.day)

    @property
    def session(self) -> Session:
        """The settings of this build, checked when they are first needed."""
        if self._session is None:
            make: Callable[..., Session] = load("session", "make_session")
            self._session = make(self.settings, self.day, self.installed)
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session

    @property
    def installed(self) -> Installed:
        """The plug-ins with rules or kinds of evidence, looked for when something asks first."""
        if self._installed is None:
            find: Callable[[str], Installed] = load("plugin_memo", "installed_for_builds")
            self._installed = find(self.item_files.folder)
        return self._installed

    @property
    def documents(self) -> dict[str, bytes]:
        """Pickled :class:`DocumentPart` by docname, without its items."""
        return cast("dict[str, bytes]", self.data["documents"])

    @property
    def digests(self) -> dict[str, bytes]:
        """A digest of what each document contributes, to tell whether anything changed."""
        return cast("dict[str, bytes]", self.data["digests"])

    @property
    def files(self) -> dict[str, str]:
        """The name of the file with the encoded items of each document, empty without any."""
        return cast("dict[str, str]", self.data["files"])

    @cached_property
    def item_files(self) -> ItemFiles:
        """Where they are."""
        return ItemFiles(self.env.doctreedir)

    @cached_property
    def strange_names(self) -> set[str]:
        """Names of directives, languages and comments that are surely none of ours."""
        return set()

    @property
    def mentions(self) -> dict[str, dict[str, str]]:
        """File names in the cells of each document, and what they are links to."""
        return cast("dict[str, dict[str, str]]", self.data["mentions"])

    @property
    def views(self) -> dict[str, tuple[ViewSpec, ...]]:
        """Views in each document that may show what other documents say."""
        return cast("dict[str, tuple[ViewSpec, ...]]", self.data["views"])

    def store(
        self, part: DocumentPart, mentions: dict[str, str], views: tuple[ViewSpec, ...]
    ) -> None:
        """Keep what one document contributes, which files it names, and what it shows."""
        from sphinx_readiness.core.parts import packed  # noqa: PLC0415 - only if there are any

        head, items = packed(part)
        self.files[part.docname] = self.item_files.write(items)
        self._keep(head)
        if mentions:
            self.mentions[part.docname] = mentions
        if views:
            self.views[part.docname] = views

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """Texts as written and their translations, for each document that is translated."""
        return cast("dict[str, dict[str, str]]", self.data["words"])

    @property
    def claims(self) -> dict[str, tuple[PageClaims, ...]]:
        """The versions that each document states, with those of the files that it includes."""
        return cast("dict[str, tuple[PageClaims, ...]]", self.data["claims"])

    @property
    def statements(self) -> dict[str, tuple[Item, ...]]:
        """The items of each document that say something that can be checked."""
        return cast("dict[str, tuple[Item, ...]]", self.data["statements"])

    @property
    def guards(self) -> dict[str, tuple[Guard, ...]]:
        """What stands in ``only`` in each document: its place, and the conditions."""
        return cast("dict[str, tuple[Guard, ...]]", self.data["guards"])

    @property
    def places(self) -> dict[str, Places]:
        """Where our nodes stand in each document; noted for sphinx-needs only."""
        return cast("dict[str, Places]", self.data["places"])

    def add_problems(self, docname: str, problems: Sequence[RawProblem]) -> None:
        """Add what was found out about *docname* after it was stored."""
        for part in self.load([docname]):
            self._keep(part._replace(problems=(*part.problems, *problems)))

    def _keep(self, head: DocumentPart) -> None:
        blob = pickle.dumps(head, pickle.HIGHEST_PROTOCOL)
        self.documents[head.docname] = blob
        self.digests[head.docname] = hashlib.blake2b(blob, digest_size=16).digest()

    def load(self, docnames: Iterable[str]) -> list[DocumentPart]:
        """Return what *docnames* contribute, in that order; those without anything are skipped."""
        from sphinx_readiness.core.parts import attach  # noqa: PLC0415

        parts = []
        for docname in docnames:
            blob = self.documents.get(docname)
            if blob is not None:
                part: DocumentPart = pickle.loads(blob)  # noqa: S301
                attach(part, self.item_files.reader(docname, self.files.get(docname, "")))
                parts.append(part)
        return parts

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* said."""
        for part in _PARTS:
            self.data[part].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take what a parallel worker read."""
        for part in _PARTS:
            for docname in docnames:
                if docname in otherdata[part]:
                    self.data[part][docname] = otherdata[part][docname]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield items and checklists for the inventory; search finds them by their words."""
        if self.documents and self.outcome is not None:
            for id_, title, kind, docname, anchor in self.outcome["targets"]:
                yield id_, title, kind, docname, anchor, -1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to the item or checklist *target*, or None."""
        del env, typ
        state: BuildState = load("state", "build_state")(self.env)
        where = {"docname": node.get("refdoc", fromdocname), "home": node.get("home", "")}
        found: Target | None = load("lookups", "target_of")(state.find(target, where, *LINKED))
        if found is None:
            return None
        target_place = (found.docname, found.anchor)
        return link_node(builder, fromdocname, target_place, [contnode], found.title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the link to *target* for the ``any`` role."""
        found = self.resolve_xref(env, fromdocname, builder, "check", target, node, contnode)
        return [("readiness:check", found)] if found is not None else []


def readiness_domain(env: BuildEnvironment) -> ReadinessDomain:
    """Return the domain of *env*."""
    return cast("ReadinessDomain", env.get_domain(ReadinessDomain.name))
