"""What views show in their places: tables and heads of other documents, badges and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import inline_view, view, view_options
from sphinx_readiness.sphinx_ext.render import chosen, heads, models, record_models
from sphinx_readiness.sphinx_ext.render.badges import cell_badge
from sphinx_readiness.sphinx_ext.render.groups import groups
from sphinx_readiness.sphinx_ext.render.models import BadgeModel
from sphinx_readiness.sphinx_ext.render.renderer import Renderer
from sphinx_readiness.sphinx_ext.render.summary import summary
from sphinx_readiness.sphinx_ext.state import BuildState

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


def view_content(node: view, renderer: Renderer) -> list[nodes.Node]:
    """Return what *node* shows; nothing if it has no subject."""
    state, kind, options = renderer.state, node["kind"], view_options(node)
    if kind == "summary":
        return summary(renderer, models.summary(state, options))
    if kind == "blockers":
        return groups(renderer, models.blockers(state, options), kind)
    if kind == "table":
        return groups(renderer, chosen.table(state, options), kind)
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
    return _window(node, renderer)


def _window(node: view, renderer: Renderer) -> list[nodes.Node]:
    parent = node.parent
    name = parent.get("checklist", "") if isinstance(parent, nodes.Element) else ""
    found = record_models.window_at(renderer.state, renderer.docname, name)
    return heads.window(renderer, found) if found else []


def inline_content(node: inline_view, renderer: Renderer) -> list[nodes.Node]:
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
