"""What each view shows, as plain values.

A view's model is all that its page shows of other documents, so that a page has to be written
again exactly when the model changed. The nodes are made from the same models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult, rank
from sphinx_readiness.model.counts import Counts
from sphinx_readiness.model.decision import Computed
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.record import Record
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.waived import status_shown
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.item_links import Href

if TYPE_CHECKING:
    from sphinx_readiness.comparing.history import RecordDay, Since
    from sphinx_readiness.evidence.standings import Standings
    from sphinx_readiness.sphinx_ext.rendering.models.banner import BannerModel
    from sphinx_readiness.sphinx_ext.rendering.models.owners import OwnerLine

ViewOptions: TypeAlias = Mapping[str, str]

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


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
    blocks: bool = False
    """Whether it blocks the release."""
    list_id: str = ""
    list_href: Href | None = None
    """The id and the place of its checklist."""
    marked: str = ""
    """Changes where the titles and notes of its document do that are more than plain text."""
    since: Since | None = None
    """Since when it is open, where earlier reports tell."""

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
    """What stands there before a caveat, for a verdict that names no status."""
    computed: str | None
    computed_outcome: str
    agrees: bool
    blockers: int
    standings: tuple[tuple[str, int], ...] = ()
    """How many items have each standing; empty where no item of the project is checked."""


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
    id: str
    banner: BannerModel


class SummaryModel(NamedTuple):
    """All lines of a summary."""

    records: tuple[tuple[str, ChecklistRow, tuple[ChecklistRow, ...], tuple[OwnerLine, ...]], ...]
    """Name, total line and lines of each record, and its owners where they are asked for."""
    trends: tuple[tuple[RecordDay, ...], ...] = ()
    """How each record stood on the days up to today, where that is asked for."""


class Group(NamedTuple):
    """Items under one heading; the heading may link to a checklist."""

    heading: str
    href: Href | None
    rows: tuple[ItemRow, ...]
    css: str = ""
    """A class of its table."""
    anchor: str = ""
    """What is behind the anchor of the view in that of its heading, where that is settled."""
    more: int = 0
    """How many items it has that are not among the *rows*."""


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
    computed: Computed | None = None
    """What it has to be, and why."""


def item_row(
    item: Item,
    titles: Mapping[str, str],
    more: Iterable[str] = (),
    marked: Mapping[str, str] = NOTHING,
    day: Callable[[str], str] = str,
) -> ItemRow:
    """Return *item* as views show it, with *more* columns; *titles* are by id of a checklist.

    *day* writes days as pages show them.
    """
    return ItemRow(
        (item.docname, item.anchor),
        item.id,
        item.title,
        status_shown(item, day),
        item.status,
        item.owner,
        item.severity,
        titles.get(item.checklist, item.checklist),
        item.notes,
        item.explicit_id,
        tuple((column, _further(item, column)) for column in more),
        item.is_blocker,
        item.checklist,
        marked=marked.get(item.docname, ""),
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


def checklist_row(result: ChecklistResult, standings: Standings | None) -> ChecklistRow:
    """Return the line of a checklist in a summary."""
    verdict = result.checklist.verdict
    return ChecklistRow(
        (result.checklist.docname, CHECKLIST_ANCHOR + result.checklist.on_page),
        result.checklist.title,
        result.counts.total,
        _outcomes(result.counts),
        verdict.status if verdict else None,
        (verdict.label or verdict.text) if verdict else "",
        result.computed.status,
        result.computed.outcome.value,
        not result.is_contradicted,
        len(result.blockers),
        _standings((result,), standings),
    )


def _standings(
    results: Iterable[ChecklistResult], standings: Standings | None
) -> tuple[tuple[str, int], ...]:
    """Return how many items of some checklists have each standing, where any is checked."""
    if not standings:
        return ()
    from sphinx_readiness.evidence.standings import add

    lists = ((each.checklist, each.counts.total) for each in results)
    counts = add(standings.count(each, total) for each, total in lists)
    return tuple((standing.value, number) for standing, number in counts.items())


def summary(state: BuildState, options: ViewOptions) -> SummaryModel:
    """Return the summary of one record or of all."""
    chosen = state.chosen(options.get("record", ""))
    made = SummaryModel(tuple(_summary(state, each, options) for each in chosen))
    if "trend" not in options:
        return made
    from sphinx_readiness.sphinx_ext.rendering.models.past import trend

    return made._replace(trends=tuple(trend(state, each) for each in chosen))


def _summary(
    state: BuildState, result: RecordResult, options: ViewOptions
) -> tuple[str, ChecklistRow, tuple[ChecklistRow, ...], tuple[OwnerLine, ...]]:
    known = state.standings
    rows = [checklist_row(each, known) for each in result.checklists]
    if options.get("sort") == "worst":
        rows.sort(key=_badness)
    owners: tuple[OwnerLine, ...] = ()
    if "owners" in options:
        from sphinx_readiness.sphinx_ext.rendering.models.owners import owner_lines

        owners = owner_lines(result)
    return _name(result.record), _total(result, known), tuple(rows), owners


def _badness(row: ChecklistRow) -> tuple[int, ...]:
    """Return a key that sorts the worst checklists first, then by how much of them is not done."""
    numbers = dict(row.outcomes)
    held = numbers.get(Outcome.FAIL.value, 0) + numbers.get(Outcome.OPEN.value, 0)
    return (rank(Outcome(row.computed_outcome)), -row.blockers, row.agrees, -held)


def _name(record: Record) -> str:
    return " ".join(filter(None, (record.product, record.version)))


def _total(result: RecordResult, standings: Standings | None) -> ChecklistRow:
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
        _standings(result.checklists, standings),
    )


def checklist_titles(result: RecordResult) -> dict[str, str]:
    """Return the titles of the checklists of one record by id."""
    return {each.checklist.id: each.checklist.title for each in result.checklists}
