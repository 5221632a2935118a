"""What stands in ``only`` or ``ifconfig``: the gate counts it, pages where its condition holds.

The parser reads their content whatever the conditions are, and the builder takes it away when it
writes. What is taken away must not be counted or shown by views of the same pages either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes
from docutils.io import ErrorOutput
from sphinx.addnodes import only
from sphinx.util.docutils import new_document

from sphinx_readiness.sphinx_ext.assembled import Assembled
from sphinx_readiness.sphinx_ext.nodes import view

if TYPE_CHECKING:
    from sphinx_readiness.core.parts import DocumentPart
    from sphinx_readiness.sphinx_ext.domain import ReadinessDomain
    from sphinx_readiness.sphinx_ext.reading import Gathered


_CONFIG: Final = "ifconfig "
"""Before the condition of an ``ifconfig``, to tell it from one of ``only``."""


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
    parent = node.parent
    while parent is not None:
        if isinstance(parent, only) or _is_ifconfig(parent):
            yield (_CONFIG if _is_ifconfig(parent) else "") + str(parent["expr"])
        parent = parent.parent


def _is_ifconfig(node: nodes.Node) -> bool:
    """Say whether *node* is that of ``sphinx.ext.ifconfig``, which is not imported for it."""
    return type(node).__name__ == "ifconfig" and isinstance(node, nodes.Element)


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
            if condition.startswith(_CONFIG):
                yield _holds_config(domain, condition.removeprefix(_CONFIG))
            else:
                yield bool(domain.app.tags.eval_condition(condition))
        except Exception:  # noqa: BLE001 - Sphinx says so, and leaves the content where it is
            yield True


def _holds_config(domain: ReadinessDomain, expression: str) -> bool:
    """Return what ``sphinx.ext.ifconfig`` finds, which evaluates what a project wrote.

    It only does so where the project loads it; a document that nobody vouches for has no such node.
    """
    from sphinx.ext import ifconfig  # noqa: PLC0415 - few projects have it

    node = ifconfig.ifconfig("", nodes.Text("kept"), expr=expression)
    document = new_document("ifconfig")
    document.reporter.stream = ErrorOutput(
        destination=False
    )  # the page says what is wrong with the condition
    document += node
    ifconfig.process_ifconfig_nodes(domain.app, document, "")
    return bool(document.children) and isinstance(document[0], nodes.Text)


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
