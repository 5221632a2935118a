"""Cheap pickling for the values that an environment keeps by the thousand."""

from __future__ import annotations

from operator import attrgetter
from typing import Any


class Compact:
    """Pickles a frozen slotted dataclass as its class and its values in the order of its fields.

    What dataclasses do by themselves looks the fields up for each value, and sets them one by one
    when it is loaded, which takes two to three times as long. A subclass takes all of its fields
    as positional arguments, and is not derived from another dataclass.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Return the class and its arguments, for pickle."""
        kind = type(self)
        names: tuple[str, ...] = kind.__slots__
        values = attrgetter(*names)(self)
        return kind, values if len(names) > 1 else (values,)
