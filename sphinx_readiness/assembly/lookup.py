"""What an id stands for: in the record that names it first, then anywhere if it is unique.

Ids belong to their record, so that two releases may both have ``CORE-1``. ``record/CORE-1`` names
that of one record from everywhere. Within a record the items and checklists of the windows after
deployment stand behind those of the record itself. A running number that several of its tables have
stands for all of those rows; ``checklist/1`` names the one of a checklist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from sphinx_readiness.assembly.running_numbers import may_number, repeated_numbers
from sphinx_readiness.assembly.stored_items import ids_of
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist, Record

SEPARATOR: Final = "/"
"""Between a record and an id; no id has it."""

ITEM: Final = "item"

CHECKLIST: Final = "checklist"

RECORD: Final = "record"


class Found(NamedTuple):
    """What an id stands for: its *kind*, the id of its record, and its checklist."""

    kind: str
    record: str
    checklist: Checklist | None = None
    position: int = -1
    """That of an item in its checklist."""

    @property
    def item(self) -> Item | None:
        """The item, decoded now; None for a checklist or a record."""
        if self.checklist is None or self.position < 0:
            return None
        return self.checklist.items[self.position]


def lists_of(record: Record) -> Iterator[Checklist]:
    """Yield the checklists of *record*, then those of its windows."""
    yield from record.checklists
    for window in record.windows:
        yield window.checklist


class _RecordIds:
    """The ids of one record; of several things with one id, the first."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def items(self) -> Mapping[str, tuple[Checklist, int]]:
        """The place of each item."""
        found: dict[str, tuple[Checklist, int]] = {}
        for checklist in lists_of(self._record):
            for position, id_ in enumerate(ids_of(checklist.items)):
                found.setdefault(id_, (checklist, position))
        return found

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[tuple[Checklist, int]]]:
        """The places of each running number that several rows have."""
        return repeated_numbers(self._record.checklists)

    def places(self, id_: str) -> Sequence[tuple[Checklist, int]]:
        """Return the place of the item *id_*, or those of the rows that it numbers."""
        name, separator, number = id_.partition(SEPARATOR)
        if separator:
            if (checklist := self.checklists.get(name)) is None:
                return ()
            ids = enumerate(ids_of(checklist.items))
            return [(checklist, at) for at, each in ids if each == number]
        several = self.numbers.get(id_) if may_number(id_) else None
        if several is not None:
            return several
        place = self.items.get(id_)
        return (place,) if place is not None else ()

    @cached_property
    def checklists(self) -> Mapping[str, Checklist]:
        """Each checklist."""
        found: dict[str, Checklist] = {}
        for checklist in lists_of(self._record):
            found.setdefault(checklist.id, checklist)
        return found


class Lookup:
    """Finds what ids stand for; what it needs is indexed when it is first asked for."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Look into *records*, in the order in which a reader meets them."""
        self._records = {record.id: _RecordIds(record) for record in records}

    def find(self, target: str, home: str, kinds: Collection[str]) -> tuple[Found, ...]:
        """Return what *target* stands for in the record *home*, as one of *kinds*.

        Nothing where there is no such id, several where several other records have it, or where it
        is the number of several rows.
        """
        record, separator, id_ = target.partition(SEPARATOR)
        if separator and record in self._records:
            return self._within(record, id_, kinds)
        if separator:
            homes = (home,) if self._has_list(home, record) else self.checklists.get(record, ())
            return tuple(each for name in homes for each in self._within(name, target, kinds))
        own = self._within(home, target, kinds)
        if own:
            return own
        if RECORD in kinds and target in self._records:
            return (Found(RECORD, target),)
        for kind, everywhere in ((ITEM, self.items), (CHECKLIST, self.checklists)):
            records = everywhere.get(target) if kind in kinds else None
            if records:
                return tuple(
                    each for name in records for each in self._within(name, target, (kind,))
                )
        return ()

    def _has_list(self, record: str, checklist: str) -> bool:
        ids = self._records.get(record)
        return ids is not None and checklist in ids.checklists

    def _within(self, record: str, id_: str, kinds: Collection[str]) -> tuple[Found, ...]:
        ids = self._records.get(record)
        if ids is None:
            return ()
        if ITEM in kinds and (places := ids.places(id_)):
            return tuple(Found(ITEM, record, *place) for place in places)
        if CHECKLIST in kinds and (checklist := ids.checklists.get(id_)):
            return (Found(CHECKLIST, record, checklist),)
        return ()

    @property
    def records(self) -> Collection[str]:
        """The ids of the records, in order."""
        return self._records.keys()

    @cached_property
    def items(self) -> Mapping[str, tuple[str, ...]]:
        """The records that have each id of an item, in order."""
        return _everywhere((name, ids.items) for name, ids in self._records.items())

    @cached_property
    def checklists(self) -> Mapping[str, tuple[str, ...]]:
        """The records that have each id of a checklist, in order."""
        return _everywhere((name, ids.checklists) for name, ids in self._records.items())

    def name(self, kind: str, record: str, id_: str) -> str:
        """Return the name by which one of *kind* is known in the project: qualified where needed.

        It is the id where no other record has it, else ``record/id``.
        """
        everywhere = self.items if kind == ITEM else self.checklists
        return id_ if len(everywhere.get(id_, ())) <= 1 else f"{record}{SEPARATOR}{id_}"


def _everywhere(named: Iterable[tuple[str, Mapping[str, object]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, ids in named:
        own = (name,)
        for id_ in ids:
            found[id_] = found[id_] + own if id_ in found else own
    return found
