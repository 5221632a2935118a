"""Items that stay encoded, and out of memory, until somebody looks at them.

A build that changes one document of five hundred needs the counts, the ids and the blockers of
all of them, but hardly ever the items themselves: what is needed stands beside the encoded items.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, Final, NamedTuple, TypeAlias, overload

from sphinx_readiness.model.items import Item, Location

_LOCATION: Final = Item._fields.index("location")

OwnerCount: TypeAlias = tuple[str, int, int]
"""An owner, how many items have it, and the position of the first of them."""


class ByteRange(NamedTuple):
    """Where encoded items are in the data of their document, in bytes, and what they are."""

    start: int
    end: int
    digest: bytes
    """BLAKE2b of 16 bytes."""

    def matches(self, data: bytes) -> bool:
        """Say whether *data* is what was stored."""
        return _digest(data) == self.digest


Read: TypeAlias = Callable[[ByteRange], bytes]
"""Returns what was stored in a range; raises an error of its own if it is there no more."""


class StoredItems(Sequence[Item]):
    """The items of one checklist, decoded all at once when one of them is asked for.

    The bytes are a pickle that :func:`encode` made: like the doctrees they are trusted.
    """

    __slots__ = ("_count", "_ids", "_items", "_where", "doubted", "owners", "read")

    read: Read
    """Set by those who load the document; not kept."""

    def __init__(
        self,
        where: ByteRange,
        count: int,
        ids: str,
        owners: tuple[OwnerCount, ...],
        doubted: tuple[str, ...] = (),
    ) -> None:
        """Stand for *count* items at *where*; *ids* has a line for each, *owners* who has any.

        *doubted* are the fields that are in doubt in one of them.
        """
        self._where = where
        self._count = count
        self._ids = ids
        self._items: tuple[Item, ...] | None = None
        self.owners = owners
        self.doubted = doubted

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Leave the decoded items out."""
        return StoredItems, (self._where, self._count, self._ids, self.owners, self.doubted)

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
        return _items_of(self.read(self._where)) if self._count else iter(())

    def _decoded(self) -> tuple[Item, ...]:
        if self._items is None:
            self._items = tuple(self.stream())
        return self._items


def encode(items: Sequence[Item], start: int) -> tuple[StoredItems, bytes]:
    """Return what stands for *items*, and their bytes, which are to be kept from *start* on."""
    data = _encoded(items) if items else b""
    where = ByteRange(start, start + len(data), _digest(data))
    ids = "\n".join(item.id for item in items)
    return StoredItems(where, len(items), ids, owners_of(items), doubted(items)), data


def _encoded(items: Sequence[Item]) -> bytes:
    """Return a pickle of *items* by column: Python is asked for each named tuple in one."""
    columns: list[tuple[Any, ...]] = list(zip(*items, strict=True))
    columns[_LOCATION] = tuple(zip(*columns[_LOCATION], strict=True))
    return pickle.dumps(columns, pickle.HIGHEST_PROTOCOL)


def _items_of(data: bytes) -> Iterator[Item]:
    columns: list[Iterable[Any]] = pickle.loads(data)  # noqa: S301
    places = zip(*columns[_LOCATION], strict=True)
    columns[_LOCATION] = map(tuple.__new__, repeat(Location), places)
    return map(tuple.__new__, repeat(Item), zip(*columns, strict=True))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


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


def doubted(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the fields that are in doubt in one of *items*, sorted, without decoding them."""
    if isinstance(items, StoredItems):
        return items.doubted
    return tuple(sorted({field for item in items for field, _text in item.doubts}))
