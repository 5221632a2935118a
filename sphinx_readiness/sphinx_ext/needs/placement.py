"""Where our nodes stand in a document: the sections around them, and needs beside them."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.sphinx_ext.needs.access import is_shown_by_needs
from sphinx_readiness.sphinx_ext.nodes import check_item, checklist
from sphinx_readiness.sphinx_ext.storage.kept_values import Places


def places_in(doctree: nodes.document) -> Places | None:
    """Return what the bridge keeps of *doctree*, or None where there is nothing to keep."""
    checklists: dict[str, tuple[str, ...]] = {}
    checks: dict[str, tuple[str, ...]] = {}
    shows_needs = False
    for node in doctree.findall(nodes.Element):
        if isinstance(node, checklist):
            checklists[node.get("checklist", "")] = sections_around(node)
        elif isinstance(node, check_item):
            checks[node["id"]] = sections_around(node)
        elif not shows_needs:
            shows_needs = is_shown_by_needs(node)
    if not (checklists or checks or shows_needs):
        return None
    return Places(checklists, checks, shows_needs)


def sections_around(node: nodes.Node) -> tuple[str, ...]:
    """Return the titles of the sections around *node*, the innermost first."""
    titles = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.section):
            title = next((each for each in parent.children if isinstance(each, nodes.title)), None)
            titles.append(" ".join(title.astext().split()) if title is not None else "")
        parent = parent.parent
    return tuple(titles)
