"""Headers that nearly name a field: each has to be reported, as what they head is not read."""

from __future__ import annotations

from random import Random
from typing import Final

from pieces import Words

_NEARLY: Final = (
    ("Stauts", "❌"), ("Statuss", "❌"), ("Reslut", "no"), ("Blockng", "yes"), ("Blokcer", "yes"),
    ("Severty", "critical"), ("Prioirty", "P0"), ("Test statsu", "❌"), ("Overall status", "❌"),
)  # fmt: skip


def misspelled(rng: Random, words: Words) -> tuple[str, list[str], list[str]]:
    """Return the token of a row, its headers and its cells, one of which is not read."""
    token = words.token()
    header, cell = rng.choice(_NEARLY)
    is_status = cell in {"❌", "no"}
    heads = ["Item", header] if is_status else ["Item", "Status", header]
    return token, heads, [token, *(() if is_status else ("pending",)), cell]
