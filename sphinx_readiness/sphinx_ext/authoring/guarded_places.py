"""What of a document stands in ``only`` or ``ifconfig``, noted as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import only

from sphinx_readiness.sphinx_ext.nodes import view
from sphinx_readiness.sphinx_ext.storage.kept_values import OF_CONFIG, Guard, key_of

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered
    from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain


def keep_guards(domain: ReadinessDomain, document: nodes.document, found: Gathered) -> None:
    """Keep what of the document that is being read stands in ``only``."""
    guards = tuple(_guards(document, found))
    if guards:
        domain.guards[domain.env.docname] = guards


def _guards(document: nodes.document, found: Gathered) -> Iterator[Guard]:
    placed: list[tuple[nodes.Node, str]] = [
        (each.node, key_of(each.place)) for each in found.checklists
    ]
    placed += [(check.node, key_of(check.place)) for check in found.checks]
    if found.records or found.matrices:
        placed += [(node, node["place"]) for node in document.findall(view) if "place" in node]
    for node, place in placed:
        conditions = tuple(conditions_of(node))
        if conditions:
            yield Guard(place, conditions)


def conditions_of(node: nodes.Node) -> Iterator[str]:
    """Yield the conditions around *node*, the innermost first."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, only) or _is_ifconfig(parent):
            yield (OF_CONFIG if _is_ifconfig(parent) else "") + str(parent["expr"])
        parent = parent.parent


def _is_ifconfig(node: nodes.Node) -> bool:
    """Say whether *node* is that of ``sphinx.ext.ifconfig``, which is not imported for it."""
    return type(node).__name__ == "ifconfig" and isinstance(node, nodes.Element)
