"""The links of items in both directions, as sphinx-needs has resolved them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import is_safe
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.needs import access
from sphinx_readiness.workspace.item_links import Link, RowLinks
from sphinx_readiness.workspace.need_ids import split_condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.workspace.item_links import Href
    from sphinx_readiness.workspace.need_ids import Names, Row

PARENTS = "parent_needs"
"""The type of the link from an item to its checklist, which the page shows anyhow."""


def note(env: BuildEnvironment) -> None:
    """Let the rows of this build show their links."""
    needs = access.resolved(env)
    state = build_state(env)
    names = state.need_names
    others = state.authored.needs.keys() if state.authored is not None else frozenset()
    found = {}
    for id_, need in needs.items():
        row = names.rows.get(id_)
        if row is None or not access.is_ours(need) or need["type"] != state.mapping.items.type:
            continue
        written = {
            split_condition(target)[0]: word for _kind, word, target in names.links(row, others)
        }
        outgoing = _links(need.iter_links_items(), needs, names, row, written)
        incoming = _links(need.iter_backlinks_items(), needs, names, row, {})
        if outgoing or incoming:
            found[row.item.docname, row.item.anchor] = RowLinks(outgoing, incoming)
    state.row_links = found
    state.row_aliases = names.aliases()


def _links(
    by_kind: Iterable[tuple[str, Any]],
    needs: Mapping[str, Any],
    names: Names,
    row: Row,
    written: Mapping[str, str],
) -> tuple[Link, ...]:
    """Return the links of *row*; those that its author wrote are called as they are *written*."""
    ids = {str(target): None for kind, targets in by_kind if kind != PARENTS for target in targets}
    found = []
    for target in ids:
        need = needs.get(target.partition(".")[0])
        href = _href(need, names) if need is not None else None
        if href is not None:
            found.append((written.get(target) or names.label(target, row.record), href))
    return tuple(found)


def _href(need: Any, names: Names) -> Href | None:
    """Return the document of *need* and its anchor there; without a document, its address."""
    if need["docname"]:
        row = names.rows.get(need["id"]) if access.is_ours(need) else None
        return need["docname"], row.item.anchor if row is not None else need["id"]
    address = str(need["external_url"] or "")
    return ("", address) if address and is_safe(address) else None
