"""The neutral form of what is imported: blocks, each with the lines that it was read from.

Whatever is not understood is a block as well, so that nothing is lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.importing.line_ends import Ends
from sphinx_readiness.model.problems import Pairs

MARKDOWN: Final = "markdown"
REST: Final = "rest"
PLAIN: Final = "plain"
"""The markup of texts in blocks; ``plain`` has none, as in a spreadsheet."""


class Row(NamedTuple):
    """A row of a table: its line in the source (from 0) and its cells, in the source's markup.

    *surplus* are cells beyond the header.
    """

    line: int
    cells: tuple[str, ...]
    surplus: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table. *form* is how it is written: ``pipe``, ``bare`` (no delimiter row), ``grid`` ..."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    form: str = "pipe"
    aligns: tuple[str, ...] = ()
    """``left``, ``center``, ``right`` or nothing for each column, as far as it says so."""
    title: str = ""
    options: Pairs = ()
    """Of a table that is a directive; for a grid ``widths`` are those of its columns."""
    layouts: Mapping[str, tuple[str, ...]] = {}
    """Cell → the lines that it is written in, where those are several."""
    fence: str = ""
    """The characters that a directive of MyST is between."""

    def wider(self, before: int, behind: int) -> Table:
        """Return it with widths for so many new columns *before* and *behind* those it has."""
        said = dict(self.options).get("widths", "").replace(",", " ").split()
        if not said or not all(each.isascii() and each.isdecimal() for each in said):
            return self
        narrow = [min(said, key=int)]
        made = " ".join((*narrow * before, *said, *narrow * behind))
        options = ((key, made if key == "widths" else value) for key, value in self.options)
        return self._replace(options=tuple(options))

    def width(self) -> int:
        """Return how many columns it has, by its header or else by its first rows."""
        return max((len(self.headers), *(len(row.cells) for row in self.rows[:100])))

    def column(self, at: int) -> list[str]:
        """Return the cells of one column, empty where a row is too short for it."""
        return [row.cells[at] if at < len(row.cells) else "" for row in self.rows]


class Entry(NamedTuple):
    """An item of a list in lines *line* to *end* (half open), without those below it.

    *status* is its box such as ``[x]``, empty if it has none; *depth* is 0 at the outermost level.
    """

    line: int
    end: int
    depth: int
    status: str
    text: str


def box_of(entry: Entry, *, boxed: bool) -> str:
    """Return the box of *entry*; where all are *boxed*, one for those without.

    The sign that an item begins with is in it; without one only outermost items get a box.
    """
    if entry.status or not boxed:
        return entry.status
    sign = sign_of(entry.text)
    word = _WORD.match(sign)
    if word is not None:
        return WORD_BOXES[word["word"].lower()]
    return f"[{sign}]" if sign else "[ ]" if entry.depth == 0 else ""


WORD_BOXES: Final = {"todo": "[ ]", "done": "[x]", "wip": "[\U0001f504]"}
"""Words that stand before items in place of a box, as in Org and in comments of code."""

_WORD: Final = re.compile(
    r"(?P<strong>\*\*)?(?P<word>(?i:todo|done|wip))(?P<colon>:)?(?(strong)\*\*)"
    r"(?P<end>:|[ ][-\u2013\u2014](?=[ ]))?(?=[ ]|\Z)"
)


_SIGN: Final = 2
"""Characters of a symbol: one, and what chooses how it looks."""


def sign_of(text: str) -> str:
    """Return the symbol, or the word for a box, that *text* begins with, before a blank.

    An empty string if there is none; a word is one in capitals, in strong, or before a colon.
    """
    first = text.split(" ", 1)[0] if " " in text else ""
    if 0 < len(first) <= _SIGN and not first.isascii() and not any(map(str.isalnum, first)):
        return first
    word = _WORD.match(text) if first else None
    if word is None or not (
        word["word"].isupper() or word["strong"] or word["colon"] or word["end"]
    ):
        return ""
    return word.group()


class Directive(NamedTuple):
    """A directive: its name, argument and options, and the lines *start* to *end* of its body."""

    name: str
    argument: str
    options: Pairs
    start: int
    end: int
    indent: int = 0
    """How many blanks stand before each line of the body."""


class Block(NamedTuple):
    """Lines *start* to *end* (half open, from 0) of a source.

    *kind* is one of ``heading``, ``paragraph``, ``table``, ``list``, ``fields``, ``code``,
    ``quote``, ``html``, ``comment``, ``front``, ``rule``, ``directive``, ``other`` and ``beside``,
    a sentence on a link or comment of a cell. *text* is that of a heading, *level* its depth from
    1; or it is the title of a table, or what a block without lines says.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    level: int = 0
    table: Table | None = None
    entries: tuple[Entry, ...] = ()
    directive: Directive | None = None


class Remark(NamedTuple):
    """What a reader has to say of a line (from 1): a template and values for the report."""

    line: int
    template: str
    values: Pairs


class Source(NamedTuple):
    """A file as blocks. *lines* are without their ends; a format without lines has none."""

    name: str
    markup: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    ends: Ends = Ends()
    repairs: tuple[tuple[str, int], ...] = ()
    """What garbled text had been read as, and how many places of it were repaired."""
    before: str = ""
    """The text before it was repaired."""
    encoding: str = "utf-8"
    numbers: tuple[int, ...] = ()
    """For each line the one of the file that it comes from, where the lines were written anew."""
    remarks: tuple[Remark, ...] = ()
    whole: bool = True
    """Whether the lines are those of the file, but for lists in HTML; then it can be wrapped."""

    def is_unicode(self) -> bool:
        """Say whether the bytes of the file are those of its text in UTF-8."""
        text = self.ends.mark + self.before
        return text.encode(self.encoding) == text.encode("utf-8")


def heading_block(text: str, level: int = 1) -> Block:
    """Return a heading of plain text; *level* 1 is the title of a document."""
    return Block("heading", 0, 0, text, level)


def paragraph_block(text: str) -> Block:
    """Return a paragraph of plain text; ``Key: value`` may say something of the record."""
    return Block("paragraph", 0, 0, text)


def table_block(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """Return a table of plain text; cells beyond the header are kept."""
    width = len(headers)
    made = tuple(
        Row(number, tuple(cells[:width]), tuple(cells[width:])) for number, cells in enumerate(rows)
    )
    return Block("table", 0, 0, table=Table(tuple(headers), made, "cells"))
