"""What the domain keeps of a document besides its part: views, guards, places of nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

ViewSpec: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""The kind of a view that shows what other documents say, and its options."""


OF_CONFIG: Final = "ifconfig "
"""Before the condition of an ``ifconfig``, to tell it from one of ``only``."""


class Guard(NamedTuple):
    """A place (``path:line``) at which something of ours stands in ``only``, and its conditions."""

    place: str
    conditions: tuple[str, ...]


class Places(NamedTuple):
    """What the bridge keeps of one document."""

    checklists: Mapping[str, tuple[str, ...]]
    """The titles of the sections around each checklist, the innermost first, by its id."""
    checks: Mapping[str, tuple[str, ...]]
    """The same of each item that stands in no checklist, by its id."""
    shows_needs: bool
    """Whether sphinx-needs fills anything in it."""


def key_of(place: tuple[str, int]) -> str:
    """Return *place* as ``path:line``."""
    return f"{place[0]}:{place[1]}"
