"""Views get their content, and light nodes become standard ones where a writer needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_readiness.sphinx_ext.nested_tables import FLAT_FORMATS, flatten_nested
from sphinx_readiness.sphinx_ext.nodes import (
    check_item,
    checklist,
    inline_view,
    item_table,
    progress_bar,
    view,
    view_options,
)
from sphinx_readiness.sphinx_ext.render import chosen, heads, models, record_models
from sphinx_readiness.sphinx_ext.render.badges import cell_badge
from sphinx_readiness.sphinx_ext.render.checks import resolve_check
from sphinx_readiness.sphinx_ext.render.models import BadgeModel
from sphinx_readiness.sphinx_ext.render.plain import Plain
from sphinx_readiness.sphinx_ext.render.summary import summary
from sphinx_readiness.sphinx_ext.render.tables import TableNodes
from sphinx_readiness.sphinx_ext.render.views import FORMATS_WITHOUT_SYMBOLS, Renderer
from sphinx_readiness.sphinx_ext.state import BuildState, build_state

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

MODELS: Final[dict[str, Callable[[BuildState, models.ViewOptions], object]]] = {
    "record": record_models.record,
    "summary": models.summary,
    "blockers": models.blockers,
    "table": chosen.table,
    "decision": record_models.decision,
    "item": models.item_badge,
    "status": models.status_badge,
    "count": models.number,
    "covers": models.item_badges,
}
"""The views that show what other documents say; their models decide when a page is rewritten."""


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
            table.replace_self(TableNodes(renderer, table).table())
    if builder.format in FLAT_FORMATS:
        flatten_nested(document)
    if builder.format != "html":
        for each in list(document.findall(progress_bar)):
            each.replace_self(nodes.Text(each.astext()))
    if builder.format in FORMATS_WITHOUT_SYMBOLS:
        Plain(state.vocabulary).apply(document)


_OURS: Final = (view, inline_view, check_item, checklist, item_table)


def _fill(found: Sequence[tuple[nodes.Element, str]], renderers: Mapping[str, Renderer]) -> None:
    """Replace views, then items and checklists; each of *found* has the document it is from."""
    for node, home in found:
        if isinstance(node, view):
            _replace_view(node, renderers[home])
        elif isinstance(node, inline_view):
            node.replace_self(_inline(node, renderers[home]))
    for node, home in found:
        if isinstance(node, check_item):
            resolve_check(node, renderers[home])
        elif isinstance(node, checklist):
            _replace_checklist(node, renderers[home])


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
    if made:
        node.replace_self(made)
    elif node.parent is not None:
        node.parent.remove(node)


def _view_content(node: view, renderer: Renderer) -> list[nodes.Node]:
    state, kind, options = renderer.state, node["kind"], view_options(node)
    if kind == "summary":
        return summary(renderer, models.summary(state, options))
    if kind == "blockers":
        return renderer.groups(models.blockers(state, options), kind)
    if kind == "table":
        return renderer.groups(chosen.table(state, options), kind)
    if kind == "record":
        head = record_models.record(state, options)
        return heads.record(renderer, head) if head else []
    if kind == "decision":
        decision = record_models.decision(state, options)
        return heads.decision(renderer, decision) if decision else []
    if kind == "matrix":
        matrix = record_models.matrix_at(state, options["place"])
        if matrix is None:
            return []
        anchors = record_models.sign_off_anchors(state, options["place"])
        targets = [nodes.target("", "", ids=[anchor]) for anchor in anchors]
        return [*targets, *heads.matrix(renderer, matrix, has_body=bool(node["has_body"]))]
    return _checklist_head(node, renderer)


def _checklist_head(node: view, renderer: Renderer) -> list[nodes.Node]:
    parent = node.parent
    name = parent.get("checklist", "") if isinstance(parent, nodes.Element) else ""
    if node["kind"] == "window":
        window = record_models.window_at(renderer.state, renderer.docname, name)
        return heads.window(renderer, window) if window else []
    result = renderer.state.checklist(renderer.docname, name)
    return heads.verdict(renderer, result) if result else []


def _inline(node: inline_view, renderer: Renderer) -> list[nodes.Node]:
    """Return a badge or a number; what is not known shows that, and has a finding."""
    state, kind, options = renderer.state, node["kind"], view_options(node)
    if kind == "count":
        number = models.number(state, options)
        if not number.known:
            return [nodes.inline("", f"{options['what']}?", classes=["readiness-unknown"])]
        return [nodes.Text(number.text)]
    if kind == "covers":
        return _covered(options, renderer)
    model: BadgeModel = MODELS[kind](state, options)  # type: ignore[assignment]
    if not model.known:
        if kind == "item":
            return []
        return [nodes.inline("", f"{options['target']}?", classes=["readiness-unknown"])]
    space = [nodes.Text(" ")] if kind == "item" else []
    if model.text and kind in {"item", "status"}:
        badge = cell_badge(model.text, state.vocabulary)
        return [*space, renderer.badge(badge)]
    return [*space, renderer.status(model.status, model.outcome, total=model.total)]


def _covered(options: Mapping[str, str], renderer: Renderer) -> list[nodes.Node]:
    """Return a link with a badge for each item that a condition covers."""
    made: list[nodes.Node] = []
    badges = models.item_badges(renderer.state, options)
    for target, model in zip(options["targets"].split(","), badges, strict=True):
        made.append(nodes.Text(", " if made else ""))
        if model.href is None:
            made.append(nodes.inline("", f"{target}?", classes=["readiness-unknown"]))
            continue
        made += [renderer.link(model.href, nodes.Text(target)), nodes.Text(" ")]
        made.append(renderer.badge(cell_badge(model.text, renderer.state.vocabulary)))
    return made


def _replace_checklist(node: checklist, renderer: Renderer) -> None:
    """Turn the checklist into a container; writers without ids on containers get a target."""
    made = nodes.container("", classes=["readiness-checklist"])
    if renderer.builder.format == "html":
        made["ids"] = node["ids"]
    elif node["ids"]:
        made += nodes.target("", "", ids=node["ids"])
    made += node.children
    node.replace_self(made)
