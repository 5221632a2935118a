"""Where something is that roles and other projects can point at."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, Found
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR


class Target(NamedTuple):
    """Something that roles and other projects can point at, and the name by which they do."""

    name: str
    title: str
    kind: str
    docname: str
    anchor: str


def checklist_target(checklist: Checklist, name: str = "") -> Target:
    """Return where *checklist* is."""
    anchor = CHECKLIST_ANCHOR + checklist.on_page
    return Target(name or checklist.id, checklist.title, CHECKLIST, checklist.docname, anchor)


def item_target(item: Item, name: str = "", kind: str = ITEM) -> Target:
    """Return where *item* is."""
    return Target(name or item.id, item.title, kind, item.docname, item.anchor)


def target_of(found: Found | None) -> Target | None:
    """Return where *found* is; a record has no place of its own."""
    if found is None or found.checklist is None:
        return None
    item = found.item
    return item_target(item) if item is not None else checklist_target(found.checklist)
