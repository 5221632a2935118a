"""The model of each kind of view, imported when a page has such a view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.state import BuildState


def view_model(state: BuildState, kind: str, options: Mapping[str, str]) -> object:
    """Return all that a view shows of other documents: when it changes, its page is rewritten."""
    if kind == "table":
        from sphinx_readiness.sphinx_ext.rendering.models.item_selection import table

        return table(state, options)
    if kind in {"record", "decision"}:
        from sphinx_readiness.sphinx_ext.rendering.models.record_views import decision, record

        return (record if kind == "record" else decision)(state, options)
    if kind == "summary":
        from sphinx_readiness.sphinx_ext.rendering.models.aggregates import summary

        return state.view(summary, options)
    if kind == "blockers":
        from sphinx_readiness.sphinx_ext.rendering.models.blockers import blockers

        return state.view(blockers, options)
    if kind == "findings":
        from sphinx_readiness.sphinx_ext.rendering.models.page_findings import chosen_findings

        return chosen_findings(state, options)
    if kind in {"waivers", "calendar"}:
        from sphinx_readiness.sphinx_ext.rendering.models.waiver_views import calendar, waivers

        return (waivers if kind == "waivers" else calendar)(state, options)
    from sphinx_readiness.sphinx_ext.rendering.models import badge_models

    models_of = {
        "item": badge_models.item_badge,
        "status": badge_models.status_badge,
        "count": badge_models.number,
        "covers": badge_models.item_badges,
    }
    return models_of[kind](state, options)
