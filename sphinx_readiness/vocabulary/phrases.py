"""The words of a cell, and the phrases of the lists among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.text.plain import compatible
from sphinx_readiness.vocabulary.day_words import begins
from sphinx_readiness.vocabulary.quantities import Weight
from sphinx_readiness.vocabulary.word_lists import FAILING, FINE, NEGATING, RESTRICTING

_WORD: Final = re.compile(r"@?[^\W_](?:[\w.'\u2019#@]*[^\W_])?")


def tokens_of(text: str) -> list[str]:
    """Return the words of *text*; hyphens and underscores part them."""
    return _WORD.findall(re.sub(r"[-_\u2010-\u2013]", " ", text))


class Phrases:
    """The words that take a tick back, alone or together, and those that are fine."""

    def __init__(self, own: Iterable[str], names: Iterable[str]) -> None:
        """Take *own* words that restrict, and words of *names* that say nothing against it."""
        phrases: dict[tuple[str, ...], Weight] = {}
        for words, weight in (
            (FAILING, Weight.FAIL), (RESTRICTING, Weight.OPEN), (tuple(own), Weight.OPEN)
        ):  # fmt: skip
            for word in words:
                tokens = tuple(tokens_of(compatible(word)))
                if tokens and (tokens[0] not in NEGATING or tokens == ("no", "go")):
                    phrases.setdefault(tokens, weight)
        self._phrases = phrases
        self._longest = max(map(len, phrases), default=1)
        self.starts = frozenset(NEGATING) | {phrase[0] for phrase in phrases}
        self.fine = FINE.union(names)

    def at(self, tokens: list[str], position: int) -> tuple[Weight, int]:
        """Return the weight of the longest phrase of the lists at *position*, and its length."""
        for width in range(min(self._longest, len(tokens) - position), 0, -1):
            weight = self._phrases.get(tuple(tokens[position : position + width]))
            if weight is not None:
                return weight, width
        width = begins(tokens, position)
        return (Weight.OPEN, width) if width else (Weight.FINE, 1)
