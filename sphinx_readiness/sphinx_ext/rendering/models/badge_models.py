"""What roles and conditions show of an item, a checklist or a record: badges and numbers."""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, RECORD, Found
from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult
from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.names import COUNTED
from sphinx_readiness.sphinx_ext.rendering.models.aggregates import ViewOptions
from sphinx_readiness.sphinx_ext.rendering.pieces.waived import status_shown
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.item_links import Href
from sphinx_readiness.workspace.targets import Target, item_target, target_of


class BadgeModel(NamedTuple):
    """A badge, a number or nothing known."""

    status: str | None = None
    text: str = ""
    outcome: str = ""
    known: bool = True
    total: int = 0
    """The number of items behind a computed verdict."""
    title: str = ""
    href: Href | None = None


def item_badge(state: BuildState, options: ViewOptions) -> BadgeModel:
    """Return the badge behind a ``check`` role: the status of an item or checklist."""
    target = options["target"]
    found = state.find(target, options, ITEM, CHECKLIST)
    if found is None:
        need = state.needs.get(target)
        return _item_badge(state, need, item_target(need, kind="need")) if need else UNKNOWN_BADGE
    place = target_of(found)
    if found.item is not None:
        return _item_badge(state, found.item, place)
    return _checklist_badge(state, found, place)


UNKNOWN_BADGE: Final = BadgeModel(known=False)


def _item_badge(state: BuildState, item: Item, place: Target | None) -> BadgeModel:
    href = (place.docname, place.anchor) if place else None
    outcome = item.outcome.value
    return BadgeModel(
        item.status, status_shown(item, state.day), outcome, True, 1, item.title, href
    )


def _checklist_badge(state: BuildState, found: Found, place: Target | None) -> BadgeModel:
    if found.checklist is None or place is None:
        return UNKNOWN_BADGE
    result = state.result(found.checklist)
    computed, total = result.computed, result.counts.total
    href = (place.docname, place.anchor)
    return BadgeModel(computed.status, "", computed.outcome.value, True, total, place.title, href)


def item_badges(state: BuildState, options: ViewOptions) -> tuple[BadgeModel, ...]:
    """Return the badges of the items that a condition covers, in the order of ``targets``."""
    targets = options["targets"].split(",")
    return tuple(item_badge(state, {**options, "target": each}) for each in targets)


def status_badge(state: BuildState, options: ViewOptions) -> BadgeModel:
    """Return the badge of an item, or of the computed verdict of a checklist or record."""
    target = options["target"]
    found = state.find(target, options, ITEM, CHECKLIST, RECORD)
    if found is not None and found.kind == RECORD:
        record = state.records[found.record]
        computed, total = record.computed, record.counts.total
        return BadgeModel(computed.status, "", computed.outcome.value, total=total)
    return item_badge(state, options)


def number(state: BuildState, options: ViewOptions) -> BadgeModel:
    """Return how many items have a status or an outcome, in a checklist, a record or all."""
    what, within = options["what"], options.get("within", "")
    parts: tuple[ChecklistResult | RecordResult, ...] = state.results
    found = state.find(within, options, CHECKLIST, RECORD) if within else None
    if within:
        parts = ()
    if found is not None:
        parts = (
            (state.result(found.checklist),)
            if found.checklist is not None
            else (state.records[found.record],)
        )
    known = what in COUNTED or state.vocabulary.match(what).status is not None
    counted = sum(_number(state, part, what) for part in parts)
    if what == "blockers" and (found is None or found.kind == RECORD):
        counted += len(state.needs)
    return BadgeModel(text=str(counted), known=known)


def _number(state: BuildState, part: ChecklistResult | RecordResult, what: str) -> int:
    if what == "items":
        return part.counts.total
    if what == "blockers":
        return len(part.blockers)
    if what == "checklists":
        return len(part.checklists) if isinstance(part, RecordResult) else 1
    if what in {outcome.value for outcome in Outcome}:
        return part.counts.outcome(Outcome(what))
    status = state.vocabulary.match(what).status
    return part.counts.of(status.key) if status else 0
