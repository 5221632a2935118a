"""What each view shows, as plain values.

A view's model is all that its page shows of other documents, so that a page has to be written
again exactly when the model changed. The nodes are made from the same models.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, RECORD, Found
from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult
from sphinx_readiness.model.counts import Counts
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.record import Record
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.names import COUNTED
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.item_links import Href
from sphinx_readiness.workspace.targets import Target, item_target, target_of

ViewOptions: TypeAlias = Mapping[str, str]


class ItemRow(NamedTuple):
    """An item as views show it."""

    href: Href
    id: str
    title: str
    status_text: str
    status: str | None
    owner: str
    severity: str
    checklist: str
    notes: str
    explicit_id: bool
    more: Pairs = ()
    """Further columns that the view asks for, and their cells."""

    def cell(self, column: str) -> str:
        """Return what stands in *column*."""
        named = {"item": "title", "status": "status_text"}.get(column, column)
        return str(getattr(self, named, "")) if named in self._fields else dict(self.more)[column]


class ChecklistRow(NamedTuple):
    """A line of the summary."""

    href: Href
    title: str
    total: int
    outcomes: tuple[tuple[str, int], ...]
    declared: str | None
    declared_text: str
    """What stands there, for a verdict that names no status."""
    computed: str | None
    computed_outcome: str
    agrees: bool
    blockers: int


class RecordModel(NamedTuple):
    """The head of a record, and what it adds up to."""

    product: str
    version: str
    fields: tuple[tuple[str, str], ...]
    """Name and text of the fields that are set, in order."""
    contacts: tuple[tuple[str, str], ...]
    legend: tuple[str, ...]
    overdue: bool
    computed: str | None
    computed_outcome: str
    counts: tuple[tuple[str, int], ...]
    total: int
    blockers: int
    signed: int
    roles: int


class SummaryModel(NamedTuple):
    """All lines of a summary."""

    records: tuple[tuple[str, ChecklistRow, tuple[ChecklistRow, ...]], ...]
    """Name, total line and lines of each record."""


class Group(NamedTuple):
    """Items under one heading; the heading may link to a checklist."""

    heading: str
    href: Href | None
    rows: tuple[ItemRow, ...]


class GroupsModel(NamedTuple):
    """Groups of items; *columns* are fields of :class:`ItemRow`."""

    groups: tuple[Group, ...]
    columns: tuple[str, ...]


class DecisionModel(NamedTuple):
    """A decision, and how far its conditions are."""

    text: str
    answer: str | None
    target: str
    approver: str
    met: int
    conditions: int
    blockers: int


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


def item_row(item: Item, titles: Mapping[str, str], more: Iterable[str] = ()) -> ItemRow:
    """Return *item* as views show it, with *more* columns; *titles* are by id of a checklist."""
    return ItemRow(
        (item.docname, item.anchor),
        item.id,
        item.title,
        item.status_text,
        item.status,
        item.owner,
        item.severity,
        titles.get(item.checklist, item.checklist),
        item.notes,
        item.explicit_id,
        tuple((column, _further(item, column)) for column in more),
    )


def _further(item: Item, column: str) -> str:
    """Return the cell of *item* in a column that not every view has, or in one of its own."""
    if column in {"tags", "links"}:
        return ", ".join(getattr(item, column))
    if column in {"evidence", "verify"}:
        return str(getattr(item, column))
    if column == "blocking":
        return _("yes") if item.blocking else ""
    return next((text for name, text in item.extra if fold_case(name).strip(" :*") == column), "")


def _outcomes(counts: Counts) -> tuple[tuple[str, int], ...]:
    return tuple((outcome.value, number) for outcome, number in counts.by_outcome)


def checklist_row(result: ChecklistResult) -> ChecklistRow:
    """Return the line of a checklist in a summary."""
    verdict = result.checklist.verdict
    return ChecklistRow(
        (result.checklist.docname, CHECKLIST_ANCHOR + result.checklist.on_page),
        result.checklist.title,
        result.counts.total,
        _outcomes(result.counts),
        verdict.status if verdict else None,
        verdict.text if verdict else "",
        result.computed.status,
        result.computed.outcome.value,
        not result.is_contradicted,
        len(result.blockers),
    )


def summary(state: BuildState, options: ViewOptions) -> SummaryModel:
    """Return the summary of one record or of all."""
    return SummaryModel(
        tuple(
            (_name(result.record), _total(result), tuple(map(checklist_row, result.checklists)))
            for result in state.chosen(options.get("record", ""))
        )
    )


def _name(record: Record) -> str:
    return " ".join(filter(None, (record.product, record.version)))


def _total(result: RecordResult) -> ChecklistRow:
    return ChecklistRow(
        (result.record.docname, ""),
        _name(result.record),
        result.counts.total,
        _outcomes(result.counts),
        None,
        "",
        result.computed.status,
        result.computed.outcome.value,
        True,
        len(result.blockers),
    )


def checklist_titles(result: RecordResult) -> dict[str, str]:
    """Return the titles of the checklists of one record by id."""
    return {each.checklist.id: each.checklist.title for each in result.checklists}


def blockers(state: BuildState, options: ViewOptions) -> GroupsModel:
    """Return the blockers, grouped by checklist, then the needs that block."""
    groups = tuple(
        Group(
            each.checklist.title,
            (each.checklist.docname, CHECKLIST_ANCHOR + each.checklist.on_page),
            tuple(item_row(item, titles) for item in each.blockers),
        )
        for result in state.chosen(options.get("record", ""))
        for titles in (checklist_titles(result),)
        for each in result.checklists
        if each.blockers
    )
    if state.needs:
        rows = tuple(item_row(need, {}) for need in state.needs.values())
        groups = (*groups, Group(_("Needs"), None, rows))
    return GroupsModel(groups, ("id", "item", "status", "owner", "notes"))


def item_badge(state: BuildState, options: ViewOptions) -> BadgeModel:
    """Return the badge behind a ``check`` role: the status of an item or checklist."""
    target = options["target"]
    found = state.find(target, options, ITEM, CHECKLIST)
    if found is None:
        need = state.needs.get(target)
        return _item_badge(need, item_target(need, kind="need")) if need else UNKNOWN_BADGE
    place = target_of(found)
    if found.item is not None:
        return _item_badge(found.item, place)
    return _checklist_badge(state, found, place)


UNKNOWN_BADGE: Final = BadgeModel(known=False)


def _item_badge(item: Item, place: Target | None) -> BadgeModel:
    href = (place.docname, place.anchor) if place else None
    outcome = item.outcome.value
    return BadgeModel(item.status, item.status_text, outcome, True, 1, item.title, href)


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
