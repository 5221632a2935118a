"""From the nodes of a parsed body to its tables: the general path, for every syntax.

What is a table or a task is decided by the parser. Comments, code, quotations and directives of
ours are left alone; what is inside of a task or a cell stays there, as blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docutils import nodes

from sphinx_readiness.model.raw import RawTable
from sphinx_readiness.sphinx_ext.nodes import item_table

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.bodies.row_places import RowPlaces
    from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective

List: TypeAlias = nodes.bullet_list | nodes.enumerated_list

Converted: TypeAlias = tuple[RawTable, item_table]

_CLOSED: Final = (
    nodes.Invisible,
    nodes.footnote,
    nodes.citation,
    nodes.system_message,
    nodes.line_block,
)
"""What holds no items."""

_LAYOUT: Final = ("colwidths-auto", "colwidths-given", "contains-task-list")


class Reading(NamedTuple):
    """What the nodes of a body are read with: for *directive*, tables of *wanted* fields.

    *place* is where the text that was parsed begins, for rows without a line of their own.
    """

    directive: PlacedDirective
    wanted: frozenset[str]
    kind: str
    cells: CellReader
    places: RowPlaces
    place: tuple[str, int]


def is_ours(node: nodes.Node) -> bool:
    """Say whether *node* comes from a directive of ours, which answers for what it holds."""
    return type(node).__module__.startswith("sphinx_readiness.")


def is_closed(node: nodes.Node, *, markdown: bool) -> bool:
    """Say whether nothing in *node* can be an item: text, comments, code, quotations, ours."""
    if isinstance(node, nodes.block_quote):
        return markdown or not is_indented(node)
    closed = isinstance(node, _CLOSED) or is_text(node) or is_ours(node)
    return closed or not isinstance(node, nodes.Element)


def is_text(node: nodes.Node) -> bool:
    """Say whether *node* holds words; Sphinx has some of that kind that hold blocks instead."""
    return isinstance(node, nodes.TextElement) and not any(
        isinstance(child, nodes.Body) and not isinstance(child, nodes.Inline)
        for child in node.children
    )


def is_indented(quote: nodes.block_quote) -> bool:
    """Say whether *quote* is no quotation, but lists and tables of reST that are indented."""
    kinds = (nodes.bullet_list, nodes.enumerated_list, nodes.table, nodes.Invisible)
    return all(isinstance(child, kinds) for child in quote.children)


def take_over(old: nodes.Element, new: nodes.Element, document: nodes.document) -> None:
    """Let *new* be what the anchors of *old* lead to, before it takes the place of that.

    docutils gives it the names, anchors and classes; those of the layout are not ours.
    """
    old["classes"] = [each for each in old["classes"] if each not in _LAYOUT]
    for id_ in old["ids"]:
        if document.ids.get(id_) is old:
            document.ids[id_] = new
