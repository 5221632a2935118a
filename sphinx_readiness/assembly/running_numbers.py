"""Numbers that begin anew in each table: they number its rows, and name none of the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_readiness.assembly.stored_items import ids_of
from sphinx_readiness.model.record import Checklist

_LONGEST: Final = 9
"""Digits of the number of a row."""


def is_numbered(checklist: Checklist) -> bool:
    """Say whether its ids are nothing but running numbers: 1, 2, 3, and again from 1 on.

    They begin anew only where something stands between two rows, such as the head of a table.
    """
    last = 0
    for at, id_ in enumerate(ids_of(checklist.items)):
        if not (id_.isascii() and id_.isdecimal()) or len(id_) > _LONGEST:
            return False
        number = int(id_)
        if number != last + 1 and (number != 1 or not _is_apart(checklist, at)):
            return False
        last = number
    return last > 0


def _is_apart(checklist: Checklist, at: int) -> bool:
    """Say whether the item at *at* stands elsewhere than right below the one before it."""
    before, item = checklist.items[at - 1].location, checklist.items[at].location
    return before.path != item.path or item.line - before.line > 1


def repeated_numbers(checklists: Iterable[Checklist]) -> dict[str, list[tuple[Checklist, int]]]:
    """Return the places of each running number that several rows of *checklists* have."""
    found: dict[str, list[tuple[Checklist, int]]] = {}
    for checklist in checklists:
        if is_numbered(checklist):
            for at, id_ in enumerate(ids_of(checklist.items)):
                found.setdefault(id_, []).append((checklist, at))
    return {id_: places for id_, places in found.items() if len(places) > 1}
