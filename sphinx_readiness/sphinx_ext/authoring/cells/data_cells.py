"""Cells of ids and statuses: words are data, but a link or a footnote beside them is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref

from sphinx_readiness.sphinx_ext.nodes import inline_view, item_cell

_LINKS: Final = (
    nodes.reference, nodes.footnote_reference, nodes.citation_reference, pending_xref,
    download_reference,
)  # fmt: skip


def linked_cell(
    children: Sequence[nodes.Node], field: str, text: str, kind: str
) -> item_cell | None:
    """Return what the cell with *children* shows, or None if that is its *text* and no more.

    A status is shown as a badge, which depends on the *kind* of its table, around what is written.
    """
    links = any(
        True for child in children for node in child.findall(nodes.Element)
        if isinstance(node, _LINKS)
    )  # fmt: skip
    if not links:
        return None
    cell = item_cell("", plain=text)
    for child in children:
        paragraph = child
        if field == "status" and isinstance(child, nodes.paragraph):
            badge = inline_view("", "", *child.children, kind="badge", words=text, table=kind)
            paragraph = nodes.paragraph(child.rawsource, "", badge)
            paragraph.source, paragraph.line = child.source, child.line
        if isinstance(paragraph, nodes.paragraph):
            paragraph["translatable"] = False  # it is data, not language
        cell += paragraph
    return cell
