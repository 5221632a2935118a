"""The tables and tasks of a parsed body become item tables, in their places."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Converted, Reading, is_closed
from sphinx_readiness.sphinx_ext.authoring.bodies.table_nodes import convert_table, rows_of
from sphinx_readiness.sphinx_ext.authoring.bodies.task_nodes import convert_list, has_tasks
from sphinx_readiness.sphinx_ext.nodes import ancestor, item_cell, item_table


def convert_body(root: nodes.Element, reading: Reading) -> list[Converted]:
    """Replace what is a table or a task below *root* by item tables; return them in order."""
    made: list[Converted] = []
    markdown = reading.directive.markdown
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.table):
            if _is_inner(node) and not has_items(node, reading):
                stack += reversed(node.children)
                continue
            converted = convert_table(node, reading)
            if converted is not None:
                made.append(converted)
                stack += reversed(_blocks_in(converted[1]))
        elif isinstance(node, nodes.bullet_list | nodes.enumerated_list) and has_tasks(node):
            pieces = convert_list(node, reading)
            made += pieces.tables
            for piece in reversed(pieces.nodes):
                inner = _blocks_in(piece) if isinstance(piece, item_table) else piece.children
                stack += reversed(inner)
        elif isinstance(node, nodes.Element) and not is_closed(node, markdown=markdown):
            stack += reversed(node.children)
    return made


def _blocks_in(table: item_table) -> list[nodes.Node]:
    """Return the blocks in the cells of *table*, which may be items themselves."""
    cells = [cell for cell in table.children if isinstance(cell, item_cell)]
    return [block for cell in cells for block in cell.children]


def _is_inner(table: nodes.table) -> bool:
    """Say whether *table* stands in a task or in a cell."""
    return ancestor(table, item_cell, nodes.entry) is not None


def has_items(table: nodes.table, reading: Reading) -> bool:
    """Say whether *table* has columns of items: two of their id, title and status."""
    rows = rows_of(table)
    if not rows:
        return False
    fields = reading.directive.session.columns.fields
    texts = (reading.cells.text(entry, reading.place) for entry in rows[0].children)
    # Whatever is unknown may be the title, so something unknown goes before each header.
    known = {fields(["", text], reading.wanted)[1] for text in texts}
    return len(known & {"id", "item", "status", "role", "name"}) > 1
