"""What cells and tasks of a document say, and where they lead, in the markup that they are in."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, REST
from sphinx_readiness.text.plain import compatible, readable

_LINKS: Final = {
    MARKDOWN: re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\.){0,400}+)\]\((?P<url>[^()\s]+)\)"),
    REST: re.compile(r"`(?P<text>(?:[^`<>\\]|\\.){0,400}+)<(?P<url>[^<>`\s]+)>`__?"),
}
"""Links with their words, of up to 400 characters."""


def words_of(text: str, markup: str) -> str:
    """Return what *text* says, as it is shown in reports: without links and marks of emphasis."""
    pattern = _LINKS.get(markup)
    if pattern is not None and ("](" in text or ">`_" in text):
        text = pattern.sub(lambda match: match["text"].rstrip(), text)
    return readable(text)


def links_of(text: str, markup: str) -> set[str]:
    """Return where the links of *text* lead, as far as they say so themselves."""
    pattern = _LINKS.get(markup)
    if pattern is None or ("](" not in text and ">`_" not in text):
        return set()
    return {match["url"] for match in pattern.finditer(text)}


def key_of(text: str, markup: str) -> str:
    """Return *text* as titles of rows are compared."""
    return " ".join(compatible(words_of(text, markup)).split())
