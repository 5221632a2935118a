"""How the state of a sign-off is shown."""

from __future__ import annotations

from sphinx_readiness.assembly.build_record import sign_off_state
from sphinx_readiness.model.record import SignOffState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import UNKNOWN, Badge
from sphinx_readiness.text.folding import fold
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

STATE_OUTCOMES = {
    SignOffState.APPROVED: (N_("Approved"), "✅", Outcome.PASS),
    SignOffState.CONDITIONAL: (N_("Conditional"), "⚠️", Outcome.OPEN),
    SignOffState.REJECTED: (N_("Rejected"), "❌", Outcome.FAIL),
    SignOffState.PENDING: (N_("Pending"), "⬜", Outcome.OPEN),
}
"""Label, symbol, and outcome for the colour, by state."""


def sign_off_badge(text: str, vocabulary: Vocabulary) -> Badge:
    """Return the badge of the status cell of a sign-off matrix."""
    state: SignOffState | None = sign_off_state(text, vocabulary)
    if state is None:
        return Badge("", fold(text), UNKNOWN)
    label, symbol, outcome = STATE_OUTCOMES[state]
    return Badge(symbol, _(label), outcome.value)
