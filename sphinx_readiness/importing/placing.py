"""Which rows of a source are which rows of a document, wherever people have put them."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple


class Named(NamedTuple):
    """What a row is known by: the directive it is in (-1: none), its id and its title.

    Both are as they are compared. *own* says whether the id counts without the title; one that was
    made for the row does not, as it changes with the order of the source.
    """

    home: int
    id: str
    title: str
    own: bool = True


def place(fresh: Sequence[Named], known: Sequence[Named]) -> list[int]:
    """Return for each of *fresh* the index of the same row in *known*; -1 if there is none.

    No row of *known* is two of *fresh*. Id and title together count before the title, and that
    before the id: some number the rows of a sheet anew. The same directive counts before others.
    """
    found = [-1] * len(fresh)
    free = [True] * len(known)
    single = _single(fresh) & _single(known)

    def lone(row: Named) -> Hashable:
        return row.id if row.own and row.id in single else None

    for key in (_both_here, _both, _title_here, _title, _id_here, lone):
        _match(key, fresh, known, found, free)
    return found


def _match(
    key: Callable[[Named], Hashable],
    fresh: Sequence[Named],
    known: Sequence[Named],
    found: list[int],
    free: list[bool],
) -> None:
    """Note in *found* which rows have the same *key*; those without one have none."""
    index: dict[Hashable, deque[int]] = {}
    for at, row in enumerate(known):
        said = key(row) if free[at] else None
        if said is not None:
            index.setdefault(said, deque()).append(at)
    for at, row in enumerate(fresh):
        said = key(row) if found[at] < 0 else None
        rows = index.get(said) if said is not None else None
        if rows:
            found[at] = rows.popleft()
            free[found[at]] = False


def _single(rows: Sequence[Named]) -> set[str]:
    """Return the ids that one row has; a mere number is that of a row in each of many lists."""
    counts = Counter(row.id for row in rows)
    return {id_ for id_, count in counts.items() if count == 1 and any(map(str.isalpha, id_))}


def _both_here(row: Named) -> Hashable:
    return row[:3] if row.home >= 0 and row.id and row.title else None


def _both(row: Named) -> Hashable:
    return row[1:3] if row.id and row.title else None


def _title_here(row: Named) -> Hashable:
    return (row.home, row.title) if row.home >= 0 and row.title else None


def _title(row: Named) -> Hashable:
    return row.title or None


def _id_here(row: Named) -> Hashable:
    return (row.home, row.id) if row.own and row.home >= 0 and row.id else None
