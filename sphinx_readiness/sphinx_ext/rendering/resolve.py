"""Our nodes get their content, and light ones become standard ones where a writer needs them.

Most pages are rows and nothing else, so the rest is imported when a page has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.compatible import FLAT_FORMATS
from sphinx_readiness.sphinx_ext.nodes import (
    ancestor,
    check_item,
    checklist,
    checklist_around,
    inline_view,
    item_table,
    progress_bar,
    view,
)
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import FORMATS_WITHOUT_SYMBOLS, Renderer
from sphinx_readiness.sphinx_ext.rendering.verdict import verdict

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def resolve_document(builder: Builder, env: BuildEnvironment, document: nodes.document) -> None:
    """Fill the views in *document*, and give writers that need them standard nodes."""
    homes = _homes(document)
    found = [
        (node, homes.get(id(node), env.docname))
        for node in document.findall(nodes.Element)
        if isinstance(node, _OURS)
    ]
    if not found:
        return
    state = build_state(env)
    renderers = {home: Renderer(state, builder, home) for _, home in found}
    _fill(found, renderers)
    if not all(renderer.light for renderer in renderers.values()):
        homes = _homes(document)
        for table in list(document.findall(item_table)):
            home = homes.get(id(table), env.docname)
            renderer = renderers.get(home) or Renderer(state, builder, home)
            from sphinx_readiness.sphinx_ext.rendering.docutils_tables import TableNodes

            # Not replace_self, which gives classes and anchors to what is around the table.
            table.parent.replace(table, TableNodes(renderer, table).table())
    if builder.format in FLAT_FORMATS:
        from sphinx_readiness.sphinx_ext.rendering.nested_tables import flatten_nested

        flatten_nested(document)
    if builder.format != "html":
        from sphinx_readiness.sphinx_ext.rendering.plain_tags import without_tags

        without_tags(document)
        for each in list(document.findall(progress_bar)):
            each.replace_self(nodes.Text(each.astext()))
    if builder.format in FORMATS_WITHOUT_SYMBOLS:
        from sphinx_readiness.sphinx_ext.rendering.pieces.symbols import Plain

        Plain(state.vocabulary).apply(document)


_HEADS: Final = frozenset(("record", "decision", "matrix", "window"))

_OURS: Final = (view, inline_view, check_item, checklist, item_table)


def _fill(found: Sequence[tuple[nodes.Element, str]], renderers: Mapping[str, Renderer]) -> None:
    """Replace views, then items and checklists; each of *found* has the document it is from."""
    for node, home in found:
        if isinstance(node, view):
            _replace_view(node, renderers[home])
        elif isinstance(node, inline_view):
            from sphinx_readiness.sphinx_ext.rendering.inline_views import inline_content

            node.replace_self(inline_content(node, renderers[home]))
        elif isinstance(node, item_table):
            _name_table(node, home, renderers[home])
    for node, home in found:
        if isinstance(node, check_item):
            from sphinx_readiness.sphinx_ext.rendering.check_items import resolve_check

            resolve_check(node, renderers[home])
        elif isinstance(node, checklist):
            _replace_checklist(node, renderers[home])


def _name_table(node: item_table, home: str, renderer: Renderer) -> None:
    """Let a table know its document and its checklist, by whose title it is called."""
    node["docname"] = home
    around = ancestor(node, checklist)
    if around is None:
        if node["kind"] == "signoffs":
            node["named"] = _("Sign-offs")
        return
    name = str(around.get("checklist", ""))
    found = renderer.state.checklist(home, name)
    if found is None:
        node["named"] = _("Conditions") if node["kind"] == "conditions" else ""
        return
    node["checklist"], node["named"] = name, found.checklist.title
    node["told"] = {"data-checklist": found.checklist.id}
    if found.checklist.owner:
        node["told"]["data-owner"] = found.checklist.owner


def _homes(document: nodes.document) -> dict[int, str]:
    """Return the document that each node of ours comes from, by identity, where there are several.

    Sphinx puts documents together without telling their nodes about the new parent, so the way
    is from the top.
    """
    return {
        id(node): part["docname"]
        for part in document.findall(start_of_file)
        for node in part.findall(nodes.Element)
        if isinstance(node, _OURS)
    }


def _replace_view(node: view, renderer: Renderer) -> None:
    """Put what the view shows in its place; a view without subject leaves nothing."""
    made = _view_content(node, renderer)
    anchors = [*filter(None, [node.get("anchor", "")]), *node["ids"]]
    made = [*(nodes.target("", "", ids=[each]) for each in anchors), *made]
    if made:
        node.replace_self(made)
    elif node.parent is not None:
        node.parent.remove(node)


def _view_content(node: view, renderer: Renderer) -> list[nodes.Node]:
    kind = node["kind"]
    if kind == "verdict":
        result = renderer.state.checklist(renderer.docname, checklist_around(node))
        return verdict(renderer, result, node) if result else []
    content: list[nodes.Node]
    if kind in _HEADS:
        from sphinx_readiness.sphinx_ext.rendering.resolve_heads import head_content

        content = head_content(node, renderer)
    else:
        from sphinx_readiness.sphinx_ext.rendering.resolve_views import view_content

        content = view_content(node, renderer)
    return content


def _replace_checklist(node: checklist, renderer: Renderer) -> None:
    """Turn the checklist into a container; writers without ids on containers get a target."""
    made = nodes.container("", classes=["readiness-checklist"])
    aliases = renderer.state.row_aliases if node["ids"] else {}
    ids = [*node["ids"]]
    ids += filter(None, [aliases.get((renderer.docname, anchor)) for anchor in ids])
    if renderer.builder.format == "html":
        made["ids"] = ids
    elif ids:
        made += nodes.target("", "", ids=ids)
    made += node.children
    node.replace_self(made)
