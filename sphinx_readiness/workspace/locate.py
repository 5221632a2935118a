"""The exact place of a finding: the cell in its row, the option in its directive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.reading.spans.directive_options import is_directive
from sphinx_readiness.reading.spans.find import span_of, span_of_target, span_of_word
from sphinx_readiness.reading.spans.source_text import SourceText
from sphinx_readiness.workspace.session import Session

_MENTIONED: Final = {
    "missing-file": "name",
    "unsafe-link": "scheme",
    "unknown-need": "target",
}
"""Rules about a word in a row → the value of their findings that is this word."""

_REFERENCE: Final = "unknown-item"

_MOST_LINES: Final = 50_000
"""Lines of files that are in memory at a time: findings come file by file."""


class Locator:
    """Gives findings their spans; each file that they name is read once, in most projects."""

    def __init__(self, session: Session) -> None:
        """Look at files below the root of *session*."""
        self._session = session
        self._sources: dict[str, SourceText] = {}
        self._held = 0

    def locate(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return *findings* with columns where they can be told, in the order of their places."""
        found = [self._one(finding) for finding in findings]
        return tuple(sorted(found, key=lambda each: (each.location, each.code, each.text())))

    def line_of(self, finding: Finding) -> str:
        """Return the text of the line of *finding*; empty if it cannot be read."""
        path, line = finding.location.path, finding.location.line
        lines = self._source(path).lines if path else ()
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def _one(self, finding: Finding) -> Finding:
        location = finding.location
        named = finding.name == _REFERENCE or finding.name in _MENTIONED
        if location.column or not (finding.field or named):
            return finding
        source = self._source(location.path)
        span = _span(source, finding)
        if span is None or (span.line != location.line and not _may_move(source, finding)):
            return finding
        return finding._replace(
            location=location._replace(line=span.line, column=span.column),
            end_line=span.end_line,
            end_column=span.end_column,
        )

    def _source(self, path: str) -> SourceText:
        source = self._sources.get(path)
        if source is None:
            session = self._session
            lines = read_lines(str(session.root / path))
            if self._held + len(lines) > _MOST_LINES:
                self._sources.clear()
                self._held = 0
            self._held += len(lines)
            source = self._sources[path] = SourceText(
                path,
                lines,
                session.columns,
                task_data=session.options.task_data,
            )
        return source


def _span(source: SourceText, finding: Finding) -> Span | None:
    """Return where that is written what *finding* is about, if that can be told."""
    line, values = finding.location.line, dict(finding.values)
    if finding.name == _REFERENCE:
        return span_of_target(source, line, values.get("target", ""))
    if finding.name in _MENTIONED:
        return span_of_word(source, line, values.get(_MENTIONED[finding.name], ""))
    found = span_of(source, line, finding.field, ITEM_FIELDS)
    if found is None and not finding.item:
        found = span_of(source, line, finding.field, SIGNOFF_FIELDS)
    return found


def _may_move(source: SourceText, finding: Finding) -> bool:
    """Say whether *finding* goes to another line: that of an option, or of a word in a paragraph.

    Findings about a row stay at the line of the row, also where its cells stand below that.
    """
    return finding.name == _REFERENCE or is_directive(source, finding.location.line - 1)
