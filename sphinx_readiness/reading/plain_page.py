"""A whole page of Markdown that is nothing but headings, paragraphs, and directives that are plain.

The parser decides what a page is. This reader may stand in for it where one look at each line
proves what the parser would make of it; anything else, however common, refuses the page. A test
holds whole generated projects that are read so to what Sphinx and MyST make of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.reading.checks import OPTION
from sphinx_readiness.reading.joined_fences import COLONS
from sphinx_readiness.reading.markdown_body import read_body
from sphinx_readiness.reading.plain_body import ODD, BodyTable, Prose
from sphinx_readiness.reading.toctrees import TOCTREE, entries_of

_MARKUP: Final = r"""\\`*_<>\[\]{}&$~^|"""

_HEADING: Final = re.compile(rf"\#{{1,6}} (?P<title>[^\s{_MARKUP}\#][^{_MARKUP}\#]*)\Z")
"""A heading of plain words; its text is what it reads as."""

_LINE: Final = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)]) )?(?:\*\*)?[^\W\d_][^{]*\Z")
"""A line of a paragraph, or of a list of single lines, that no parser can take for anything else.

It begins with a letter, so that no other block begins with it; and without a brace there is no
role or substitution in it. What else may be marked in it ends with its paragraph.
"""

_FENCE: Final = re.compile(
    r"(?P<fence>:{3,}|`{3,})\{(?P<name>[a-z][a-z-]*)\}(?: (?P<argument>\w[\w .,/+()-]*+))?+ *+\Z"
)

_BODY_LINE: Final = re.compile(r"[^\W\d_][^`{}<>\[\]|\\$~:*_&]*\Z")


class PlainDirective(NamedTuple):
    """A directive of ours: *line* and *first*, that of its body, are from 1."""

    name: str
    line: int
    argument: str
    options: Mapping[str, str]
    heading: str
    """The heading above it; empty if there is none."""
    first: int
    tables: tuple[BodyTable, ...]
    """The tables and task lists of its body."""
    is_empty: bool
    """Whether it has no body."""


class PlainPage(NamedTuple):
    """What a page consists of, as far as it concerns us."""

    headings: tuple[str, ...]
    directives: tuple[PlainDirective, ...]
    toctree: tuple[str, ...]
    """The entries of its ``toctree`` directives, as written."""
    colons: bool
    """Whether any directive is fenced by colons, which MyST has to be told to read."""


class _Reader:
    """Reads one page, line by line."""

    def __init__(self, lines: Sequence[str], ours: Collection[str]) -> None:
        self._lines = lines
        self._ours = ours
        self._headings: list[str] = []
        self._directives: list[PlainDirective] = []
        self._toctree: list[str] = []
        self._colons = False

    def read(self) -> PlainPage | None:
        """Return the page, or None if a line may be anything else."""
        free, position = True, 0
        while position < len(self._lines):
            line = self._lines[position]
            if not line:
                free = True
            elif _LINE.match(line) is not None:
                free = False
            elif (heading := _HEADING.match(line)) is not None:
                self._headings.append(heading["title"].rstrip())
                free = True
            elif free and (fence := _FENCE.match(line)) is not None:
                end = self._directive(position, fence)
                if end is None:
                    return None
                position = end
            else:
                return None
            position += 1
        return PlainPage(
            tuple(self._headings), tuple(self._directives), tuple(self._toctree), self._colons
        )

    def _directive(self, start: int, fence: re.Match[str]) -> int | None:
        """Read the directive at line *start*; return its last line, or None if it is not plain."""
        end = _end(self._lines, start, fence["fence"])
        if end is None:
            return None
        self._colons = self._colons or fence["fence"][0] == ":"
        if fence["name"] == TOCTREE:
            found = entries_of(self._lines[start + 1 : end])
            if found is None or fence["argument"]:
                return None
            self._toctree += found
            return end
        if fence["name"] not in self._ours:
            return None
        above = self._headings[-1] if self._headings else ""
        made = _directive(self._lines, start, end, fence, above)
        if made is None:
            return None
        self._directives.append(made)
        return end


def read_page(text: str, ours: Collection[str]) -> PlainPage | None:
    """Return what *text* consists of, or None if that is not sure; *ours* may have bodies in it."""
    if ODD.search(text) is not None:
        return None
    return _Reader(text.split("\n"), ours).read()


def _end(lines: Sequence[str], start: int, fence: str) -> int | None:
    """Return the line at which *fence* of line *start* is closed; None if another is near it."""
    for position in range(start + 1, len(lines)):
        line = lines[position]
        if line.startswith(("```", ":::", "~~~")):
            return position if line.rstrip() == fence else None
    return None


def _directive(
    lines: Sequence[str], start: int, end: int, fence: re.Match[str], heading: str
) -> PlainDirective | None:
    """Return the directive in lines *start* to *end*, its closing fence, if it is plain."""
    options: dict[str, str] = {}
    position = start + 1
    while position < end and (option := OPTION.match(lines[position])):
        if option["name"] in options:
            return None
        options[option["name"]] = (option["value"] or "").rstrip()
        position += 1
    body = lines[position:end]
    segments = read_body(body)
    # A fence that a formatter has joined to a row is no row.
    if segments is None or any(COLONS in line for line in body):
        return None
    tables = tuple(each for each in segments if isinstance(each, BodyTable))
    prose = [each for each in segments if isinstance(each, Prose)]
    if len(tables) + len(prose) < len(segments):
        return None
    for each in prose:
        if not all(map(_BODY_LINE.match, lines[position + each.start : position + each.end])):
            return None
    argument = " ".join((fence["argument"] or "").split())
    return PlainDirective(
        fence["name"], start + 1, argument, options, heading, position + 1, tables, not segments
    )
