"""What stands behind the ticks of all items, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.model.evidence import Standing, Verification
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.record import Checklist
from sphinx_readiness.text.phrases import N_

STANDING_WORDS: Final = {
    Standing.PROVEN: N_("proven"),
    Standing.SAID: N_("said"),
    Standing.CONTRADICTED: N_("contradicted"),
    Standing.UNCHECKED: N_("cannot be checked"),
}
"""What readers are told of them."""


class Standings:
    """What checking found, by item and by checklist."""

    def __init__(self, verifications: Iterable[Verification]) -> None:
        """Index *verifications*; items without one are only said to be so."""
        self._by_row: dict[tuple[str, str, int], Verification] = {}
        self._by_anchor: dict[tuple[str, str], Verification] = {}
        self._by_page: dict[str, list[Verification]] = {}
        self._lists: set[tuple[str, str]] = set()
        self._counts: dict[tuple[str, Location], Counter[Standing]] = {}
        for each in verifications:
            item = each.item
            self._by_row[_row(item)] = each
            self._by_anchor[item.docname, item.anchor] = each
            self._by_page.setdefault(item.docname, []).append(each)
            self._lists.add((item.docname, item.checklist))

    def __bool__(self) -> bool:
        return bool(self._by_row)

    def verification(self, item: Item) -> Verification | None:
        """Return what checking *item* found; None where it states nothing."""
        return self._by_row.get(_row(item))

    def at(self, docname: str, anchor: str) -> Verification | None:
        """Return the same for the item at *anchor* of *docname*."""
        return self._by_anchor.get((docname, anchor))

    def on_page(self, docname: str) -> tuple[Verification, ...]:
        """Return what was checked of the items of *docname*, in order."""
        return tuple(self._by_page.get(docname, ()))

    def count(self, checklist: Checklist, total: int) -> dict[Standing, int]:
        """Return how many of the *total* items of *checklist* have each standing.

        Another one of its page may have its id, in another record, so that its rows are looked at.
        """
        counts = dict.fromkeys(Standing, 0)
        if (checklist.docname, checklist.id) in self._lists:
            key = (checklist.docname, checklist.location)
            if key not in self._counts:
                checked = map(self.verification, stream(checklist.items))
                self._counts[key] = Counter(each.standing for each in checked if each is not None)
            counts |= self._counts[key]
        counts[Standing.SAID] += total - sum(counts.values())
        return counts


def _row(item: Item) -> tuple[str, str, int]:
    return item.docname, item.location.path, item.location.line


def add(counts: Iterable[dict[Standing, int]]) -> dict[Standing, int]:
    """Return the sum of *counts*."""
    whole = dict.fromkeys(Standing, 0)
    for each in counts:
        for standing, number in each.items():
            whole[standing] += number
    return whole
