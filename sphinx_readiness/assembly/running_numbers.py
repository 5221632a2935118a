"""Numbers that begin anew in each table: they number its rows, and name none of the record.

So do letters. Those of one table follow each other from the first on: 1, 2, 3, or A, B, C.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.assembly.stored_items import ids_of
from sphinx_readiness.model.record import Checklist

_FIRST: Final = frozenset(("0", "1", "A", "a"))

_LONGEST: Final = 9
"""Digits of the number of a row."""


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
        for at in _numbered(checklist):
            found.setdefault(ids[at], []).append((checklist, at))
    return {id_: places for id_, places in found.items() if len(places) > 1}


def _numbered(checklist: Checklist) -> Iterator[int]:
    """Yield the positions of the rows of *checklist* that a running number numbers."""
    ids = [*ids_of(checklist.items), ""]
    start, last = -1, ""
    for at, id_ in enumerate(ids):
        if start >= 0 and _follows(last, id_):
            last = id_
            continue
        if start >= 0 and (at - start > 1 or last.isdecimal()):
            yield from range(start, at)
        start = at if id_ in _FIRST and (at == 0 or _is_apart(checklist, at)) else -1
        last = id_


def _follows(last: str, id_: str) -> bool:
    if not may_number(id_):
        return False
    if last.isdecimal():
        return id_.isdecimal() and int(id_) == int(last) + 1
    return id_.isalpha() and ord(id_) == ord(last) + 1


def _is_apart(checklist: Checklist, at: int) -> bool:
    """Say whether the item at *at* stands elsewhere than right below the one before it."""
    before, item = checklist.items[at - 1].location, checklist.items[at].location
    return before.path != item.path or item.line - before.line > 1
