"""Symbols in words, for writers whose fonts have none: pdfTeX stops at such characters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _

if TYPE_CHECKING:
    from sphinx_readiness.vocabulary.statuses import Vocabulary

PICTURES: Final = "\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Ranges of Unicode that hold symbols and emoji which text fonts do not have."""

JOINERS: Final = "\ufe0e\ufe0f\u200d\u20e3"
"""Characters that only change how the one before them looks."""

_PICTURE: Final = re.compile(f"[{JOINERS}]|[{PICTURES}]")


class Plain:
    """Turns symbols into words in brackets, those of the vocabulary into their labels."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Know the labels of *vocabulary*."""
        self._words = {
            symbol: _(status.label)
            for status in vocabulary.statuses
            for text in status.symbols
            if len(symbol := re.sub(f"[{JOINERS}]", "", text)) == 1
            and not symbol.isascii()
            and not symbol.isalnum()
        }
        own = "".join(map(re.escape, self._words))
        self._search = re.compile(f"[{own}]|{_PICTURE.pattern}") if own else _PICTURE

    def text(self, text: str) -> str:
        """Return *text* with words for its symbols."""
        return self._search.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        symbol = found.group()
        if symbol in JOINERS:
            return ""
        return f"[{self._words.get(symbol) or unicodedata.name(symbol, 'symbol').lower()}]"

    def apply(self, document: nodes.document) -> None:
        """Put words for the symbols in everything below *document* that is ours."""
        for node in list(document.findall(nodes.Element)):
            if not any(name.startswith("readiness-") for name in node["classes"]):
                continue
            for text in list(node.findall(nodes.Text)):
                if self._search.search(text) is not None and text.parent is not None:
                    text.parent.replace(text, nodes.Text(self.text(text)))
