"""Where the rows of a table stand, as the markup parser does not always tell.

docutils gives every row of a csv-table the line of its first one, or none that means anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.core.raw import Place
    from sphinx_readiness.sphinx_ext.directives.base import ReadinessDirective

_PATIENCE: Final = 20
"""After so many rows that are nowhere to be seen no more are looked for."""


class RowPlaces:
    """Finds the rows of the tables of one directive, which come in the order of its content."""

    def __init__(self, directive: ReadinessDirective) -> None:
        """Look in the content of *directive*."""
        self._directive = directive
        self._lines: Sequence[str] = list(directive.content)
        self._index: dict[Place, int] | None = None
        self._next = 0
        self._missed = 0

    def find(self, claimed: Place, cells: Sequence[str]) -> Place:
        """Return the place of the row with the plain *cells*, which is *claimed* if that fits."""
        words = [cell.split(None, 1)[0] for cell in cells if cell.strip()]
        if not words or self._missed > _PATIENCE:
            return claimed
        if self._index is None:
            self._index = {self._directive.place(at): at for at in range(len(self._lines))}
        at = self._index.get(claimed)
        if at is None or words[0] not in self._lines[at]:
            at = self._search(words)
        if at is None:
            self._missed += 1
            return claimed
        self._next = at + 1
        return self._directive.place(at)

    def _search(self, words: Sequence[str]) -> int | None:
        """Return the next line that holds the *words* in order, or at least the first of them."""
        for wanted in (words, words[:1]):
            for at in range(self._next, len(self._lines)):
                if _holds(self._lines[at], wanted):
                    return at
        return None


def _holds(line: str, words: Sequence[str]) -> bool:
    position = 0
    for word in words:
        position = line.find(word, position)
        if position < 0:
            return False
        position += len(word)
    return True
