"""Dates on pages, in the form of the documents' language.

English pages keep the form that authors write, ``2026-01-25``, which means one day to readers of
either side of the Atlantic. Other languages have the form that Babel knows for them, by way of
Sphinx. What machines read stays ISO 8601.
"""

from __future__ import annotations

from datetime import datetime, time
from unicodedata import bidirectional

from sphinx_readiness.text.dates import parse_date

ISOLATE, END = "\u2068", "\u2069"
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, of the Unicode Bidirectional Algorithm."""


class Days:
    """Writes days in the form of one language."""

    def __init__(self, language: str) -> None:
        """Write for readers of *language*, as ``conf.py`` names it."""
        self._language = language
        self._is_english = language.partition("_")[0].partition("-")[0] == "en"

    def __call__(self, text: str) -> str:
        """Return the ISO day *text* in that form; what is no such day, as it is."""
        day = None if self._is_english else parse_date(text)
        if day is None:
            return text
        from sphinx.util.i18n import format_date
        from sphinx.util.logging import suppress_logging

        date = datetime.combine(day, time())
        with suppress_logging():  # a warning for each date in a language that Babel does not know
            shown = format_date("%x", date=date, language=self._language)
        # Such a language gets the form of English.
        if shown == format_date("%x", date=date, language="en"):
            return text
        # The numbers of a day written from right to left would change places with those around it.
        return f"{ISOLATE}{shown}{END}" if any(map(_is_from_the_right, shown)) else shown


def _is_from_the_right(character: str) -> bool:
    return bidirectional(character) in {"R", "AL"}
