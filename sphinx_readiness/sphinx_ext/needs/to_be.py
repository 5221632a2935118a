"""What is published: items, checklists and sign-offs as plain values, before they are needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_readiness.core.digest import item_digest
from sphinx_readiness.core.ids import is_valid_id
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.names import CHECKLIST_ANCHOR
from sphinx_readiness.sphinx_ext.needs.register import CHECKLIST_TYPE, ITEM_TYPE, SIGN_OFF_TYPE
from sphinx_readiness.sphinx_ext.render.record_models import sign_off_anchor
from sphinx_readiness.sphinx_ext.render.sign_offs import STATE_OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_readiness.core.model import Item, SignOff
    from sphinx_readiness.core.rollup import ChecklistResult
    from sphinx_readiness.sphinx_ext.domain import ReadinessDomain
    from sphinx_readiness.sphinx_ext.needs.authored import Authored
    from sphinx_readiness.sphinx_ext.needs.places import Places
    from sphinx_readiness.sphinx_ext.state import BuildState

Placed: TypeAlias = "tuple[NeedToBe, int]"
"""A need to be, and the line that it stands at, which says nothing."""


class NeedToBe(NamedTuple):
    """All that a need of ours says."""

    type: str
    id: str
    docname: str
    title: str
    status: str | None
    tags: tuple[str, ...]
    links: tuple[str, ...]
    parent: str
    """The id of the need of its checklist, or nothing."""
    sections: tuple[str, ...]
    fields: tuple[tuple[str, str | bool], ...]


def link_ids(item: Item, known: Collection[str], checklists: Collection[str]) -> Iterator[str]:
    """Yield the ids of the needs that *item* links to; *known* are those that there are.

    A link may lead to a part of a need, as in ``REQ_1.a``. What is no id is no link: sphinx-needs
    would evaluate ``REQ_1[condition]``.
    """
    for target in item.links:
        if not is_valid_id(target):
            continue
        if target in known or target.partition(".")[0] in known:
            yield target
        elif target in checklists:
            yield CHECKLIST_ANCHOR + target


class _Maker:
    """Makes what is published of one build."""

    def __init__(self, domain: ReadinessDomain, state: BuildState, authored: Authored) -> None:
        self._state = state
        self._places: Mapping[str, Places] = domain.places
        self._allowed = re.compile(authored.id_regex).match
        self._known = {*authored.needs, *state.items}
        self._taken: Collection[str] = authored.needs
        columns = domain.session.options.digest_columns
        self._digests = {item.id: item_digest(item, columns) for item in state.project.all_items()}

    def _may_be(self, id_: str) -> bool:
        return self._allowed(id_) is not None and id_ not in self._taken

    def all(self) -> Iterator[Placed]:
        """Yield checklists and sign-offs, then items."""
        parents = set()
        for result in self._state.by_id.values():
            made, line = self._checklist(result)
            if self._may_be(made.id):
                parents.add(result.checklist.id)
                yield made, line
        for made, line in self._sign_offs(parents):
            if self._may_be(made.id):
                yield made, line
        for item in self._state.items.values():
            if self._may_be(item.id):
                yield self._item(item, item.checklist in parents), item.location.line

    def _checklist(self, result: ChecklistResult) -> Placed:
        found, computed = result.checklist, result.computed
        places = self._places.get(found.docname)
        made = NeedToBe(
            type=CHECKLIST_TYPE,
            id=CHECKLIST_ANCHOR + found.id,
            docname=found.docname,
            title=found.title or found.id,
            status=computed.status,
            tags=(),
            links=(),
            parent="",
            sections=places.checklists.get(found.id, ()) if places else (),
            fields=(
                ("owner", found.owner),
                ("checklist", found.id),
                ("outcome", computed.outcome.value),
            ),
        )
        return made, found.location.line

    def _sign_offs(self, parents: Collection[str]) -> Iterator[Placed]:
        seen = set()
        for result in self._state.results:
            record = result.record
            links = tuple(
                CHECKLIST_ANCHOR + each.id for each in record.checklists if each.id in parents
            )
            for matrix in record.matrices:
                for signoff in matrix.signoffs:
                    id_ = sign_off_anchor(record, signoff)
                    if id_ in seen or not signoff.role:
                        continue
                    seen.add(id_)
                    made = self._sign_off(id_, matrix.docname, signoff, links)
                    yield made, signoff.location.line

    def _sign_off(
        self, id_: str, docname: str, signoff: SignOff, links: tuple[str, ...]
    ) -> NeedToBe:
        state = signoff.state
        outcome = STATE_OUTCOMES[state][2].value if state is not None else "open"
        return NeedToBe(
            type=SIGN_OFF_TYPE,
            id=id_,
            docname=docname,
            title=_("Sign-off: {role}").format(role=signoff.role),
            status=state.value if state is not None else signoff.status_text or None,
            tags=(),
            links=links,
            parent="",
            sections=(),
            fields=(("owner", signoff.name), ("outcome", outcome)),
        )

    def _item(self, item: Item, has_parent: bool) -> NeedToBe:
        places = self._places.get(item.docname)
        sections: tuple[str, ...] = ()
        if places is not None:
            sections = places.checklists.get(item.checklist) or places.checks.get(item.id, ())
        return NeedToBe(
            type=ITEM_TYPE,
            id=item.id,
            docname=item.docname,
            title=item.title or item.id,
            status=item.status or item.status_text or None,
            tags=item.tags,
            links=tuple(link_ids(item, self._known, self._state.by_id)) if item.links else (),
            parent=CHECKLIST_ANCHOR + item.checklist if has_parent else "",
            sections=sections,
            fields=(
                ("owner", item.owner),
                ("severity", item.severity),
                ("checklist", item.checklist),
                ("outcome", item.outcome.value),
                ("blocking", item.blocking),
                ("evidence", item.evidence),
                ("notes", item.notes),
                ("fingerprint", self._digests[item.id]),
            ),
        )


def needs_to_be(domain: ReadinessDomain, state: BuildState) -> Iterator[Placed]:
    """Yield what is published of *state*, each with its line.

    Ids that sphinx-needs refuses, or that authored needs have, are left out; they have findings.
    """
    if domain.needs is not None:
        yield from _Maker(domain, state, domain.needs).all()
