"""What stands in ``only``: the gate always counts it, pages where their tags let it through.

The parser reads the content of ``only`` whatever the tags are, and the builder takes it away when
it writes. What is taken away must not be counted or shown by views of the same pages either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import only

from sphinx_readiness.sphinx_ext.build.assembled import Assembled
from sphinx_readiness.sphinx_ext.nodes import ancestor, view

if TYPE_CHECKING:
    from sphinx_readiness.assembly.document_parts import DocumentPart
    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered
    from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain


class Guard(NamedTuple):
    """A place (``path:line``) at which something of ours stands in ``only``, and its conditions."""

    place: str
    conditions: tuple[str, ...]


def keep_guards(domain: ReadinessDomain, document: nodes.document, found: Gathered) -> None:
    """Keep what of the document that is being read stands in ``only``."""
    guards = tuple(_guards(document, found))
    if guards:
        domain.guards[domain.env.docname] = guards


def _guards(document: nodes.document, found: Gathered) -> Iterator[Guard]:
    placed: list[tuple[nodes.Node, str]] = [
        (each.node, _key(each.place)) for each in found.checklists
    ]
    placed += [(check.node, _key(check.place)) for check in found.checks]
    if found.records or found.matrices:
        placed += [(node, node["place"]) for node in document.findall(view) if "place" in node]
    for node, place in placed:
        conditions = tuple(_conditions(node))
        if conditions:
            yield Guard(place, conditions)


def _key(place: tuple[str, int]) -> str:
    return f"{place[0]}:{place[1]}"


def _conditions(node: nodes.Node) -> Iterator[str]:
    """Yield the conditions around *node*, the innermost first."""
    around = ancestor(node, only)
    while around is not None:
        yield around["expr"]
        around = ancestor(around, only)


def hidden_places(domain: ReadinessDomain) -> dict[str, frozenset[str]]:
    """Return the places in each document that the tags of this build take away."""
    found = {}
    for docname, guards in sorted(domain.guards.items()):
        gone = frozenset(each.place for each in guards if not all(_holds(domain, each)))
        if gone:
            found[docname] = gone
    return found


def _holds(domain: ReadinessDomain, guard: Guard) -> Iterator[bool]:
    for condition in guard.conditions:
        try:
            yield bool(domain.app.tags.eval_condition(condition))
        except Exception:  # noqa: BLE001 - Sphinx says so, and leaves the content where it is
            yield True


def assembled_for_pages(domain: ReadinessDomain, found: Assembled) -> Assembled:
    """Return what was *found* without what the pages of this build leave out."""
    hidden = hidden_places(domain)
    if not hidden:
        return found
    return Assembled(
        domain, [_kept(part, hidden.get(part.docname, frozenset())) for part in found.parts]
    )


def _kept(part: DocumentPart, gone: frozenset[str]) -> DocumentPart:
    """Return *part* without what stands at a place in *gone*."""
    if not gone:
        return part
    checklists = []
    for each in part.checklists:
        if _key(each.place) in gone:
            continue
        items = tuple(
            item for item in each.checklist.items
            if f"{item.location.path}:{item.location.line}" not in gone
        )  # fmt: skip
        if items or not each.checklist.items:
            kept = each.checklist
            if len(items) < len(kept.items):
                kept = kept._replace(items=items, rollup=None)
            checklists.append(each._replace(checklist=kept))
    return part._replace(
        records=tuple(each for each in part.records if _key(each.place) not in gone),
        checklists=tuple(checklists),
        decisions=tuple(each for each in part.decisions if _key(each.place) not in gone),
        matrices=tuple(each for each in part.matrices if _key(each.place) not in gone),
    )
