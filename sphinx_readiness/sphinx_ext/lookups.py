"""Finding one item among those of all documents, without decoding the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from sphinx_readiness.core.model import Checklist, Item
from sphinx_readiness.core.stored import ids_of
from sphinx_readiness.sphinx_ext.names import CHECKLIST_ANCHOR


class Target(NamedTuple):
    """Something that roles and other projects can point at."""

    id: str
    title: str
    kind: str
    docname: str
    anchor: str


def checklist_target(checklist: Checklist) -> Target:
    """Return where *checklist* is."""
    anchor = CHECKLIST_ANCHOR + checklist.id
    return Target(checklist.id, checklist.title, "checklist", checklist.docname, anchor)


class ItemsById(Mapping[str, Item]):
    """The items of *checklists* by id; of several with one id, the first."""

    def __init__(self, checklists: Iterable[Checklist]) -> None:
        """Look into *checklists*, in order, when first asked."""
        self._checklists = checklists

    @cached_property
    def _places(self) -> dict[str, tuple[Checklist, int]]:
        places: dict[str, tuple[Checklist, int]] = {}
        for checklist in self._checklists:
            for position, id_ in enumerate(ids_of(checklist.items)):
                places.setdefault(id_, (checklist, position))
        return places

    def __getitem__(self, id_: str) -> Item:
        """Return the item; raise KeyError if there is none."""
        checklist, position = self._places[id_]
        return checklist.items[position]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._places

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many ids there are."""
        return len(self._places)


class Targets(Mapping[str, Target]):
    """What can be pointed at by id: items, then checklists."""

    def __init__(self, items: Mapping[str, Item], checklists: Mapping[str, Checklist]) -> None:
        """Look into *items* and *checklists*, both by id."""
        self._items = items
        self._checklists = checklists

    def __getitem__(self, id_: str) -> Target:
        """Return the target; raise KeyError if there is none."""
        item = self._items.get(id_)
        if item is not None:
            return Target(id_, item.title, "item", item.docname, item.anchor)
        return checklist_target(self._checklists[id_])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        yield from self._items
        yield from (id_ for id_ in self._checklists if id_ not in self._items)

    def __len__(self) -> int:
        """Return how many ids there are."""
        return len(self._items.keys() | self._checklists.keys())
