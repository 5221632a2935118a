"""Values of cells as a sheet shows them, by their number formats."""

from __future__ import annotations

from datetime import date, time, timedelta

from sphinx_readiness.importing.readers.shown.codes import Section, read_format
from sphinx_readiness.importing.readers.shown.moments import moment_text
from sphinx_readiness.importing.readers.shown.numbers import general_text, number_text


class NumberFormats:
    """Shows values by their formats; each format is read once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Section, ...]] = {}

    def shown(self, value: object, code: str) -> str:
        """Return *value* as a cell with the format *code* shows it."""
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if not isinstance(value, (int, float, date, time, timedelta)):
            return str(value).strip()
        sections = self._sections(code)
        if isinstance(value, (date, time, timedelta)):
            return moment_text(value, sections[0])
        return general_text(value) if code == "General" else number_text(value, sections)

    def _sections(self, code: str) -> tuple[Section, ...]:
        found = self._known.get(code)
        if found is None:
            found = self._known[code] = read_format(code)
        return found
