"""What waivers bind to, and what rows count as while one is in force.

Everything that shows, counts or judges rows looks at the records that :func:`waive` returns, so
that a waiver means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from sphinx_readiness.assembly.lookup import ITEM, Lookup
from sphinx_readiness.assembly.owners import same_person
from sphinx_readiness.assembly.rollup import checklist_result, roll_up_items
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Checklist, Project, Record
from sphinx_readiness.model.waivers import BoundWaiver, Lapse, Waiver, WaiverState
from sphinx_readiness.text.ids import slug
from sphinx_readiness.vocabulary.default_statuses import WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_CHECKLIST: Final = ("checklist",)

Replaced = dict[int, Checklist]
"""Checklists with waived rows, by the identity of those that they stand for."""


class _Targets(NamedTuple):
    """What one waiver names."""

    items: tuple[tuple[Checklist, int], ...]
    checklists: tuple[Checklist, ...]
    unknown: tuple[str, ...]


class _Cover(NamedTuple):
    """The waivers of the rows of one checklist."""

    checklist: Checklist
    whole: list[Waiver]
    single: dict[int, list[Waiver]]

    def rows(self) -> Iterator[tuple[int, Item, Sequence[Waiver]]]:
        """Yield position, item and waivers of each row that would hold something back."""
        every = range(len(self.checklist.items)) if self.whole else sorted(self.single)
        for position in every:
            item = self.checklist.items[position]
            if item.holds_back:
                yield position, item, [*self.whole, *self.single.get(position, ())]


class Waivers:
    """The waivers of a project, bound to its rows as they were written."""

    def __init__(
        self,
        project: Project,
        waivers: Iterable[Waiver],
        options: Options,
        vocabulary: Vocabulary,
    ) -> None:
        """Bind *waivers* to the rows of *project*; one that is met twice counts once."""
        self._project = project
        self._options = options
        self._vocabulary = vocabulary
        self._ids = Lookup(project.records)
        self._covers: dict[int, _Cover] = {}
        self._bound: dict[Waiver, _Targets] = {}
        for waiver in dict.fromkeys(waivers):
            targets = self._bound[waiver] = self._find(waiver)
            if not waiver.rule and not waiver.faults:
                self._cover(waiver, targets)

    def _find(self, waiver: Waiver) -> _Targets:
        items: list[tuple[Checklist, int]] = []
        lists: list[Checklist] = []
        unknown: list[str] = []
        for target in waiver.targets:
            found = self._ids.find(target, waiver.home, LINKED_KINDS)
            only = found[0] if len(found) == 1 else None
            if only is None or only.checklist is None:
                unknown.append(target)
            elif only.kind == ITEM:
                items.append((only.checklist, only.position))
            else:
                lists.append(only.checklist)
        if not items and not lists and unknown:
            found = self._ids.find(slug(waiver.text), waiver.home, _CHECKLIST)
            if len(found) == 1 and found[0].checklist is not None:
                return _Targets((), (found[0].checklist,), ())
        return _Targets(tuple(items), tuple(lists), tuple(unknown))

    def _cover(self, waiver: Waiver, targets: _Targets) -> None:
        for checklist in targets.checklists:
            self._cover_of(checklist).whole.append(waiver)
        for checklist, position in targets.items:
            self._cover_of(checklist).single.setdefault(position, []).append(waiver)

    def _cover_of(self, checklist: Checklist) -> _Cover:
        key = id(checklist)
        if key not in self._covers:
            self._covers[key] = _Cover(checklist, [], {})
        return self._covers[key]

    def replaced(self, holds: Callable[[Waiver], bool]) -> Replaced:
        """Return the checklists that change where the waivers that *holds* names are in force."""
        found: Replaced = {}
        for key, cover in self._covers.items():
            items: list[Item] | None = None
            for position, item, waivers in cover.rows():
                ends = [each.last for each in waivers if holds(each) and not self._owns(each, item)]
                if ends:
                    items = list(cover.checklist.items) if items is None else items
                    items[position] = self._waived(item, max(ends))
            if items is not None:
                rollup = roll_up_items(items, self._vocabulary)
                found[key] = cover.checklist._replace(items=tuple(items), rollup=rollup)
        return found

    def _waived(self, item: Item, until: date) -> Item:
        known = self._vocabulary.get(WAIVED) is not None
        return item._replace(
            status=WAIVED if known else item.status,
            outcome=Outcome.INFO,
            exempt=WAIVED,
            until=until.isoformat(),
            said=item.status,
        )

    def _owns(self, waiver: Waiver, item: Item) -> bool:
        return self._options.separate_duties and same_person(
            waiver.approver, item.owner, self._options.owner_aliases
        )

    def on(self, day: date) -> tuple[Project, Replaced]:
        """Return the project as it counts on *day*, with its waivers, and what was replaced."""
        replaced = self.replaced(lambda waiver: waiver.state(day) is WaiverState.IN_FORCE)
        bound = tuple(
            self._judged(waiver, targets, day, replaced) for waiver, targets in self._bound.items()
        )
        return with_checklists(self._project, replaced)._replace(waivers=bound), replaced

    def unlapsed(self, day: date) -> tuple[Project, Replaced]:
        """Return the same as if every waiver that has expired by *day* were still in force."""
        holding = (WaiverState.IN_FORCE, WaiverState.EXPIRED)
        replaced = self.replaced(lambda waiver: waiver.state(day) in holding)
        return with_checklists(self._project, replaced), replaced

    def has_lapsed(self, day: date) -> bool:
        """Say whether any waiver of rows has expired by *day*."""
        return any(
            not waiver.rule and waiver.state(day) is WaiverState.EXPIRED for waiver in self._bound
        )

    def _judged(
        self, waiver: Waiver, targets: _Targets, day: date, replaced: Mapping[int, Checklist]
    ) -> BoundWaiver:
        items = [checklist.items[at] for checklist, at in targets.items]
        results = [checklist_result(each, self._vocabulary) for each in targets.checklists]
        needed = any(each.holds_back for each in items) or any(
            each.blockers or each.counts.outcome(Outcome.OPEN) for each in results
        )
        still: list[str] = []
        owned: list[str] = []
        if needed and not waiver.rule:
            now = [replaced.get(id(each), each).items[at] for each, at in targets.items]
            for each in targets.checklists:
                now += replaced.get(id(each), each).items
            still = [item.id for item in now if item.holds_back]
            owned = [item.id for item in now if item.holds_back and self._owns(waiver, item)]
        places = [item.location for item in items]
        for each in targets.checklists if waiver.rule else ():
            places += [each.location, *(item.location for item in each.items)]
        return BoundWaiver(
            waiver,
            waiver.state(day),
            tuple(item.id for item in items),
            tuple(each.id for each in targets.checklists),
            targets.unknown,
            needed,
            tuple(still),
            tuple(owned),
            tuple(dict.fromkeys((each.path, each.line) for each in places)),
        )

    def lapses(self, day: date, days: int) -> tuple[Lapse, ...]:
        """Return where rows lose their last waiver within *days* after *day*, by day and place."""
        found: dict[tuple[date, Waiver], list[Item]] = {}
        for cover in self._covers.values():
            for _position, item, waivers in cover.rows():
                holding = [each for each in waivers if not self._owns(each, item)]
                for each in holding:
                    next_day = _after(each.last)
                    if next_day is None or not 0 < (next_day - day).days <= days:
                        continue
                    if each.first <= each.last and not any(
                        other.state(next_day) is WaiverState.IN_FORCE for other in holding
                    ):
                        found.setdefault((next_day, each), []).append(item)
        return tuple(
            Lapse(lapsed, waiver, tuple(rows))
            for (lapsed, waiver), rows in sorted(
                found.items(), key=lambda entry: (entry[0][0], entry[0][1].location)
            )
        )


def _after(last: date) -> date | None:
    try:
        return last + timedelta(days=1)
    except OverflowError:
        return None


def with_checklists(project: Project, replaced: Mapping[int, Checklist]) -> Project:
    """Return *project* with the checklists that are *replaced*."""
    if not replaced:
        return project

    def now(checklist: Checklist) -> Checklist:
        return replaced.get(id(checklist), checklist)

    def record(each: Record) -> Record:
        return each._replace(
            checklists=tuple(map(now, each.checklists)),
            windows=tuple(w._replace(checklist=now(w.checklist)) for w in each.windows),
        )

    return project._replace(records=tuple(map(record, project.records)))


def waive(
    project: Project,
    waivers: Iterable[Waiver],
    options: Options,
    vocabulary: Vocabulary,
    day: date,
) -> Project:
    """Return *project* as it counts on *day* with *waivers*."""
    return Waivers(project, waivers, options, vocabulary).on(day)[0]
