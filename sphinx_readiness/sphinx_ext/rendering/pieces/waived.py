"""What is shown of a row that is waived: that it is, and until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from docutils import nodes

from sphinx_readiness.assembly.exempt_rows import reads_better
from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.nodes import LEFT_OUT, STILL_OPEN
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge, status_badge
from sphinx_readiness.text.plain import is_struck
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE, Outcome
from sphinx_readiness.vocabulary.statuses import Vocabulary

SYMBOL: Final = "\u23f8\ufe0f"

SYMBOL_LEFT_OUT: Final = "\u2796"
"""The symbol of what does not apply."""


def waived_badge(until: str) -> Badge:
    """Return the badge of a row that is waived up to the day *until*."""
    return Badge(SYMBOL, _("Waived until {day}").format(day=until), Outcome.INFO.value)


def left_out_badge(vocabulary: Vocabulary) -> Badge:
    """Return the badge of a row that is struck out, as it does not apply."""
    return status_badge(vocabulary[NOT_APPLICABLE])


def open_badge() -> Badge:
    """Return the badge of a row that is open though its status cell reads better."""
    return Badge("\u2b1c", _("Counts as open"), Outcome.OPEN.value)


def counting_badge(
    node: nodes.Element, anchor: str, until: str | None, vocabulary: Vocabulary
) -> Badge | None:
    """Return the badge that says as what a row of *node* counts, if not as its status cell reads.

    *until* is the last day of the waiver that is in force.
    """
    if until is not None:
        return waived_badge(until)
    if anchor in node.get(LEFT_OUT, ()):
        return left_out_badge(vocabulary)
    return open_badge() if anchor in node.get(STILL_OPEN, ()) else None


def status_shown(item: Item, day: Callable[[str], str]) -> str:
    """Return the status of *item* as a view shows it: as written, or what counts instead.

    *day* writes the last day of a waiver as readers know it.
    """
    if item.until:
        return waived_badge(day(item.until)).text
    if item.outcome is Outcome.OPEN and reads_better(item):
        return open_badge().text
    struck = item.exempt == NOT_APPLICABLE and is_struck(item.title)
    return SYMBOL_LEFT_OUT if struck else item.status_text
