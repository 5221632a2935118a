"""Numbers that begin anew in each table: they number its rows, and name none of the record.

So do letters. Those of one table follow each other from the first on: 1, 2, 3, or A, B, C. A number
that stands in its table twice does not end them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.assembly.stored_items import ids_of
from sphinx_readiness.model.record import Checklist

_FIRST: Final = frozenset(("0", "1", "A", "a"))

_LONGEST: Final = 9
"""Digits of the number of a row."""

_HEAD: Final = 3
"""Lines between two tables, at least: an empty one, a header, and the line below it."""


def may_number(id_: str) -> bool:
    """Say whether *id_* may be the number, or the letter, of a row."""
    return id_.isascii() and (
        (id_.isdecimal() and len(id_) <= _LONGEST) or (id_.isalpha() and len(id_) == 1)
    )


def repeated_numbers(checklists: Iterable[Checklist]) -> dict[str, list[tuple[Checklist, int]]]:
    """Return the places of each running number that several rows of *checklists* have."""
    found: dict[str, list[tuple[Checklist, int]]] = {}
    for checklist in checklists:
        ids = ids_of(checklist.items)
        for run in runs(checklist):
            for at in run:
                found.setdefault(ids[at], []).append((checklist, at))
    return {id_: places for id_, places in found.items() if len(places) > 1}


def runs(checklist: Checklist) -> Iterator[range]:
    """Yield the positions of the rows of *checklist* that running numbers number, run by run."""
    ids = [*ids_of(checklist.items), ""]
    start, last, height = -1, "", 0
    for at, id_ in enumerate(ids):
        if start >= 0 and _follows(last, id_):
            height = height or max(1, _lines(checklist, at))
            last = id_
            continue
        begins = id_ in _FIRST and (at == 0 or _is_apart(checklist, at, height or 1))
        if start >= 0 and not begins and _is_within(ids[start], id_, last):
            continue
        if start >= 0 and (at - start > 1 or last.isdecimal()):
            yield range(start, at)
        start, last, height = at if begins else -1, id_, 0


def _follows(last: str, id_: str) -> bool:
    if not may_number(id_):
        return False
    if last.isdecimal():
        return id_.isdecimal() and int(id_) == int(last) + 1
    return id_.isalpha() and ord(id_) == ord(last) + 1


def _is_within(first: str, id_: str, last: str) -> bool:
    """Say whether *id_* is one of the numbers from *first* to *last* again."""
    if not may_number(id_):
        return False
    if last.isdecimal():
        return id_.isdecimal() and int(first) <= int(id_) <= int(last)
    return id_.isalpha() and first <= id_ <= last


def _is_apart(checklist: Checklist, at: int, height: int) -> bool:
    """Say whether the item at *at* stands in another table than the one before it.

    *height* is how many lines a row has.
    """
    before, item = checklist.items[at - 1].location, checklist.items[at].location
    least = height + _HEAD if checklist.form == "table" else 2
    return before.path != item.path or item.line - before.line >= least


def _lines(checklist: Checklist, at: int) -> int:
    """Return how many lines the item at *at* stands below the one before it."""
    return checklist.items[at].location.line - checklist.items[at - 1].location.line
