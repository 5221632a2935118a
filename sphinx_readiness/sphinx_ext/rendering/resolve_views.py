"""What views show in their places: tables of other documents, badges and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import inline_view, view, view_options
from sphinx_readiness.sphinx_ext.rendering.groups import groups
from sphinx_readiness.sphinx_ext.rendering.models import aggregates, badge_models
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import cell_badge
from sphinx_readiness.sphinx_ext.rendering.pieces.look import badge_maker
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
from sphinx_readiness.sphinx_ext.rendering.summary import summary


def view_content(node: view, renderer: Renderer) -> list[nodes.Node]:
    """Return what *node* shows."""
    state, kind, options = renderer.state, node["kind"], _options(node, renderer)
    if kind == "summary":
        model = aggregates.summary(state, options)
        return summary(renderer, model, charts="chart" in options)
    if kind == "blockers":
        return groups(renderer, aggregates.blockers(state, options), node)
    if kind == "findings":
        from sphinx_readiness.sphinx_ext.rendering.findings import all_findings
        from sphinx_readiness.sphinx_ext.rendering.models.page_findings import chosen_findings

        return all_findings(renderer, chosen_findings(state, options))
    if kind in {"waivers", "calendar"}:
        return _dated(kind, renderer, options)
    from sphinx_readiness.sphinx_ext.rendering.models.item_selection import table

    return groups(renderer, table(state, options), node)


def _dated(kind: str, renderer: Renderer, options: dict[str, str]) -> list[nodes.Node]:
    from sphinx_readiness.sphinx_ext.rendering import waivers
    from sphinx_readiness.sphinx_ext.rendering.models import waiver_views

    state = renderer.state
    if kind == "waivers":
        return waivers.waiver_table(renderer, waiver_views.waivers(state, options))
    lines = waiver_views.calendar(state, options)
    return waivers.calendar_table(renderer, lines, waiver_views.days_of(options))


def _options(node: nodes.Element, renderer: Renderer) -> dict[str, str]:
    """Return the options of a view, with the document that it stands in."""
    return {**view_options(node), "docname": renderer.docname}


def inline_content(node: inline_view, renderer: Renderer) -> list[nodes.Node]:
    """Return a badge or a number; what is not known shows that, and has a finding."""
    state, kind = renderer.state, node["kind"]
    if kind == "badge":
        badge_of = badge_maker(node["table"], state.vocabulary)
        return [renderer.badge_around(badge_of(node["words"]), node["words"], node.children)]
    options = _options(node, renderer)
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
