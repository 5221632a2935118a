"""What views show in their places: tables of other documents."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import view
from sphinx_readiness.sphinx_ext.rendering.groups import groups
from sphinx_readiness.sphinx_ext.rendering.inline_views import view_place
from sphinx_readiness.sphinx_ext.rendering.models import aggregates
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
from sphinx_readiness.sphinx_ext.rendering.summary import summary


def view_content(node: view, renderer: Renderer) -> list[nodes.Node]:
    """Return what *node* shows."""
    state, kind, options = renderer.state, node["kind"], view_place(node, renderer)
    if kind == "summary":
        model = state.view(aggregates.summary, options)
        return summary(renderer, model, charts="chart" in options)
    if kind == "blockers":
        from sphinx_readiness.sphinx_ext.rendering.models.blockers import blockers

        return groups(renderer, state.view(blockers, options), node)
    if kind == "findings":
        from sphinx_readiness.sphinx_ext.rendering.gate.findings import all_findings
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
