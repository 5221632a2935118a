"""What is published: items, checklists and sign-offs as plain values, before they are needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_readiness.assembly.digest import item_digest
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.models.record_views import sign_off_anchor
from sphinx_readiness.sphinx_ext.rendering.pieces.sign_offs import STATE_OUTCOMES
from sphinx_readiness.text.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_readiness.assembly.rollup import ChecklistResult
    from sphinx_readiness.config.needs_mapping import NeedKind
    from sphinx_readiness.model.items import Item
    from sphinx_readiness.model.problems import Pairs
    from sphinx_readiness.model.record import Checklist, SignOff
    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain
    from sphinx_readiness.sphinx_ext.storage.kept_values import Places
    from sphinx_readiness.workspace.authored_needs import Authored
    from sphinx_readiness.workspace.need_ids import Row

Placed: TypeAlias = "tuple[NeedToBe, int]"
"""A need to be, and the line that it stands at, which says nothing."""


Fields: TypeAlias = "tuple[tuple[str, str | bool], ...]"


_TEMPLATE: Final = "template"
"""The status of what nobody has filled in: a row whose status cell says ``[status]``, and a
checklist in which no row has a status yet."""


class NeedToBe(NamedTuple):
    """All that a need of ours says."""

    type: str
    id: str
    docname: str
    title: str
    status: str | None
    tags: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """Type of the link, and the id of a need."""
    parent: str
    """The id of the need of its checklist, or nothing."""
    sections: tuple[str, ...]
    fields: Fields
    """Names of the project, and values."""


class _Maker:
    """Makes what is published of one build."""

    def __init__(self, domain: ReadinessDomain, state: BuildState, authored: Authored) -> None:
        self._state = state
        self._places: Mapping[str, Places] = domain.places
        self._mapping = authored.mapping
        self._columns = {
            fold_case(column): field for column, field in authored.mapping.items.fields
        }
        self._allowed = re.compile(authored.id_regex).match
        self._names = state.need_names
        self._taken: Collection[str] = authored.needs
        session = build_of(domain.env).session
        self._is_blank = session.vocabulary.is_placeholder
        columns = session.options.digest_columns
        self._digests = {
            (item.docname, item.anchor): item_digest(item, columns)
            for item in state.project.all_items()
        }

    def _may_be(self, id_: str) -> bool:
        return self._allowed(id_) is not None and id_ not in self._taken

    def _fields(self, kind: NeedKind, ours: Fields, columns: Pairs = ()) -> Fields:
        """Return our values, those of extra *columns*, and what the project demands of *kind*.

        All by the names that the fields have in the project.
        """
        named = {kind.field(name): value for name, value in ours}
        for column, text in columns:
            named[self._columns.get(fold_case(column), "")] = text
        named |= kind.values
        named.pop("", None)
        return tuple(named.items())

    def _status(self, kind: NeedKind, status: str | None) -> str | None:
        return dict(kind.statuses).get(status, status) if status else None

    def _is_template(self, item: Item) -> bool:
        """Say whether the status cell of *item* has what a template has there."""
        return item.status is None and bool(item.status_text) and self._is_blank(item.status_text)

    def _is_all_template(self, items: Sequence[Item]) -> bool:
        """Say whether nobody has filled in a status yet in *items*, all of a checklist."""
        return bool(items) and all(not it.status_text or self._is_template(it) for it in items)

    def all(self) -> Iterator[Placed]:
        """Yield checklists and sign-offs, then items."""
        parents = set()
        for result in self._state.checklists.values():
            made = self._checklist(result)
            if made is not None and self._may_be(made[0].id):
                parents.add(made[0].id)
                yield made
        for made in self._sign_offs(parents):
            if self._may_be(made[0].id):
                yield made
        for row in self._names.rows.values():
            if self._may_be(row.need):
                parent = self._name(row.checklist)
                yield self._item(row, parent if parent in parents else ""), row.item.location.line

    def _name(self, checklist: Checklist) -> str:
        """Return the id of the need of *checklist*, or nothing."""
        return self._names.lists.get((checklist.docname, checklist.on_page), "")

    def _checklist(self, result: ChecklistResult) -> Placed | None:
        found, computed = result.checklist, result.computed
        name = self._name(found)
        if not name:
            return None
        places = self._places.get(found.docname)
        kind = self._mapping.checklists
        made = NeedToBe(
            type=kind.type,
            id=name,
            docname=found.docname,
            title=found.title or found.id,
            status=self._status(
                kind, _TEMPLATE if self._is_all_template(found.items) else computed.status
            ),
            tags=(),
            links=(),
            parent="",
            sections=places.checklists.get(found.on_page, ()) if places else (),
            fields=self._fields(
                kind,
                (
                    ("owner", found.owner),
                    ("checklist", found.id),
                    ("outcome", computed.outcome.value),
                ),
            ),
        )
        return made, found.location.line

    def _sign_offs(self, parents: Collection[str]) -> Iterator[Placed]:
        seen = set()
        for result in self._state.results:
            record = result.record
            names = map(self._name, record.checklists)
            own = {fold_case(name): link for name, link in self._mapping.sign_offs.links}
            link = own.get("links", "links")
            links = tuple(dict.fromkeys((link, name) for name in names if name in parents))
            for matrix in record.matrices:
                for signoff in matrix.signoffs:
                    id_ = sign_off_anchor(self._mapping, record, signoff)
                    if id_ in seen or not signoff.role:
                        continue
                    seen.add(id_)
                    made = self._sign_off(id_, matrix.docname, signoff, links)
                    yield made, signoff.location.line

    def _sign_off(
        self, id_: str, docname: str, signoff: SignOff, links: tuple[tuple[str, str], ...]
    ) -> NeedToBe:
        state = signoff.state
        kind = self._mapping.sign_offs
        outcome = STATE_OUTCOMES[state][2].value if state is not None else "open"
        return NeedToBe(
            type=kind.type,
            id=id_,
            docname=docname,
            title=_("Sign-off: {role}").format(role=signoff.role),
            status=self._status(kind, state.value if state is not None else signoff.status_text),
            tags=(),
            links=links,
            parent="",
            sections=(),
            fields=self._fields(kind, (("owner", signoff.name), ("outcome", outcome))),
        )

    def _item(self, row: Row, parent: str) -> NeedToBe:
        item, kind = row.item, self._mapping.items
        places = self._places.get(item.docname)
        sections: tuple[str, ...] = ()
        if places is not None:
            sections = places.checklists.get(row.checklist.on_page) or places.checks.get(
                item.id, ()
            )
        return NeedToBe(
            type=kind.type,
            id=row.need,
            docname=item.docname,
            title=item.title or item.id,
            status=self._status(
                kind, _TEMPLATE if self._is_template(item) else item.status or item.status_text
            ),
            tags=item.tags,
            links=tuple(
                dict.fromkeys(
                    (link, need) for link, _word, need in self._names.links(row, self._taken)
                )
            ),
            parent=parent,
            sections=sections,
            fields=self._fields(kind, self._values(item), item.extra),
        )

    def _values(self, item: Item) -> Fields:
        return (
            ("owner", item.owner),
            ("severity", item.severity),
            ("checklist", item.checklist),
            ("outcome", item.outcome.value),
            ("blocking", item.blocking),
            ("evidence", item.evidence),
            ("notes", item.notes),
            ("fingerprint", self._digests[item.docname, item.anchor]),
        )


def needs_to_be(domain: ReadinessDomain, state: BuildState) -> Iterator[Placed]:
    """Yield what is published of *state*, each with its line.

    Ids that sphinx-needs refuses, or that authored needs have, are left out; they have findings.
    """
    needs = build_of(domain.env).needs
    if needs is not None:
        yield from _Maker(domain, state, needs).all()
