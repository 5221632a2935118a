"""What is gathered while one document is read, before it goes to the domain."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from sphinx_readiness.assembly.homes import behind
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.problems import Pairs, Place, RawProblem
from sphinx_readiness.model.raw import RawMatrix, RawRecord, RawReference, RawTable, RawWaiver
from sphinx_readiness.reading.source_lines import lines_in, true_numbers
from sphinx_readiness.sphinx_ext.names import CLIPPED, GATHERED, RAN
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.nodes import check_item, checklist, item_table


class PendingChecklist(NamedTuple):
    """A checklist whose id and title may still depend on the section around it."""

    node: checklist
    id: str
    title: str
    place: tuple[str, int]
    options: dict[str, str]
    tables: list[tuple[RawTable, item_table]]
    kind: str
    home: str


class PendingCheck(NamedTuple):
    """An item directive: its node, and its row as field → text."""

    node: check_item
    place: tuple[str, int]
    cells: dict[str, str]
    links: tuple[str, ...]


class Gathered:
    """Everything that the document that is being read has said so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.records: list[RawRecord] = []
        self.read_again: list[RawRecord] = []
        """Records that stand above word for word, as a part of the source was read once more."""
        self._record_numbers: dict[RawRecord, int] = {}
        self._above = 0
        self.checklists: list[PendingChecklist] = []
        self.checks: list[PendingCheck] = []
        self.matrices: list[RawMatrix] = []
        self.references: list[RawReference] = []
        self.waivers: list[tuple[nodes.Element, RawWaiver]] = []
        """The waivers, each with the node that stands for its directive."""
        self.problems: list[RawProblem] = []
        self.mentions: dict[str, str] = {}
        self.withdrawn: list[nodes.Element] = []
        """Where links to files have to be made again when translations are known."""
        self.patterns: dict[bool, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        """What tells markup in cells, in Markdown (True) and in reST, as every item asks for it."""
        self.files: dict[str, bytes | None] = {}
        self.sources: dict[str, list[str]] = {}
        self.numbers: dict[str, Sequence[int]] = {}
        """The true numbers of the lines that docutils makes of them, where they are others."""
        self.found: set[int] = set()
        """The lines at which directives were found that docutils places elsewhere."""
        self.definitions: dict[str, dict[str, str]] = {}
        """The substitutions that are written in each of them, by name, once they are asked for."""
        self.spoken = False
        """Whether roles may have left what they say around what they made."""
        self.inside = 0
        """How many directives of ours are being read, one in the other."""
        self.refused: list[tuple[str, int]] = []
        """What was not carried out in the innermost one, and the lines."""
        self.not_included: set[tuple[str, Pairs]] = set()
        """What was said of files that are not included, without the places."""
        self.blocks: frozenset[type[nodes.Node]] | None = None
        """The kinds of blocks that the parser of Markdown makes of a sample, once it is asked."""
        self.collected = False
        """Whether the document is read, and only its translations are still to come."""
        self.named = ""
        """The record that a directive around the place names, which is being read."""

    def add_record(self, record: RawRecord) -> None:
        """Add the *record*, which what is read from now on stands behind.

        One that was read before at the same place is the same: what follows stands behind that.
        """
        numbers = self._record_numbers
        (self.read_again if record in numbers else self.records).append(record)
        self._above = numbers.setdefault(record, len(self.records))

    def note_not_included(self, problem: RawProblem) -> None:
        """Add the *problem* of an include; one for each file, however often it is included."""
        said = (problem.message, problem.values)
        if said not in self.not_included:
            self.not_included.add(said)
            self.problems.append(problem)

    def take_refused(self, place: Place, *, exactly: bool = False) -> None:
        """Turn what was not carried out into problems: *exactly* at *place*, or at or below it."""
        for what, line in self.refused:
            self.problems.append(
                RawProblem(
                    "not-carried-out",
                    (place[0], place[1] if exactly else max(line, place[1])),
                    N_("'{what}' is not carried out here, so what the page will show is not known"),
                    N_("Write what it stands for; 'sphinx-build -b readiness' evaluates it."),
                    (("what", shorten(what, 80)),),
                )
            )
        self.refused.clear()

    @property
    def behind(self) -> str:
        """Behind how many records of the document the place is that is being read."""
        return behind(self._above)

    @property
    def home(self) -> str:
        """The record that ids at this place belong to, as far as the document tells."""
        return self.named or self.behind

    def home_at(self, place: Place) -> str:
        """Return the same for what is read at *place*, and for translations, which are read late.

        When all records are known, lines have to tell which of them stand above.
        """
        if not self.collected:
            return self.home
        above = [
            number
            for number, (path, line) in enumerate((each.place for each in self.records), 1)
            if path != place[0] or line <= place[1]
        ]
        return behind(above[-1] if above else 0)

    def true_number(self, path: str, line: int) -> int:
        """Return the number of the *line* of docutils in the file *path* as a reader counts."""
        numbers = self.numbers_of(path)
        return numbers[line - 1] if 0 < line <= len(numbers) else line

    def numbers_of(self, path: str) -> Sequence[int]:
        """Return the true number of each line of docutils, or nothing if none is another."""
        numbers = self.numbers.get(path)
        if numbers is None:
            numbers = self.numbers[path] = true_numbers(self.lines_of(path))
        return numbers

    def lines_of(self, path: str) -> list[str]:
        """Return the lines of the file *path*, or none if it cannot be read."""
        lines = self.sources.get(path)
        if lines is None:
            data = self.data_of(path)
            lines = self.sources[path] = [] if data is None else lines_in(data)
        return lines

    def data_of(self, path: str) -> bytes | None:
        """Return what the file *path* holds, which is read once; None if it cannot be read."""
        if path not in self.files:
            try:
                self.files[path] = read_bytes(None, path)
            except UnreadableFile:
                self.files[path] = None
        return self.files[path]


def gathered(env: BuildEnvironment) -> Gathered:
    """Return what the current document has said so far, to add to it."""
    found = env.temp_data.get(GATHERED)
    if found is None:
        found = env.temp_data[GATHERED] = Gathered()
    return cast("Gathered", found)


def note_refused(env: BuildEnvironment, what: str, line: int | None) -> None:
    """Note that *what* was not carried out, if a directive of ours is being read."""
    found = gathered_inside(env)
    if found is not None:
        found.refused.append((what, line or 0))


def gathered_inside(env: BuildEnvironment) -> Gathered | None:
    """Return what the current document has said, or None if no directive of ours is being read.

    What else a document has is nobody's business.
    """
    found = gathered_if_any(env)
    return found if found is not None and found.inside else None


def gathered_if_any(env: BuildEnvironment) -> Gathered | None:
    """Return what the current document has said, or None if it said nothing."""
    return cast("Gathered | None", env.temp_data.get(GATHERED))


def clipped_above(env: BuildEnvironment, path: str) -> int:
    """Return how many lines of the file *path* stand above the part of it that is included."""
    known: dict[str, int] | None = env.temp_data.get(CLIPPED)
    return known.get(os.path.abspath(path), 0) if known else 0  # noqa: PTH100 - links stay


def note_true_line(env: BuildEnvironment, line: int) -> None:
    """Correct the line of the directive that was noted last; its parser was off."""
    ran = env.temp_data[RAN]
    source, _line, name = ran[-1]
    ran[-1] = (source, line, name)
