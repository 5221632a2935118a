"""What is to become of a source: the parts that were recognised, and the lines that went into them.

All other lines are kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.importing.blocks import Block, Source, Table
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.vocabulary.statuses import Status, Vocabulary

READINESS: Final = "readiness"
CHECKLIST: Final = "checklist"
MATRIX: Final = "signoff-matrix"
DECISION: Final = "go-live"
WINDOW: Final = "post-deployment"
"""What parts are: the names of directives."""


class Part(NamedTuple):
    """A directive to be. It takes the place of the blocks *first* to *last* (both included).

    *body* are the indexes of those that are its body; *tables* stand for some of them, where they
    are written anew. *line* is where it comes from, for the report.
    """

    kind: str
    first: int
    last: int
    argument: str = ""
    options: Pairs = ()
    body: tuple[int, ...] = ()
    tables: Mapping[int, Table] = {}
    boxed: frozenset[int] = frozenset()
    """The lists of the body whose items get a box, as they have none."""
    numbered: bool = False
    """Whether the ids of its rows were made: the source has none."""


class Section(NamedTuple):
    """A heading: its number such as ``1.1`` (or an empty string), its title and its level."""

    number: str
    title: str
    level: int
    parent: Section | None = None

    def whole(self) -> str:
        """Return the heading as it is written, with its number."""
        return f"{self.number} {self.title}".strip()

    def titles(self) -> Iterator[str]:
        """Yield its title and those of the sections around it, the nearest first."""
        section: Section | None = self
        while section is not None:
            yield section.title
            section = section.parent


@dataclass(slots=True)
class Plan:
    """What was recognised in *source* so far."""

    source: Source
    names: ColumnNames
    vocabulary: Vocabulary
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Text of a status cell → key of a status, where the user said so."""
    mapped: Mapping[str, str] = field(default_factory=dict)
    """Key of a header → field of it, where the user said so."""
    columns: bool = True
    """Whether columns for ids and severities are added to tables."""
    prefix: str = ""
    """What stands before the names of our directives in this project."""
    parts: list[Part] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    """Lines that went into an option of a part."""
    moved_blocks: set[int] = field(default_factory=set)
    """Blocks that have no lines, and went into an option of a part."""
    taken: set[int] = field(default_factory=set)
    """Indexes of blocks that are the body of a part."""
    ids: set[str] = field(default_factory=set)
    row_ids: set[str] = field(default_factory=set)
    """Ids of rows that their text begins with, folded."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The last number behind an id that was wanted again."""
    statuses: dict[str, Status] = field(default_factory=dict)
    """Statuses of a legend that the vocabulary lacks, by key."""
    counts: dict[str, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    """Labels of headings that links lead to, by the index of the block."""
    notes: list[tuple[int, str, Pairs]] = field(default_factory=list)
    """Line (from 1), template and values of what the report says."""

    def add(self, part: Part) -> None:
        """Take *part* in, and the blocks of its body."""
        self.parts.append(part)
        self.taken.update(part.body)

    def count(self, what: str, number: int = 1) -> None:
        """Count *number* more of *what*."""
        self.counts[what] = self.counts.get(what, 0) + number

    def note(self, line: int, template: str, /, **values: str) -> None:
        """Let the report say *template* of the *line*, from 1; 0 where there are no lines."""
        self.notes.append((line, template, tuple(values.items())))

    def line_of(self, index: int) -> int:
        """Return the line, from 1, of the block *index*; 0 if it has none."""
        block = self.source.blocks[index]
        return block.start + 1 if block.end else 0

    def lines_of(self, index: int) -> Iterator[tuple[int, str]]:
        """Yield number and text of the lines of the block *index* that were not moved.

        A block without lines has its text as one, whose number is not one of a line: below 0.
        """
        block = self.source.blocks[index]
        if self.source.lines:
            for number in range(block.start, block.end):
                if number not in self.moved:
                    yield number, self.source.lines[number]
        elif block.text and index not in self.moved_blocks:
            yield -1 - index, block.text

    def move(self, number: int) -> None:
        """Say that the line *number*, as :meth:`lines_of` gives it, went into a part."""
        if number < 0:
            self.moved_blocks.add(-1 - number)
        else:
            self.moved.add(number)

    def free_id(self, wanted: str) -> str:
        """Return *wanted*, or with a number behind it if that is taken, and take it."""
        key = wanted.casefold()
        made = wanted
        while made.casefold() in self.ids:
            number = self.numbers.get(key, 1) + 1
            self.numbers[key] = number
            made = f"{wanted}-{number}"
        self.ids.add(made.casefold())
        return made


def sections(blocks: Sequence[Block]) -> list[Section | None]:
    """Return for each of *blocks* the heading that it stands below, or that it is."""
    found: list[Section | None] = []
    current: Section | None = None
    for block in blocks:
        if block.kind == "heading":
            number, title = split_number(block.text)
            while current is not None and current.level >= block.level:
                current = current.parent
            current = Section(number, title, block.level, current)
        found.append(current)
    return found


def split_number(text: str) -> tuple[str, str]:
    """Return the number that a heading begins with, such as ``1.1``, and its title."""
    head, _, rest = text.partition(" ")
    if head.casefold() in _NUMBERED:
        head, _, rest = rest.partition(" ")
    bare = head.rstrip(".):")
    parts = bare.split(".")
    if rest.strip(" -\u2013\u2014:") and all(map(_is_number, parts)):
        return bare, rest.strip(" -\u2013\u2014:")
    return "", text


_NUMBERED: Final = frozenset(("section", "chapter", "part", "step", "phase", "\u00a7"))


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= _LONGEST_NUMBER


_LONGEST_NUMBER: Final = 3
