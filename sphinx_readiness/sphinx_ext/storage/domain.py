"""The domain: what every document says, and the references to it."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol, cast

from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation

from sphinx_readiness.files.stamps import Stamp, full_stamp
from sphinx_readiness.sphinx_ext.catalog import CATALOG
from sphinx_readiness.sphinx_ext.storage.item_files import ItemFiles
from sphinx_readiness.sphinx_ext.storage.search_anchors import WrittenOut

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.assembly.document_parts import DocumentPart
    from sphinx_readiness.model.items import Item
    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.model.versions import PageClaims
    from sphinx_readiness.sphinx_ext.storage.kept_values import Guard, Places, ViewSpec
    from sphinx_readiness.workspace.targets import Target

_ = get_translation(CATALOG)


_PARTS: Final = (
    "documents", "digests", "files", "mentions", "views", "words", "places", "claims", "statements",
    "guards", "stamps", "waivers", "marked", "addressed",
)  # fmt: skip


class References(Protocol):
    """What knows where things are, once all documents are read."""

    def target(self, name: str, where: Mapping[str, str]) -> Target | None:
        """Return what *name* stands for at a place, or None."""

    def listed(self) -> Iterable[list[str]]:
        """Return what the inventory lists: id, title, kind, document and anchor of each."""


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
    initial_data: ClassVar = {part: {} for part in _PARTS}
    data_version = 14

    build: object = None
    """The build that reads or writes the environment; :func:`..build.build.build_of` knows it."""

    references: References | None = None
    """Asks that build what is pointed at; set when its builder is initialised."""

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
        from sphinx_readiness.assembly.document_parts import packed

        head, items = packed(part)
        self.files[part.docname] = self.item_files.write(items)
        self._keep(head)
        if part.waivers:
            self.waivers[part.docname] = len(part.waivers)
        if mentions:
            self.mentions[part.docname] = mentions
        if views:
            self.views[part.docname] = views

    @property
    def stamps(self) -> dict[str, dict[str, Stamp]]:
        """When each document was changed, and its size, before it was read (by ``""``).

        The same of the files that it includes, by their paths from the folder of the documents.
        """
        return cast("dict[str, dict[str, Stamp]]", self.data["stamps"])

    def note_stamps(self, read: Mapping[str, Stamp], paths: Mapping[str, str]) -> None:
        """Keep the stamps of all documents, whose files are *paths*.

        *read* has those of before for what was read now. Where nothing is ours, nothing is kept.
        """
        if not self.documents:
            self.stamps.clear()
            return
        for docname in self.env.found_docs - self.stamps.keys():
            stamps = {"": read.get(docname) or full_stamp(paths[docname])}
            for path in self.env.dependencies.get(docname, ()):
                stamps[str(path)] = full_stamp(self.env.srcdir / path)
            self.stamps[docname] = stamps

    def restamped(self, paths: Mapping[str, str]) -> list[str]:
        """Return the documents that are not as they were when they were read, from *paths*.

        A file may be replaced by an older one, and a clock may be set.
        """
        root = self.env.srcdir
        found = []
        for docname, files in self.stamps.items():
            for path, before in files.items():
                if full_stamp(root / path if path else paths.get(docname, "")) != before:
                    found.append(docname)
                    break
        return found

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
    def marked(self) -> dict[str, str]:
        """A digest of the titles and notes of each document that are more than plain text."""
        return cast("dict[str, str]", self.data["marked"])

    @property
    def waivers(self) -> dict[str, int]:
        """How many waivers each document has that has any."""
        return cast("dict[str, int]", self.data["waivers"])

    @property
    def addressed(self) -> dict[str, bool]:
        """The documents with checklists that may show what is at an address: pages fetch it."""
        return cast("dict[str, bool]", self.data["addressed"])

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
        from sphinx_readiness.assembly.document_parts import attach

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
        """Yield items and checklists for the inventory and for the search, items first."""
        if self.documents and self.references is not None:
            for id_, title, kind, docname, anchor in self.references.listed():
                priority = 0 if kind == "item" else 1
                yield id_, title, kind, docname, WrittenOut(anchor), priority

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
        """Return the link to the item or checklist *target*, or None; in a link its words."""
        del env, typ
        where = {"docname": node.get("refdoc", fromdocname), "home": node.get("home", "")}
        found = self.references.target(target, where) if self.references is not None else None
        if found is None:
            return None
        from sphinx_readiness.sphinx_ext.link_nodes import is_inside_link, link_node

        if is_inside_link(node):
            return cast("nodes.reference", contnode)  # Sphinx puts in its place any node
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
