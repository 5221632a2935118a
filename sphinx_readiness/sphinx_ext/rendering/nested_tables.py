"""Tables inside of tables, for writers that give up on them."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import ancestor
from sphinx_readiness.text.folding import REPEATED_LIMIT, shorten


def flatten_nested(document: nodes.document) -> None:
    """Replace tables in tables, where one of them is ours, by lists with the same words."""
    for table in list(document.findall(nodes.table)):
        around = ancestor(table, nodes.table)
        if around is not None and (_is_ours(table) or _is_ours(around)):
            table.replace_self(_as_list(table))


def _is_ours(table: nodes.Element) -> bool:
    return any(name.startswith("readiness-") for name in table["classes"])


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
