"""What other projects can link to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, SEPARATOR, Lookup
from sphinx_readiness.sphinx_ext.build.build import Build
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.workspace.targets import Target, target_of

if TYPE_CHECKING:
    pass

MOST_ITEMS: Final = 5_000
"""How many items are listed where the option ``inventory`` leaves it to us.

Sphinx writes the whole inventory after every edit: 50,000 items take it a third of a second.
"""


def published(build: Build) -> list[list[str]]:
    """Return what the inventory lists: all checklists, and their items if they are wanted.

    Each is its name, title, kind, document and anchor. What several records have is listed with
    its record before the id, and without it for the first of them, whom links meant so far.
    """
    state = build.once(BuildState)
    wanted = build.session.options.inventory
    items = sum(len(each.checklist.items) for each in state.checklists.values())
    kinds = [CHECKLIST]
    if wanted == "items" or (wanted == "auto" and items <= MOST_ITEMS):
        kinds.insert(0, ITEM)
    found: dict[str, Target] = {}
    for kind in kinds:
        found = {target.name: target for target in _targets(state.ids, kind)} | found
    return [list(target) for target in found.values()]


def _targets(ids: Lookup, kind: str) -> Iterator[Target]:
    """Yield all of one *kind*, by every name."""
    everywhere = ids.items if kind == ITEM else ids.checklists
    for id_, records in everywhere.items():
        for number, record in enumerate(records):
            places = ids.find(f"{record}{SEPARATOR}{id_}", "", (kind,))
            target = target_of(places[0]) if len(places) == 1 else None
            if target is None:
                continue
            place = places[0]
            item = place.item
            if item is not None and item.explicit_id:
                # The search looks at what is shown, and a row is asked for by its id.
                target = target._replace(title=f"{id_} {target.title}")
            if number == 0:
                yield target
            if len(records) > 1:
                yield target._replace(name=ids.name(kind, record, id_))
