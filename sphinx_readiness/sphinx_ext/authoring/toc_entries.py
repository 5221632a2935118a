"""Checklists with titles of their own in the table of contents, below the section around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from sphinx_readiness.sphinx_ext.nodes import ancestor, checklist
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_OURS: Final = "readiness-checklist"
"""The class of our entries."""


def add_toc_entries(env: BuildEnvironment, document: nodes.document) -> None:
    """Add an entry for each titled checklist of *document* whose title no heading says."""
    toc = env.tocs.get(env.docname)
    words = readiness_domain(env).words.get(env.docname, {})
    for node in document.findall(checklist) if toc is not None else ():
        title = words.get(node.get("titled", ""), node.get("titled", ""))
        section = ancestor(node, nodes.section)
        if not title or not node["ids"] or section is None or _says(section, title):
            continue
        item = _item_of(toc, section, is_first=ancestor(section, nodes.section) is None)
        if item is not None:
            _add(item, env.docname, title, node["ids"][0])


def _says(section: nodes.Element, title: str) -> bool:
    heading = section.next_node(nodes.title)
    return heading is not None and heading.astext() == title


def _item_of(
    toc: nodes.Element | None, section: nodes.Element, *, is_first: bool
) -> nodes.list_item | None:
    """Return the entry of *section* in *toc*."""
    anchors = {"" if is_first else f"#{name}" for name in section["ids"] or [""]}
    for reference in toc.findall(nodes.reference) if toc is not None else ():
        if reference.get("anchorname") in anchors:
            item = ancestor(reference, nodes.list_item)
            return item if isinstance(item, nodes.list_item) else None
    return None


def _add(item: nodes.list_item, docname: str, title: str, anchor: str) -> None:
    """Add an entry below *item*, behind those of other checklists and before those of sections."""
    below = next((each for each in item.children if isinstance(each, nodes.bullet_list)), None)
    if below is None:
        below = nodes.bullet_list()
        item += below
    reference = nodes.reference(
        "", "", nodes.Text(title), internal=True, refuri=docname, anchorname=f"#{anchor}"
    )
    line = addnodes.compact_paragraph("", "", reference, skip_section_number=True)
    position = sum(
        isinstance(each, nodes.list_item) and _OURS in each["classes"] for each in below.children
    )
    below.insert(position, nodes.list_item("", line, classes=[_OURS]))
