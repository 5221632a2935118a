"""Notes that may name a version of a dependency; looked at for every item that has passed."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.model.items import Item
from sphinx_readiness.vocabulary.statuses import Outcome

DEPENDENCY: Final = re.compile(
    r"(?<![\w./@-])(?P<name>@?[A-Za-z][\w./-]{0,60})"
    r"(?:[ ]?==?[ ]?|@|:?[ ]\(?(?:at[ ])?(?:version:?[ ])?)"
    r"(?P<version>v\d{1,9}(?:\.\d{1,9}){0,4}|\d{1,9}(?:\.\d{1,9}){2,4})(?![\w.+-]{0,60}\w)"
)
"""A name and a version in a note: with a ``v``, or of three components at least."""


def names_dependency(item: Item) -> bool:
    """Say whether the note of *item*, which has passed, may name a version of a dependency."""
    return (
        item.outcome is Outcome.PASS
        and "." in item.notes
        and DEPENDENCY.search(item.notes) is not None
    )
