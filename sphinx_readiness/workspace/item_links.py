"""Links of items to places in the project, and from there to them."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Href: TypeAlias = tuple[str, str]
"""A document and an anchor in it."""

Link: TypeAlias = tuple[str, Href]
"""An id, and the place that it leads to."""


class RowLinks(NamedTuple):
    """The links of one item, in the order in which they are shown."""

    outgoing: tuple[Link, ...]
    incoming: tuple[Link, ...]
