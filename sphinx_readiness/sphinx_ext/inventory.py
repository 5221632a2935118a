"""What other projects can link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.lookups import Target, checklist_target
from sphinx_readiness.sphinx_ext.state import build_state

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.domain import ReadinessDomain

MOST_ITEMS: Final = 5_000
"""How many items are listed where the option ``inventory`` leaves it to us.

Sphinx writes the whole inventory after every edit: 50,000 items take it a third of a second.
"""


def published(domain: ReadinessDomain) -> list[list[str]]:
    """Return what the inventory lists: all checklists, and their items if they are wanted.

    Each is its id, title, kind, document and anchor.
    """
    state = build_state(domain.env)
    wanted = domain.session.options.inventory
    items = sum(len(each.checklist.items) for each in state.checklists.values())
    if wanted == "items" or (wanted == "auto" and items <= MOST_ITEMS):
        return list(map(_fields, state.targets.values()))
    return [_fields(checklist_target(each.checklist)) for each in state.by_id.values()]


def _fields(target: Target) -> list[str]:
    return [target.id, target.title, target.kind, target.docname, target.anchor]
