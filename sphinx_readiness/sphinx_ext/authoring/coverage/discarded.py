"""What an extension lets the parser read twice and keeps once, as tabs do for some builders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_readiness.model.raw import RawMatrix
    from sphinx_readiness.sphinx_ext.authoring.gathered import (
        Gathered,
        PendingCheck,
        PendingChecklist,
    )


def take_out_discarded(document: nodes.document, found: Gathered) -> None:
    """Take out of *found* what nodes outside of *document* say, if nodes inside say the same.

    What stands nowhere in the document stays: it was written, and nothing may go missing. So does
    what stands in it twice, as of a file that is included twice.
    """
    places = [each.place for each in found.checklists]
    places += [each.place for each in found.checks]
    places += [each.place for each in found.matrices]
    places += [raw.place for _node, raw in found.waivers]
    if len(set(places)) == len(places):
        return
    found.checklists = _kept(document, found.checklists, _checklist)
    found.checks = _kept(document, found.checks, _check)
    found.waivers = [
        each
        for each in found.waivers
        if _is_in(document, each[0])
        or not any(raw == each[1] and _is_in(document, node) for node, raw in found.waivers)
    ]
    found.matrices = _shown(document, found.matrices)
    after = [len(found.checklists), len(found.checks), len(found.matrices), len(found.waivers)]
    if sum(after) < len(places):
        found.problems = list(dict.fromkeys(found.problems))


def _kept(document: nodes.document, pending: list[Any], say: Callable[[Any], object]) -> list[Any]:
    """Return *pending* without those of which another one, which says the same, is kept."""
    inside: dict[object, list[object]] = {}
    for each in pending:
        if _is_in(document, each.node):
            inside.setdefault(each.place, []).append(say(each))
    return [
        each
        for each in pending
        if _is_in(document, each.node) or say(each) not in inside.get(each.place, ())
    ]


def _checklist(each: PendingChecklist) -> object:
    tables = [raw for raw, _node in each.tables]
    return each.place, each.id, each.title, each.options, each.kind, tables


def _check(each: PendingCheck) -> object:
    return each.place, each.cells


def _shown(document: nodes.document, matrices: list[RawMatrix]) -> list[RawMatrix]:
    """Return *matrices*, each as often as *document* shows it, and at least once."""
    shown = Counter(
        node["place"] for node in document.findall(view) if node["kind"] == "matrix"
    )  # fmt: skip
    kept: list[RawMatrix] = []
    for each in matrices:
        path, line = each.place
        if each not in kept or kept.count(each) < shown[f"{path}:{line}"]:
            kept.append(each)
    return kept


def _is_in(document: nodes.document, node: nodes.Node) -> bool:
    """Say whether *node* stands in *document*."""
    parent: nodes.Node | None = node
    while parent is not None and parent is not document:
        parent = parent.parent
    return parent is not None
