"""What cells are called where their rows are cards, which have no header above them.

The style sheet knows the usual headers and says them by itself, so that a table names its columns
once. Where a header is another word each of its cells has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SAID: Final = ("Owner", "Responsible", "Notes", "Comments", "Severity", "Priority", "Blocking",
               "Evidence", "Verify")  # fmt: skip
"""The headers that the style sheet knows."""

PLACES: Final = range(3, 8)
"""The columns in which it knows them, from 1."""

ATTRIBUTE: Final = "data-labels"
"""The attribute of a table that names its columns, as ``4-Owner 5-Notes``."""


def said_by_style(labels: Sequence[str]) -> tuple[str, list[str]]:
    """Return those of the *labels* of columns that the style sheet says, and the other ones.

    The former is the value of :data:`ATTRIBUTE`, the latter have an empty string for the former.
    """
    said, others = [], []
    for place, label in enumerate(labels, start=1):
        known = label in SAID and place in PLACES
        others.append("" if known else label)
        if known:
            said.append(f"{place}-{label}")
    return " ".join(said), others
