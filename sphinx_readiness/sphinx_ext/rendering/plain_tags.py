"""HTML elements of ours as what other writers know."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.sphinx_ext.html_nodes import tagged, tagged_line


def without_tags(document: nodes.document) -> None:
    """Replace the HTML elements in *document* by what their words are in, the innermost first."""
    for node in reversed(list(document.findall(nodes.Element))):
        if isinstance(node, tagged | tagged_line) and node.parent is not None:
            node.parent.replace(node, _plain(node))


def _plain(node: nodes.Element) -> list[nodes.Node]:
    kind = node["plain"]
    if kind == "nothing":
        return []
    if kind == "inline":
        return [nodes.inline("", "", *node.children, classes=node["classes"])]
    made = [nodes.target("", "", ids=node["ids"])] if node["ids"] else []
    if kind == "paragraph":
        return [*made, nodes.paragraph("", "", *node.children, classes=node["classes"])]
    return [*made, *node.children]
