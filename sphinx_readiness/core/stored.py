"""Items that stay encoded until somebody looks at them.

A build that changes one document of five hundred needs the counts, the ids and the blockers of
all of them, but hardly ever the items themselves: what is needed stands beside the encoded items.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import Any, overload

from sphinx_readiness.core.model import Item

OwnerCount = tuple[str, int, int]
"""An owner, how many items have it, and the position of the first of them."""


class StoredItems(Sequence[Item]):
    """The items of one checklist, decoded all at once when one of them is asked for.

    The bytes are a pickle that :func:`store` made: like all of the environment they are trusted.
    """

    __slots__ = ("_blob", "_count", "_ids", "_items", "owners")

    def __init__(self, blob: bytes, count: int, ids: str, owners: tuple[OwnerCount, ...]) -> None:
        """Keep *blob* with *count* items; *ids* has a line for each, *owners* all who have any."""
        self._blob = blob
        self._count = count
        self._ids = ids
        self._items: tuple[Item, ...] | None = None
        self.owners = owners

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Leave the decoded items out."""
        return StoredItems, (self._blob, self._count, self._ids, self.owners)

    @property
    def ids(self) -> list[str]:
        """The ids of the items in order."""
        return self._ids.split("\n") if self._count else []

    def __len__(self) -> int:
        """Return the number of items."""
        return self._count

    def __iter__(self) -> Iterator[Item]:
        """Yield the items in order."""
        return iter(self._decoded())

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        """Return one item, or several."""
        return self._decoded()[at]

    def stream(self) -> Iterator[Item]:
        """Yield the items in order without keeping them."""
        return iter(pickle.loads(self._blob))  # noqa: S301

    def _decoded(self) -> tuple[Item, ...]:
        if self._items is None:
            self._items = tuple(self.stream())
        return self._items


def store(items: Sequence[Item]) -> StoredItems:
    """Return *items* encoded, as they are if they are encoded already."""
    if isinstance(items, StoredItems):
        return items
    blob = pickle.dumps(list(items), pickle.HIGHEST_PROTOCOL)
    ids = "\n".join(item.id for item in items)
    return StoredItems(blob, len(items), ids, owners_of(items))


def stream(items: Sequence[Item]) -> Iterator[Item]:
    """Yield *items*; where they are stored, what is decoded is not kept."""
    if isinstance(items, StoredItems):
        return items.stream()
    return iter(items)


def ids_of(items: Sequence[Item]) -> Sequence[str]:
    """Return the ids of *items* in order, without decoding them."""
    return items.ids if isinstance(items, StoredItems) else [item.id for item in items]


def owners_of(items: Sequence[Item]) -> tuple[OwnerCount, ...]:
    """Return who owns *items*, in the order in which they are met, without decoding them."""
    if isinstance(items, StoredItems):
        return items.owners
    counts: dict[str, list[int]] = {}
    for position, item in enumerate(items):
        if item.owner:
            counts.setdefault(item.owner, [0, position])[0] += 1
    return tuple((owner, number, first) for owner, (number, first) in counts.items())
