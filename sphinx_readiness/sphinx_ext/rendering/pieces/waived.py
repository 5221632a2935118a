"""What is shown of a row that is waived: that it is, and until when."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge
from sphinx_readiness.vocabulary.default_statuses import Outcome

SYMBOL: Final = "\u23f8\ufe0f"


def waived_badge(until: str) -> Badge:
    """Return the badge of a row that is waived up to the day *until*."""
    return Badge(SYMBOL, _("Waived until {day}").format(day=until), Outcome.INFO.value)


def status_shown(item: Item) -> str:
    """Return the status of *item* as a view shows it: as written, or that it is waived."""
    return waived_badge(item.until).text if item.until else item.status_text
