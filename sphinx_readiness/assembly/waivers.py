"""What waivers bind to, and what rows count as while one is in force.

Everything that shows, counts or judges rows looks at the records that :func:`waive` returns, so
that a waiver means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from sphinx_readiness.assembly.lookup import ITEM, Lookup
from sphinx_readiness.assembly.owners import people
from sphinx_readiness.assembly.rollup import checklist_result, roll_up_items
from sphinx_readiness.assembly.waiver_days import Stretch, ends, joined, stretches
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Checklist, Project, Record
from sphinx_readiness.model.waivers import BoundWaiver, Lapse, Waiver, WaiverState
from sphinx_readiness.text.ids import slug
from sphinx_readiness.vocabulary.default_statuses import WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_CHECKLIST: Final = ("checklist",)

MOST_NAMED: Final = 1_000
"""Of so many rows at most it is told that they are open in spite of a waiver."""

Replaced = dict[int, Checklist]
"""Checklists with waived rows, by the identity of those that they stand for."""


class _Targets(NamedTuple):
    """What one waiver names."""

    items: tuple[tuple[Checklist, int], ...]
    checklists: tuple[Checklist, ...]
    unknown: tuple[str, ...]


class _Cover(NamedTuple):
    """The waivers of the rows of one checklist: of all of them, and of single ones."""

    checklist: Checklist
    whole: list[Waiver]
    single: dict[int, list[Waiver]]

    def rows(self) -> Iterator[tuple[int, Item, Sequence[Waiver]]]:
        """Yield each row that would hold something back, with the waivers of it alone."""
        every = range(len(self.checklist.items)) if self.whole else sorted(self.single)
        for position in every:
            item = self.checklist.items[position]
            if item.holds_back:
                yield position, item, self.single.get(position, ())


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
        self._open: dict[int, tuple[Checklist, Sequence[Item]]] = {}
        self._known_people: dict[str, frozenset[str]] = {}
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
            whole = sorted(filter(holds, cover.whole), key=_last, reverse=True)
            items: list[Item] | None = None
            for position, item, single in cover.rows():
                own = sorted(filter(holds, single), key=_last, reverse=True)
                best = [
                    next((each.last for each in each_kind if not self._owns(each, item)), None)
                    for each_kind in (own, whole)
                ]
                ends_on = [last for last in best if last is not None]
                if ends_on:
                    items = list(cover.checklist.items) if items is None else items
                    items[position] = self._waived(item, max(ends_on))
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
        if not self._options.separate_duties:
            return False
        return not self._people(waiver.approver).isdisjoint(self._people(item.owner))

    def _people(self, text: str) -> frozenset[str]:
        known = self._known_people.get(text)
        if known is None:
            known = self._known_people[text] = people(text, self._options.owner_aliases)
        return known

    def on(self, day: date) -> tuple[Project, Replaced]:
        """Return the project as it counts on *day*, with its waivers, and what was replaced."""
        self._open.clear()
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
        still: list[Item] = []
        if needed and not waiver.rule:
            now = (replaced.get(id(each), each).items[at] for each, at in targets.items)
            still = [item for item in now if item.holds_back]
            for each in targets.checklists:
                still += self._open_rows(replaced.get(id(each), each))
        places = [(item.location.path, item.location.line) for item in items]
        for each in targets.checklists if waiver.rule else ():
            places += self._places(each)
        return BoundWaiver(
            waiver,
            waiver.state(day),
            tuple(item.id for item in items),
            tuple(each.id for each in targets.checklists),
            targets.unknown,
            needed,
            tuple(item.id for item in still[:MOST_NAMED]),
            tuple(item.id for item in still if self._owns(waiver, item))[:MOST_NAMED],
            frozenset(places),
        )

    def _open_rows(self, checklist: Checklist) -> Sequence[Item]:
        """Return the rows of *checklist*, as they count, that hold something back."""
        known = self._open.get(id(checklist))
        if known is None:
            # It is kept as well, so that no other one gets its identity.
            found = tuple(item for item in checklist.items if item.holds_back)
            known = self._open[id(checklist)] = (checklist, found)
        return known[1]

    def _places(self, checklist: Checklist) -> Iterator[tuple[str, int]]:
        yield checklist.location.path, checklist.location.line
        for item in checklist.items:
            yield item.location.path, item.location.line

    def lapses(self, day: date, days: int) -> tuple[Lapse, ...]:
        """Return where rows lose their last waiver within *days* after *day*, by day and place."""
        found: dict[tuple[date, Waiver], list[Item]] = {}
        for cover in self._covers.values():
            by_owner: dict[str, list[Stretch]] = {}
            for _position, item, single in cover.rows():
                owner = item.owner if self._options.separate_duties else ""
                covered = by_owner.get(owner)
                if covered is None:
                    covered = by_owner[owner] = self._stretches(cover.whole, item)
                if single:
                    covered = joined((*covered, *self._stretches(single, item)))
                for lapse in ends(covered, day, days):
                    found.setdefault(lapse, []).append(item)
        return tuple(
            Lapse(lapsed, waiver, tuple(rows))
            for (lapsed, waiver), rows in sorted(
                found.items(), key=lambda entry: (entry[0][0], entry[0][1].location)
            )
        )

    def _stretches(self, waivers: Iterable[Waiver], item: Item) -> list[Stretch]:
        return stretches(each for each in waivers if not self._owns(each, item))


def as_written(item: Item, vocabulary: Vocabulary) -> Item:
    """Return *item*, which a waiver lets wait, as it counts without one."""
    status = vocabulary.get(item.said)
    outcome = status.outcome if status is not None else Outcome.OPEN
    return item._replace(status=item.said, outcome=outcome, exempt="", until="", said=None)


def _last(waiver: Waiver) -> date:
    return waiver.last


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
