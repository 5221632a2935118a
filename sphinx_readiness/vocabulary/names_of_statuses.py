"""Which status each word and each symbol of a vocabulary names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.plain import word_key
from sphinx_readiness.vocabulary.default_statuses import (
    IMPLIED_SYMBOLS,
    IMPLIED_WORDS,
    WORDS_ALONE,
    Status,
)


class Names(NamedTuple):
    """Statuses by folded *words*, by words that name one *alone* only, and by *symbols*."""

    words: dict[str, Status]
    alone: dict[str, Status]
    symbols: dict[str, Status]


def status_key(text: str) -> str:
    """Return *text* as words of statuses are compared."""
    return word_key(fold_case(text))


def index_names(statuses: Iterable[Status], implied: Mapping[str, Status]) -> Names:
    """Return what names *statuses*; those of *implied*, by key, keep their further names.

    Of two statuses with one name the first has it.
    """
    words: dict[str, Status] = {}
    symbols: dict[str, Status] = {}
    for status in statuses:
        for word in filter(None, map(status_key, (status.key, status.label, *status.aliases))):
            words.setdefault(word, status)
        for symbol in filter(None, map(fold_case, status.symbols)):
            symbols.setdefault(symbol, status)
    for further, known, fold in (
        (IMPLIED_SYMBOLS, symbols, fold_case), (IMPLIED_WORDS, words, status_key)
    ):  # fmt: skip
        for key, names in further.items():
            for name in names if key in implied else ():
                known.setdefault(fold(name), implied[key])
    alone = {
        status_key(name): implied[key]
        for key, names in WORDS_ALONE.items() if key in implied
        for name in names
    }  # fmt: skip
    return Names(words, alone, symbols)
