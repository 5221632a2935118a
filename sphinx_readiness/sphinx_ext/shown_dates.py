"""Dates on pages, in the form of the documents' language.

English pages keep the form that authors write, ``2026-01-25``, which means one day to readers of
either side of the Atlantic. Other languages have the form that Babel knows for them, by way of
Sphinx. What machines read stays ISO 8601.
"""

from __future__ import annotations

from datetime import datetime, time

from sphinx_readiness.text.dates import parse_date


class Days:
    """Writes days in the form of one language."""

    def __init__(self, language: str) -> None:
        """Write for readers of *language*, as ``conf.py`` names it."""
        self._language = language
        self._form = "" if language.partition("_")[0].partition("-")[0] == "en" else "%x"

    def __call__(self, text: str) -> str:
        """Return the ISO day *text* in that form; what is no such day, as it is."""
        day = parse_date(text) if self._form else None
        if day is None or not self._is_known():
            return text
        from sphinx.util.i18n import format_date

        date = datetime.combine(day, time())
        return format_date(self._form, date=date, language=self._language)

    def _is_known(self) -> bool:
        """Say whether Babel knows the language: else Sphinx would warn of each date."""
        from babel import Locale, UnknownLocaleError

        try:
            Locale.parse(self._language)
        except (UnknownLocaleError, ValueError):
            self._form = ""
        return bool(self._form)
