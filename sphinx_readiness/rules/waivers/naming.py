"""What messages call a waiver."""

from __future__ import annotations

from sphinx_readiness.model.waivers import Waiver
from sphinx_readiness.text.folding import shorten


def named(waiver: Waiver) -> str:
    """Return what *waiver* names, in quotes."""
    return f"'{shorten(waiver.text)}'"
