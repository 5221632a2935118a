"""The exact place of a finding: the cell in its row, the option in its directive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.reading.markdown_body import split_row
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.workspace.session import Session

_PIPE: Final = re.compile(r"(?<!\\)\|")

_DELIMITER: Final = re.compile(r"[\s>]*[|:\-][|:\-\s]*\Z")

_MARGIN: Final = re.compile(r"[\s>]*")
"""What may stand before a table: indentation, and the marks of quotations."""

_OPTION_LINES: Final = 40
"""How far below the name of a directive its options are looked for."""

_MENTIONED: Final = {
    "missing-file": "name",
    "unsafe-link": "scheme",
    "unknown-need": "target",
}
"""Rules about a word in a row → the value of their findings that is this word."""

_REFERENCE: Final = "unknown-item"

_PARAGRAPH_LINES: Final = 200


class Locator:
    """Finds columns by reading the lines that findings name; files are read once."""

    def __init__(self, session: Session) -> None:
        """Look at files below the root of *session*."""
        self._session = session
        self._lines: dict[str, list[str]] = {}
        self._headers: dict[tuple[str, int], int] = {}

    def locate(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return *findings* with columns where they can be told, in the order of their places."""
        found = [self._one(finding) for finding in findings]
        return tuple(sorted(found, key=lambda each: (each.location, each.code, each.text())))

    def _one(self, finding: Finding) -> Finding:
        location = finding.location
        named = finding.name == _REFERENCE or finding.name in _MENTIONED
        if location.column or not (finding.field or named):
            return finding
        lines = self._read(location.path)
        at = location.line - 1
        if not 0 <= at < len(lines):
            return finding
        if finding.name == _REFERENCE:
            return _at_target(finding, lines, at)
        if finding.name in _MENTIONED:
            word = dict(finding.values).get(_MENTIONED[finding.name], "")
            column = lines[at].lower().find(word.lower()) + 1 if word else 0
            return finding._replace(location=Location(location.path, location.line, column))
        line, column = self._option(lines, at, finding.field) or (
            location.line,
            self._cell(location.path, lines, at, finding.field),
        )
        if not column:
            return finding
        return finding._replace(location=Location(location.path, line, column))

    def _read(self, path: str) -> list[str]:
        lines = self._lines.get(path)
        if lines is None:
            lines = self._lines[path] = read_lines(str(self._session.root / path))
        return lines

    def _option(self, lines: list[str], at: int, field: str) -> tuple[int, int] | None:
        """Return the place of the value of the option *field* of the directive at line *at*."""
        name = field.replace("_", "-")
        if "{" not in lines[at] and "::" not in lines[at]:
            return None
        pattern = re.compile(rf"[\s>]*:?{re.escape(name)}:\s*")
        for number in range(at + 1, min(at + _OPTION_LINES, len(lines))):
            match = pattern.match(lines[number])
            if match is not None:
                return number + 1, match.end() + 1
            if not lines[number].strip(" \t>") and number > at + 1:
                return None
        return None

    def _cell(self, path: str, lines: list[str], at: int, field: str) -> int:
        """Return the column, from 1, of the cell of *field* in a pipe table's row, or 0."""
        if "|" not in lines[at]:
            return 0
        header = self._header(path, lines, at)
        if header is None:
            return 0
        names = split_row(lines[header][_margin(lines[header]) :])
        columns = self._session.columns
        for wanted in (ITEM_FIELDS, SIGNOFF_FIELDS):
            fields = columns.fields(names, wanted)
            if field in fields:
                return _nth_cell(lines[at], fields.index(field))
        return 0

    def _header(self, path: str, lines: list[str], at: int) -> int | None:
        """Return the header line of the table that line *at* is in; each table is walked once."""
        walked = []
        position = at
        found: int | None = None
        while position > 0 and "|" in lines[position]:
            known = self._headers.get((path, position))
            if known is not None:
                found = known
                break
            walked.append(position)
            if _DELIMITER.match(lines[position]):
                found = position - 1
                break
            position -= 1
        if found is not None:
            self._headers.update({(path, each): found for each in walked})
        return found


def _at_target(finding: Finding, lines: list[str], at: int) -> Finding:
    """Return *finding* at the target that it is about, in the paragraph that starts at line *at*.

    docutils tells the first line of a paragraph only.
    """
    location, target = finding.location, dict(finding.values).get("target", "")
    for number in range(at, min(at + _PARAGRAPH_LINES, len(lines))):
        column = _find_whole(lines[number], target) if target else -1
        if column >= 0:
            place = Location(location.path, number + 1, column + 1)
            return finding._replace(location=place)
        if not lines[number].strip():
            break
    return finding


def _find_whole(line: str, target: str) -> int:
    """Return where *target* stands in *line*, if possible not as the end of ``record/target``."""
    at = line.find(target)
    while at > 0 and line[at - 1] == "/":
        at = line.find(target, at + 1)
    return at if at >= 0 else line.find(target)


def _margin(line: str) -> int:
    match = _MARGIN.match(line)
    return match.end() if match else 0


def _nth_cell(line: str, number: int) -> int:
    """Return the column, from 1, of the text of cell *number* (from 0) of a row, or 0."""
    start = _margin(line)
    if line[start : start + 1] == "|":
        start += 1
    bounds = [start, *(match.end() for match in _PIPE.finditer(line, start))]
    if number >= len(bounds):
        return 0
    begin = bounds[number]
    text = line[begin:]
    return begin + len(text) - len(text.lstrip()) + 1
