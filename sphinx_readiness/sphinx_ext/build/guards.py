"""What stands in ``only`` or ``ifconfig``: the gate counts it, pages where its condition holds.

The parser reads their content whatever the conditions are, and the builder takes it away when it
writes. What is taken away must not be counted or shown by views of the same pages either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.io import ErrorOutput
from sphinx.util.docutils import new_document

from sphinx_readiness.sphinx_ext.build.assembled import assembled
from sphinx_readiness.sphinx_ext.storage.kept_values import OF_CONFIG, key_of

if TYPE_CHECKING:
    from sphinx_readiness.assembly.document_parts import DocumentPart
    from sphinx_readiness.sphinx_ext.build.build import Build
    from sphinx_readiness.sphinx_ext.storage.kept_values import Guard
    from sphinx_readiness.workspace.assembled import Assembled


def hidden_places(build: Build) -> dict[str, frozenset[str]]:
    """Return the places in each document that the tags of this build take away."""
    found = {}
    for docname, guards in sorted(build.domain.guards.items()):
        gone = frozenset(each.place for each in guards if not all(_holds(build, each)))
        if gone:
            found[docname] = gone
    return found


def _holds(build: Build, guard: Guard) -> Iterator[bool]:
    for condition in guard.conditions:
        try:
            if condition.startswith(OF_CONFIG):
                yield _holds_config(build, condition.removeprefix(OF_CONFIG))
            else:
                yield bool(build.app.tags.eval_condition(condition))
        except Exception:  # noqa: BLE001 - Sphinx says so, and leaves the content where it is
            yield True


def _holds_config(build: Build, expression: str) -> bool:
    """Return what ``sphinx.ext.ifconfig`` finds, which evaluates what a project wrote.

    It only does so where the project loads it; a document that nobody vouches for has no such node.
    """
    from sphinx.ext import ifconfig

    node = ifconfig.ifconfig("", nodes.Text("kept"), expr=expression)
    document = new_document("ifconfig")
    # The page says what is wrong with the condition.
    document.reporter.stream = ErrorOutput(destination=False)
    document += node
    ifconfig.process_ifconfig_nodes(build.app, document, "")
    return bool(document.children) and isinstance(document[0], nodes.Text)


def assembled_for_pages(build: Build, found: Assembled) -> Assembled:
    """Return what was *found* without what the pages of this build leave out."""
    hidden = hidden_places(build)
    if not hidden:
        return found
    kept = [_kept(part, hidden.get(part.docname, frozenset())) for part in found.parts]
    return assembled(build, kept, found.signed)


def _kept(part: DocumentPart, gone: frozenset[str]) -> DocumentPart:
    """Return *part* without what stands at a place in *gone*."""
    if not gone:
        return part
    checklists = []
    for each in part.checklists:
        if key_of(each.place) in gone:
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
        records=tuple(each for each in part.records if key_of(each.place) not in gone),
        checklists=tuple(checklists),
        decisions=tuple(each for each in part.decisions if key_of(each.place) not in gone),
        matrices=tuple(each for each in part.matrices if key_of(each.place) not in gone),
    )
