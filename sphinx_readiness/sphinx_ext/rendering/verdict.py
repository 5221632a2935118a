"""The verdict line of a checklist, as docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge, status_badge

if TYPE_CHECKING:
    from sphinx_readiness.assembly.rollup import ChecklistResult
    from sphinx_readiness.sphinx_ext.nodes import view
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer


def line(*children: nodes.Node, css: str) -> nodes.paragraph:
    """Return *children* as a paragraph of the class *css*."""
    return nodes.paragraph("", "", *children, classes=[css])


def verdict(renderer: Renderer, result: ChecklistResult, place: view) -> list[nodes.Node]:
    """Return the verdict line of a checklist: declared beside computed, and the counts.

    Label and caveat are those below *place*, with their markup, where there are any.
    """
    declared = result.checklist.verdict
    made: list[nodes.Node] = []
    if declared is not None:
        made += [nodes.inline("", _("Declared:"), classes=["readiness-label"]), nodes.Text(" ")]
        label = next((each for each in place.children if isinstance(each, nodes.inline)), None)
        made += (
            _marked_up(renderer, declared.status, label)
            if label is not None
            else _declared(renderer, declared.status, declared.label, declared.text)
        )
        made += _caveat(declared.caveat, place)
        made.append(nodes.Text(" \u00b7 "))
    made += [nodes.inline("", _("Computed:"), classes=["readiness-label"]), nodes.Text(" ")]
    computed, total = result.computed, result.counts.total
    made.append(renderer.status(computed.status, computed.outcome.value, total=total))
    if result.is_contradicted:
        made += [
            nodes.Text(" "),
            nodes.strong("", _("the rows contradict the verdict"), classes=["readiness-alarm"]),
        ]
    if total:
        made += [nodes.Text(" \u00b7 "), renderer.counts(result.counts.by_status, total)]
    return [line(*made, css="readiness-verdict")]


def _caveat(caveat: str, place: view) -> list[nodes.Node]:
    written = next((each for each in place.children if isinstance(each, nodes.paragraph)), None)
    if written is None and not caveat:
        return []
    words = written.children if written is not None else [nodes.Text(caveat)]
    return [nodes.inline("", "", nodes.Text(" \u2013 "), *words, classes=["readiness-caveat"])]


def _marked_up(renderer: Renderer, status: str | None, label: nodes.inline) -> list[nodes.Node]:
    """Return the badge of a declared verdict whose *label* has markup."""
    found = renderer.state.vocabulary.get(status)
    badge = status_badge(found) if found is not None else Badge("", "", "unknown")
    symbol = f"{badge.symbol} " if badge.symbol and renderer.symbols else ""
    classes = Badge("", label.astext(), badge.outcome).classes
    return [nodes.inline("", "", nodes.Text(symbol), *label.children, classes=classes)]


def _declared(renderer: Renderer, status: str | None, label: str, text: str) -> list[nodes.Node]:
    """Return the badge of a declared verdict with the author's own label."""
    found = renderer.state.vocabulary.get(status)
    if found is None:
        return [renderer.badge(Badge("", text, "unknown"))]
    badge = status_badge(found)
    own = renderer.state.vocabulary.match(label).status if label else found
    if own is found:
        return [renderer.badge(badge)]
    return [renderer.badge(Badge(badge.symbol, label, badge.outcome))]
