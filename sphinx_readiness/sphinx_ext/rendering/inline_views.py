"""What roles show in their places: badges and numbers, in lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import inline_view, view_options
from sphinx_readiness.sphinx_ext.rendering.models import badge_models
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import cell_badge
from sphinx_readiness.sphinx_ext.rendering.pieces.look import badge_maker
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer


def view_place(node: nodes.Element, renderer: Renderer) -> dict[str, str]:
    """Return the options of a view, with the document that it stands in."""
    return {**view_options(node), "docname": renderer.docname}


def inline_content(node: inline_view, renderer: Renderer) -> list[nodes.Node]:
    """Return a badge or a number; what is not known shows that, and has a finding."""
    state, kind = renderer.state, node["kind"]
    if kind == "badge":
        badge_of = badge_maker(node["table"], state.vocabulary)
        return [renderer.badge_around(badge_of(node["words"]), node["words"], node.children)]
    options = view_place(node, renderer)
    if kind == "count":
        number = badge_models.number(state, options)
        if not number.known:
            return [nodes.inline("", f"{options['what']}?", classes=["readiness-unknown"])]
        return [nodes.Text(number.text)]
    if kind == "covers":
        return _covered(options, renderer)
    badge = badge_models.item_badge if kind == "item" else badge_models.status_badge
    model = badge(state, options)
    if not model.known:
        if kind == "item":
            return []
        return [nodes.inline("", f"{options['target']}?", classes=["readiness-unknown"])]
    space = [nodes.Text(" ")] if kind == "item" else []
    if model.text:
        return [*space, renderer.badge(cell_badge(model.text, state.vocabulary))]
    return [*space, renderer.status(model.status, model.outcome, total=model.total)]


def _covered(options: Mapping[str, str], renderer: Renderer) -> list[nodes.Node]:
    """Return a link with a badge for each item that a condition covers."""
    made: list[nodes.Node] = []
    badges = badge_models.item_badges(renderer.state, options)
    for target, model in zip(options["targets"].split(","), badges, strict=True):
        made.append(nodes.Text(", " if made else ""))
        if model.href is None:
            made.append(nodes.inline("", f"{target}?", classes=["readiness-unknown"]))
            continue
        made += [renderer.link(model.href, nodes.Text(target)), nodes.Text(" ")]
        made.append(renderer.badge(cell_badge(model.text, renderer.state.vocabulary)))
    return made
