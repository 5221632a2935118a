"""The links of items in both directions, as sphinx-needs has resolved them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_readiness.sphinx_ext.needs import access
from sphinx_readiness.sphinx_ext.needs.register import ITEM_TYPE
from sphinx_readiness.sphinx_ext.render.row_links import Link, RowLinks
from sphinx_readiness.sphinx_ext.schemes import is_safe
from sphinx_readiness.sphinx_ext.state import BuildState, build_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.render.models import Href

PARENTS = "parent_needs"
"""The type of the link from an item to its checklist, which the page shows anyhow."""


def note(env: BuildEnvironment) -> None:
    """Let the rows of this build show their links."""
    needs = access.resolved(env)
    state = build_state(env)
    found = {}
    for id_, need in needs.items():
        if not access.is_ours(need) or need["type"] != ITEM_TYPE:
            continue
        outgoing = _links(need.iter_links_items(), needs, state)
        incoming = _links(need.iter_backlinks_items(), needs, state)
        if outgoing or incoming:
            found[state.items[id_].anchor] = RowLinks(outgoing, incoming)
    state.row_links = found


def _links(
    by_kind: Iterable[tuple[str, Any]], needs: Mapping[str, Any], state: BuildState
) -> tuple[Link, ...]:
    ids = {str(target): None for kind, targets in by_kind if kind != PARENTS for target in targets}
    found = []
    for target in ids:
        need = needs.get(target.partition(".")[0])
        href = _href(need, state) if need is not None else None
        if href is not None:
            found.append((target, href))
    return tuple(found)


def _href(need: Any, state: BuildState) -> Href | None:
    """Return the document of *need* and its anchor there; without a document, its address."""
    if need["docname"]:
        item = state.items.get(need["id"]) if access.is_ours(need) else None
        return need["docname"], item.anchor if item is not None else need["id"]
    address = str(need["external_url"] or "")
    return ("", address) if address and is_safe(address) else None
