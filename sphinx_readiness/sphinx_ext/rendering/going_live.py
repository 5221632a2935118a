"""What a decision has to be, and when a window is due, as docutils nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docutils import nodes

from sphinx_readiness.model.decision import Cause, Computed, Go
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.models.window_due import Left
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
from sphinx_readiness.sphinx_ext.rendering.verdict import line
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

_SHOWN: Final = 12
"""Names of a reason that are shown."""

_STATES: Final[Mapping[Go, tuple[str, str, Outcome]]] = {
    Go.NO_GO: (N_("No-go"), "\u274c", Outcome.FAIL),
    Go.CONDITIONAL: (N_("Conditional"), "\u26a0\ufe0f", Outcome.OPEN),
    Go.GO: (N_("Go"), "\u2705", Outcome.PASS),
}

_REASONS: Final[Mapping[Cause, str]] = {
    Cause.BLOCKERS: N_("open blockers"),
    Cause.REJECTED: N_("rejected by"),
    Cause.OVERDUE: N_("overdue conditions"),
    Cause.CONTRADICTED: N_("evidence says otherwise"),
    Cause.NOTHING: N_("no row has passed"),
    Cause.OPEN: N_("open rows"),
    Cause.UNPROVEN: N_("evidence does not count"),
    Cause.UNSIGNED: N_("not signed by"),
    Cause.CONDITIONS: N_("conditions to be met"),
    Cause.APPROVALS: N_("approved conditionally by"),
}


def computed_decision(renderer: Renderer, computed: Computed) -> list[nodes.Node]:
    """Return what a decision has to be, and a list of the reasons why it is not better."""
    label, symbol, outcome = _STATES[computed.go]
    made: list[nodes.Node] = [
        nodes.inline("", _("By the record:"), classes=["readiness-label"]),
        nodes.Text(" "),
        renderer.badge(Badge(symbol, _(label), outcome.value)),
    ]
    found: list[nodes.Node] = [line(*made, css="readiness-verdict")]
    if computed.reasons:
        reasons = nodes.bullet_list("", classes=["readiness-reasons"])
        for reason in computed.reasons:
            names = [shorten(each) for each in reason.names[:_SHOWN]]
            names += ["\u2026"] if len(reason.names) > _SHOWN else []
            text = _(_REASONS[reason.cause]) + (f": {', '.join(names)}" if names else "")
            reasons += nodes.list_item("", nodes.paragraph("", text))
        found.append(reasons)
    return found


def due_badge(renderer: Renderer, left: Left) -> list[nodes.Node]:
    """Return a badge with the days or hours that are *left* of a window with open rows."""
    if left.number < 0:
        badge = Badge("", _("overdue"), Outcome.FAIL.value)
    elif left.number == 0:
        badge = Badge("", _("due today"), Outcome.OPEN.value)
    elif left.hours:
        badge = Badge("", _("due in {hours} h").format(hours=left.number), Outcome.OPEN.value)
    else:
        badge = Badge("", _("due in {days} d").format(days=left.number), Outcome.OPEN.value)
    return [nodes.Text(" "), renderer.badge(badge)]
