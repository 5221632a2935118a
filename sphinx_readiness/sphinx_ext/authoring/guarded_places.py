"""What of a document stands in ``only``, noted while it is read; the build judges it later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import only

from sphinx_readiness.sphinx_ext.nodes import ancestor, view
from sphinx_readiness.sphinx_ext.storage.kept_values import Guard, key_of

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
        conditions = tuple(_conditions(node))
        if conditions:
            yield Guard(place, conditions)


def _conditions(node: nodes.Node) -> Iterator[str]:
    """Yield the conditions around *node*, the innermost first."""
    around = ancestor(node, only)
    while around is not None:
        yield around["expr"]
        around = ancestor(around, only)
