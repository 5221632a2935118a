"""From what a document said to the domain, before anything is translated or rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.assembly.anchors import Anchors, with_prefix
from sphinx_readiness.assembly.exempt_rows import reads_better
from sphinx_readiness.assembly.homes import PREFIX, prefix_at
from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.raw import DocumentData, RawChecklist, RawRow, RawTable
from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import take_away_said
from sphinx_readiness.sphinx_ext.authoring.cells.translated_links import (
    may_translate,
    withdraw_links,
)
from sphinx_readiness.sphinx_ext.authoring.checked_statements import keep_statements
from sphinx_readiness.sphinx_ext.authoring.coverage.discarded import take_out_discarded
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import note_unread_includes
from sphinx_readiness.sphinx_ext.authoring.coverage.unread import unread_directives
from sphinx_readiness.sphinx_ext.authoring.gathered import (
    Gathered,
    PendingCheck,
    PendingChecklist,
    gathered_if_any,
)
from sphinx_readiness.sphinx_ext.authoring.guarded_places import conditions_of, keep_guards
from sphinx_readiness.sphinx_ext.authoring.marked_sources import marked_digest
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import ADDRESSED, LINT_BUILDER
from sphinx_readiness.sphinx_ext.nodes import (
    LEFT_OUT,
    STILL_OPEN,
    ancestor,
    checklist,
    code_in,
    inline_view,
    item_table,
    view,
    view_options,
)
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.text.folding import REPEATED_LIMIT, shorten
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR, derived_id, slug
from sphinx_readiness.vocabulary.default_statuses import Outcome
from sphinx_readiness.workspace.examine import examine

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.assembly.document_parts import DocumentPart
    from sphinx_readiness.vocabulary.statuses import Vocabulary


_NAMED_VIEWS: Final = frozenset(("summary", "blockers", "findings", "table", "calendar"))
"""The kinds of views that have an anchor, by which other pages lead to them."""


class Collector:
    """Gives ids to the checklists and items of one document, and turns them into raw data."""

    def __init__(self, document: nodes.document, docname: str, gathered: Gathered) -> None:
        """Collect from *gathered*, which *document* left while it was parsed."""
        self._docname = docname
        self._gathered = gathered
        self._anchors = Anchors(document.ids)
        self._numbers: dict[str, int] = {}
        self._titles: dict[nodes.Node | None, str] = {}

    def collect(self) -> DocumentData:
        """Return what the document says."""
        said = self._gathered
        by_node: dict[nodes.Node, list[PendingCheck]] = {}
        orphans: dict[nodes.Node | None, list[PendingCheck]] = {}
        for check in said.checks:
            home = ancestor(check.node, checklist)
            if home is not None and home["kind"] != "go-live":
                by_node.setdefault(home, []).append(check)
            else:
                orphans.setdefault(ancestor(check.node, nodes.section), []).append(check)
        found = [self._checklist(each, by_node.get(each.node, [])) for each in said.checklists]
        taken = {each.id for each in found}
        found += [self._implicit(section, checks, taken) for section, checks in orphans.items()]
        found.sort(key=lambda each: each.place[1])
        return DocumentData(
            self._docname,
            tuple(said.records),
            tuple(found),
            tuple(said.matrices),
            tuple(said.references),
            tuple(said.problems),
            tuple(
                raw._replace(guarded=any(True for _ in conditions_of(node)))
                for node, raw in said.waivers
            ),
        )

    def _checklist(self, pending: PendingChecklist, checks: list[PendingCheck]) -> RawChecklist:
        section = self._title_around(pending.node)
        title = pending.title or section or pending.id
        if section and not pending.title:
            pending.node["section"] = section
        id_ = pending.id or slug(title or self._docname)
        name = id_
        if pending.kind != "go-live":
            anchor = self._anchors.anchor(CHECKLIST_ANCHOR + id_)
            pending.node["ids"] = [anchor]
            name = anchor.removeprefix(CHECKLIST_ANCHOR)
        pending.node["checklist"] = name
        prefix = self._prefix(pending)
        parts: list[tuple[int, RawTable]] = []
        for raw, node in pending.tables:
            rows = self._rows(raw, node, id_, prefix, with_ids=pending.kind != "go-live")
            line = raw.rows[0].line if raw.rows else pending.place[1]
            parts.append((line, raw._replace(rows=rows)))
        path = pending.place[0]
        parts += [(check.place[1], self._check(check, id_, path, prefix)) for check in checks]
        parts.sort(key=lambda part: part[0])
        return RawChecklist(
            id_,
            title or id_,
            pending.place,
            tuple(pending.options.items()),
            tuple(table for _, table in parts),
            pending.kind,
            pending.home,
            name if name != id_ else "",
        )

    def _prefix(self, pending: PendingChecklist) -> str:
        """Return what stands before the ids in *pending*: by itself, else by its record."""
        own = pending.options.get(PREFIX, "")
        home = pending.options.get("record", "").strip() or pending.home
        return own or prefix_at(self._gathered.records, home)

    def _title_around(self, node: nodes.Node) -> str:
        """Return the title of the section that *node* is in: one text for all checklists in it."""
        section = ancestor(node, nodes.section)
        if section not in self._titles:
            self._titles[section] = _title_of(section)
        return self._titles[section]

    def _implicit(
        self, section: nodes.Node | None, checks: list[PendingCheck], taken: set[str]
    ) -> RawChecklist:
        """Return the checklist of items that stand in *section* without a checklist around."""
        title = _title_of(section) or self._docname
        wanted = id_ = slug(title)
        number = self._numbers.get(f"{wanted}/", 1)
        while id_ in taken:
            id_ = f"{wanted}-checks-{number}" if number > 1 else f"{wanted}-checks"
            number += 1
        self._numbers[f"{wanted}/"] = number
        taken.add(id_)
        prefix = prefix_at(self._gathered.records, checks[0].node["home"])
        tables = tuple(self._check(check, id_, checks[0].place[0], prefix) for check in checks)
        return RawChecklist(id_, title, checks[0].place, (), tables)

    def _check(
        self, check: PendingCheck, checklist_id: str, path: str, prefix: str = ""
    ) -> RawTable:
        """Return *check* as a row of a checklist in the file *path*; *prefix* begins its id."""
        cells = check.cells
        written = cells.get("id", "")
        if written and prefix:
            written = cells["id"] = with_prefix(written, prefix)
        id_ = written or derived_id(checklist_id, cells["item"])
        anchor = self._anchors.anchor(id_)
        check.node["ids"] = [anchor]
        check.node["id"] = id_
        headers = tuple(cells)
        fields = tuple(name if name in ITEM_FIELDS else "" for name in headers)
        row = RawRow(
            check.place[1],
            id_,
            bool(cells.get("id")),
            tuple(cells.values()),
            check.links,
            check.place[0] if check.place[0] != path else "",
            anchor=anchor if anchor != id_ else "",
            code=code_in(check.node, "readiness-notes"),
        )
        return RawTable(headers, fields, (row,))

    def _rows(
        self, raw: RawTable, node: item_table, checklist_id: str, prefix: str, *, with_ids: bool
    ) -> tuple[RawRow, ...]:
        if not with_ids:
            return raw.rows
        problems = self._gathered.problems
        rows, anchors = self._anchors.identified(raw, checklist_id, problems, prefix)
        node.set_anchors(anchors)
        return rows

    def name_views(self, document: nodes.document) -> None:
        """Give views and heads anchors, behind those of rows.

        A view that a builder may leave out gets none: nothing may count on what it shows.
        """
        for node in document.findall(view):
            if node["kind"] == "matrix":
                node["ids"] = [self._anchors.anchor("readiness-signoffs")]
            elif node["kind"] in _NAMED_VIEWS and not any(conditions_of(node)):
                node["anchor"] = self._anchors.anchor(f"readiness-{node['kind']}")


def _title_of(section: nodes.Node | None) -> str:
    if not isinstance(section, nodes.Element):
        return ""
    title = next((child for child in section.children if isinstance(child, nodes.title)), None)
    return shorten(title.astext(), REPEATED_LIMIT) if title is not None else ""


def section_title(node: nodes.Node) -> str:
    """Return the title of the section that *node* is in, or an empty string."""
    return _title_of(ancestor(node, nodes.section))


def collect_document(env: BuildEnvironment, document: nodes.document) -> None:
    """Store what *document* says, and what the parser dropped of it."""
    if document.reporter.max_level > 1:
        note_unread_includes(env, document)
    found = unread_directives(env, document, gathered_if_any(env))
    if found is None:
        return
    take_out_discarded(document, found)
    domain = readiness_domain(env)
    build = build_of(env)
    collector = Collector(document, env.docname, found)
    data = collector.collect()
    collector.name_views(document)
    if found.spoken:
        take_away_said(document)
    found.collected = True
    own = build.session.relative(env.doc2path(env.docname))
    problems = tuple(
        each._replace(place=(each.place[0] or own, each.place[1])) for each in data.problems
    )
    views = tuple(_views_in(document))
    data = data._replace(problems=problems)
    part = examine(data, build.session.options, build.session.vocabulary)
    _mark_exempt(part, found, build.session.vocabulary)
    keep_statements(build_of(env), part)
    domain.store(part, found.mentions, views)
    if marked := marked_digest(found):
        domain.marked[env.docname] = marked
    keep_guards(domain, document, found)
    if ADDRESSED in env.temp_data and build.app.builder.name != LINT_BUILDER:
        domain.addressed[env.docname] = True
    if found.mentions and may_translate(env):
        withdraw_links(document, found)


def _mark_exempt(part: DocumentPart, found: Gathered, vocabulary: Vocabulary) -> None:
    """Let nodes know their rows that do not count as their status cell reads.

    That are rows that are struck out, and rows that are left out or waived by a word alone.
    """
    left_out: set[str] = set()
    still_open: set[str] = set()
    for each in part.checklists:
        for item in each.checklist.items:
            if item.exempt:
                if vocabulary.match(item.status_text).status != vocabulary.get(item.exempt):
                    left_out.add(item.anchor)
            elif item.outcome is Outcome.OPEN and reads_better(item):
                still_open.add(item.anchor)
    for name, anchors in ((LEFT_OUT, left_out), (STILL_OPEN, still_open)):
        for pending in found.checklists if anchors else ():
            for _raw, node in pending.tables:
                if mine := anchors.intersection(node["anchors"] or ()):
                    node[name] = frozenset(mine)
        for check in found.checks if anchors else ():
            if mine := anchors.intersection(check.node["ids"]):
                check.node[name] = frozenset(mine)


def _views_in(document: nodes.document) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return kind and options of the views that may show what other documents say."""
    specs = []
    for node in document.findall(nodes.Element):
        if not isinstance(node, view | inline_view):
            continue
        if node["kind"] in {"verdict", "window", "matrix", "badge"}:
            continue
        specs.append((node["kind"], tuple(view_options(node).items())))
    return list(dict.fromkeys(specs))
