"""Titles and notes with their links, bold words and code, for views that show rows of other pages.

Views are made of plain text. Where a document has more than that in the cells of its titles and
notes, they are taken from its doctree when a page with such a view is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from sphinx_readiness.sphinx_ext.nodes import inline_view, item_cell, item_table
from sphinx_readiness.sphinx_ext.rendering.inline_views import inline_content
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.workspace.item_links import Href

FIELDS: Final = ("item", "notes")
"""The fields whose cells views show as they are written."""

_KEPT: Final = (
    nodes.strong, nodes.emphasis, nodes.literal, nodes.subscript, nodes.superscript,
)  # fmt: skip
"""What is the same on any page."""

_ANYWHERE: Final = ("https://", "http://", "mailto:")
"""How addresses begin that are the same on any page."""


class MarkedCells:
    """The cells with markup of the documents that were asked for."""

    def __init__(self, state: BuildState) -> None:
        """Know those of *state*."""
        self._marked = state.marked
        self._pages: dict[str, dict[tuple[str, str], item_cell]] = {}

    def at(self, renderer: Renderer, href: Href, field: str) -> item_cell | None:
        """Return the cell *field* of the row at *href* for the page of *renderer*.

        None where it is nothing but text, or blocks for which a view has no room.
        """
        docname, anchor = href
        if docname not in self._marked or field not in FIELDS:
            return None
        if docname not in self._pages:
            doctree = renderer.builder.env.get_doctree(docname)
            self._pages[docname] = dict(_cells(doctree))
        cell = self._pages[docname].get((anchor, field))
        if cell is None or not all(isinstance(each, nodes.paragraph) for each in cell.children):
            return None
        copies = [
            nodes.paragraph("", "", *_kept(each.children, renderer, docname))
            for each in cell.children
        ]
        return item_cell("", *copies)


def _cells(doctree: nodes.document) -> Iterator[tuple[tuple[str, str], item_cell]]:
    """Yield the cells of titles and notes that are more than text, by anchor and field."""
    for table in doctree.findall(item_table):
        fields = table["fields"]
        for anchor, cells in table.rows():
            for column, cell in enumerate(cells[: len(fields)]):
                if anchor and isinstance(cell, int) and fields[column] in FIELDS:
                    found = table[cell]
                    if isinstance(found, item_cell):
                        yield (anchor, fields[column]), found


def _kept(children: Iterable[nodes.Node], renderer: Renderer, docname: str) -> Iterator[nodes.Node]:
    """Yield copies of *children*, which stand in *docname*, for the page of *renderer*.

    What would mean something else on another page is left as its words.
    """
    for child in children:
        if isinstance(child, nodes.Text):
            yield nodes.Text(str(child))
        elif isinstance(child, inline_view):
            yield from _shown(child, renderer, docname)
        elif isinstance(child, addnodes.pending_xref):
            yield _link(child, renderer, docname)
        elif isinstance(child, nodes.reference) and child.get("refuri", "").startswith(_ANYWHERE):
            yield nodes.reference(
                "",
                "",
                *_kept(child.children, renderer, docname),
                refuri=child["refuri"],
                internal=False,
            )
        elif isinstance(child, addnodes.download_reference):
            yield child.deepcopy()
        elif isinstance(child, _KEPT):
            yield type(child)("", "", *_kept(child.children, renderer, docname))
        elif isinstance(child, nodes.Element):
            yield from _kept(child.children, renderer, docname)


def _shown(place: inline_view, renderer: Renderer, docname: str) -> list[nodes.Node]:
    """Return what a role of ours shows in a cell of *docname*."""
    return inline_content(place, Renderer(renderer.state, renderer.builder, docname))


def _link(xref: addnodes.pending_xref, renderer: Renderer, docname: str) -> nodes.Node:
    """Return a link that is still to be resolved, as the page of *renderer* has to write it."""
    domain, kind = xref.get("refdomain"), xref.get("reftype")
    copy = xref.deepcopy()
    copy["refdoc"] = renderer.docname
    if domain == "readiness":
        copy["home"] = xref.get("home") or renderer.state.home({"docname": docname})
    elif (domain, kind) == ("std", "doc"):
        copy["reftarget"] = f"/{docname_join(docname, xref['reftarget'])}"
    elif (domain, kind) not in (("std", "ref"), ("doc", "myst")):
        return nodes.inline("", xref.astext())
    return copy
