"""Tables inside of tables, for writers that give up on them."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.core.text import REPEATED_LIMIT, shorten


def flatten_nested(document: nodes.document) -> None:
    """Replace tables of ours that stand in a cell of another table by lists with the same words."""
    for table in list(document.findall(nodes.table)):
        if _in_table(table) and any(name.startswith("readiness-") for name in table["classes"]):
            table.replace_self(_as_list(table))


def _in_table(table: nodes.table) -> bool:
    parent: nodes.Node | None = table.parent
    while parent is not None and not isinstance(parent, nodes.table):
        parent = parent.parent
    return parent is not None


def _as_list(table: nodes.table) -> nodes.bullet_list:
    """Return one list item a row, with a paragraph a cell, behind the header of its column."""
    headers = [
        shorten(entry.astext(), REPEATED_LIMIT)
        for head in table.findall(nodes.thead)
        for entry in head.findall(nodes.entry)
    ]
    made = nodes.bullet_list(bullet="*")
    for body in table.findall(nodes.tbody):
        for row in body.children:
            item = nodes.list_item()
            for position, entry in enumerate(row.children):
                if not isinstance(entry, nodes.Element) or not entry.astext().strip():
                    continue
                if position < len(headers) and headers[position]:
                    item += nodes.paragraph("", "", nodes.strong("", headers[position]))
                item += entry.children
            made += item
    return made
