"""The line of a row that shows its links to needs, and the links of needs to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.nodes import item_table
    from sphinx_readiness.workspace.item_links import Href, Link, RowLinks

MakeLink: TypeAlias = "Callable[[Href, nodes.Node], nodes.Node]"


def links_column(node: item_table) -> int:
    """Return the column in which a table shows links: that of links, else that of items, or -1."""
    fields = node["fields"]
    return next((fields.index(name) for name in ("links", "item") if name in fields), -1)


def with_links(
    content: Sequence[nodes.Node], links: RowLinks, words: Sequence[str], link: MakeLink
) -> list[nodes.Node]:
    """Return the *content* of a cell with *links* in and below it.

    *words* are those of a plain links cell, which become links themselves; else there are none.
    """
    made = list(content)
    if words:
        made = [nodes.paragraph("", "", *_linked_words(links, words, link))]
    line = links_line(links, link, words)
    return [*made, line] if line is not None else made


def _linked_words(links: RowLinks, words: Sequence[str], link: MakeLink) -> list[nodes.Node]:
    targets = dict(links.outgoing)
    made: list[nodes.Node] = []
    for word in words:
        made.append(nodes.Text(", "))
        made.append(link(targets[word], nodes.Text(word)) if word in targets else nodes.Text(word))
    return made[1:]


def links_line(
    links: RowLinks, link: MakeLink, shown: Collection[str] = ()
) -> nodes.paragraph | None:
    """Return the line of the links that are not *shown* already, or None if there are none."""
    outgoing = [each for each in links.outgoing if each[0] not in shown]
    line = nodes.paragraph("", "", classes=["readiness-links"])
    for label, targets in ((_("Links to:"), outgoing), (_("Linked from:"), links.incoming)):
        if targets:
            if line.children:
                line += nodes.Text(" \u00b7 ")
            line += _labelled(label, targets, link)
    return line if line.children else None


def _labelled(label: str, targets: Sequence[Link], link: MakeLink) -> list[nodes.Node]:
    made: list[nodes.Node] = [nodes.inline("", label, classes=["readiness-label"])]
    for number, (id_, href) in enumerate(targets):
        made.append(nodes.Text(", " if number else " "))
        made.append(link(href, nodes.Text(id_)))
    return made
