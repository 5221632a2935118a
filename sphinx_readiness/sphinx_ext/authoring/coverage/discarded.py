"""What an extension lets the parser read twice and keeps once, as tabs do for some builders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from docutils import nodes

from sphinx_readiness.model.raw import RawMatrix, RawRecord
from sphinx_readiness.sphinx_ext.nodes import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_readiness.model.problems import Place
    from sphinx_readiness.model.raw import RawWaiver
    from sphinx_readiness.sphinx_ext.authoring.gathered import (
        Gathered,
        PendingCheck,
        PendingChecklist,
    )

T = TypeVar("T")

Shown = TypeVar("Shown", RawMatrix, RawRecord)

Said: TypeAlias = "tuple[nodes.Node, Place, object]"
"""A node, its place, and what it says."""


def take_out_discarded(document: nodes.document, found: Gathered) -> None:
    """Take out of *found* what nodes outside of *document* say, if nodes inside say the same.

    What stands nowhere in the document stays: it was written, and nothing may go missing. So does
    what stands in it twice, as of a file that is included twice.
    """
    places = [each.place for each in found.checklists]
    places += [each.place for each in found.checks]
    places += [each.place for each in found.matrices]
    places += [raw.place for _node, raw in found.waivers]
    places += [each.place for each in (*found.records, *found.read_again)]
    if len(set(places)) == len(places):
        return
    found.checklists = _kept(document, found.checklists, _checklist)
    found.checks = _kept(document, found.checks, _check)
    found.waivers = _kept(document, found.waivers, _waiver)
    found.matrices = _shown(document, "matrix", found.matrices)
    found.records = _shown(document, "record", [*found.records, *found.read_again])
    kept = len(found.checklists) + len(found.checks) + len(found.matrices)
    kept += len(found.waivers) + len(found.records)
    if kept < len(places):
        found.problems = list(dict.fromkeys(found.problems))


def _kept(document: nodes.document, pending: list[T], read: Callable[[T], Said]) -> list[T]:
    """Return *pending* without those of which another one, which says the same, is kept."""
    inside: dict[Place, list[object]] = {}
    outside: list[tuple[int, Place, object]] = []
    for number, each in enumerate(pending):
        node, place, said = read(each)
        if _is_in(document, node):
            inside.setdefault(place, []).append(said)
        else:
            outside.append((number, place, said))
    gone = {number for number, place, said in outside if said in inside.get(place, ())}
    return [each for number, each in enumerate(pending) if number not in gone]


def _checklist(each: PendingChecklist) -> Said:
    tables = [raw for raw, _node in each.tables]
    return each.node, each.place, (each.id, each.title, each.options, each.kind, tables)


def _check(each: PendingCheck) -> Said:
    return each.node, each.place, each.cells


def _waiver(each: tuple[nodes.Element, RawWaiver]) -> Said:
    return each[0], each[1].place, each[1]


def _shown(document: nodes.document, kind: str, said: list[Shown]) -> list[Shown]:
    """Return *said*: what is the same as often as *document* shows it as a *kind*, or once."""
    shown = Counter(node["place"] for node in document.findall(view) if node["kind"] == kind)
    kept: list[Shown] = []
    so_far: Counter[Shown] = Counter()
    for each in said:
        path, line = each.place
        if so_far[each] < max(shown[f"{path}:{line}"], 1):
            so_far[each] += 1
            kept.append(each)
    return kept


def _is_in(document: nodes.document, node: nodes.Node) -> bool:
    """Say whether *node* stands in *document*."""
    parent: nodes.Node | None = node
    while parent is not None and parent is not document:
        parent = parent.parent
    return parent is not None
