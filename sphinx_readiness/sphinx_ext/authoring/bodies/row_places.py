"""Where the rows of a table stand, as the markup parsers do not always tell.

docutils gives every row of a csv-table one and the same line, MyST gives the rows of an included
table those of the document that includes it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.model.problems import Place
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective

_PATIENCE: Final = 20
"""After so many rows that are nowhere to be seen no more are looked for."""

_BULLETS: Final = frozenset("*-+\u2022\u2023\u2043")
"""What begins an item of a list in reST, and so a row of a list-table."""


@dataclass(slots=True)
class _Text:
    """Lines with their places, and where to look for the next row."""

    lines: Sequence[str]
    places: Sequence[Place]
    next: int = 0

    def search(self, words: Sequence[str]) -> Place | None:
        """Return the place of the next line that holds *words* in order, and go on behind it."""
        for at in range(self.next, len(self.lines)):
            if _holds(self.lines[at], words):
                self.next = at + 1
                return self.places[at]
        return None

    def is_header(self, at: int, words: Sequence[str]) -> bool:
        """Say whether line *at* holds *words*, and below it stand the delimiters of a table."""
        if not 0 <= at < len(self.lines) - 1:
            return False
        below = self.lines[at + 1]
        return "-" in below and not below.strip(" \t>|:-") and _holds(self.lines[at], words)


class RowPlaces:
    """Finds the rows of the tables of one directive, which come in the order of its content."""

    def __init__(self, directive: PlacedDirective) -> None:
        """Look in the content of *directive*, and in the files that its tables come from."""
        self._directive = directive
        self._content: _Text | None = None
        self._index: dict[Place, int] = {}
        self._own: set[str] = set()
        self._files: dict[str, _Text] = {}
        self._missed = 0

    def line_at(self, place: Place) -> str:
        """Return the line at *place*, or nothing where there is none."""
        lines = self._file(place[0]).lines
        return lines[place[1] - 1] if 0 < place[1] <= len(lines) else ""

    def find(
        self, claimed: Place, source: str | None, cells: Sequence[str], *, sure: bool
    ) -> Place:
        """Return the place of the row with the plain *cells*, which is *claimed* if that fits.

        It does not where nobody is *sure* of it, but is returned if there is no better one.
        *source* is the path of the file that the table is said to come from.
        """
        words = _first_words(cells)
        if not words or self._missed > _PATIENCE:
            return claimed
        texts = self._texts(claimed, source)
        content = self._content
        at = self._index.get(claimed) if sure else None
        if at is not None and content is not None and _fits(content.lines[at], words[0]):
            content.next = at + 1
            return claimed
        for wanted in (words, words[:1]):
            for text in texts:
                if (place := text.search(wanted)) is not None:
                    return place
        self._missed += 1
        return claimed

    def of_header(self, claimed: Place, source: str | None, cells: Sequence[str]) -> Place:
        """Return the place of the header with the plain *cells*: *claimed*, if it is in the body.

        docutils gives one that is an option of a csv-table the first line of the file.
        """
        self._texts(claimed, source)
        if claimed in self._index or claimed[0] not in self._own:
            return claimed
        return self.find(claimed, source, cells, sure=False)

    def of_pipe_table(self, claimed: Place, heads: Sequence[str], count: int) -> Sequence[Place]:
        """Return the places of the *count* rows of the pipe table at *claimed*, if one is there.

        They follow each other below the header with *heads* and its delimiters, so that nothing
        depends on what is in them.
        """
        content = self._texts(claimed, None)[0]
        at = self._index.get(claimed) if claimed[0] in self._own else claimed[1] - 1
        if at is None:
            return ()
        words = _first_words(heads)
        # Cards of other extensions count the line of their opening once too often, or not at all.
        near = (each for each in (at, at - 1, at + 1) if content.is_header(each, words))
        at = next(near, -1)
        if at < content.next or at + 2 + count > len(content.lines):
            return ()
        content.next = at + 2 + count
        return content.places[at + 2 : content.next]

    def _texts(self, claimed: Place, source: str | None) -> list[_Text]:
        """Return the texts in which to look for what is *claimed*, the likeliest first."""
        content = self._content
        if content is None:
            lines = list(self._directive.content)
            places = [self._directive.place(at) for at in range(len(lines))]
            content = self._content = _Text(lines, places)
            self._index = {place: at for at, place in enumerate(places)}
            self._own = {path for path, _ in places}
        paths = [claimed[0], self._directive.session.relative(source) if source else claimed[0]]
        texts = [self._file(path) for path in dict.fromkeys(paths) if path not in self._own]
        texts.insert(0 if claimed[0] in self._own else len(texts), content)
        return texts

    def _file(self, path: str) -> _Text:
        found = self._files.get(path)
        if found is None:
            file = Path(os.path.abspath(self._directive.session.root / path))  # noqa: PTH100
            lines = self._directive.gathered.lines_of(str(file))
            places = [(path, number) for number in range(1, len(lines) + 1)]
            found = self._files[path] = _Text(lines, places)
        return found


def _fits(line: str, word: str) -> bool:
    """Say whether a row that begins with *word* is in *line*, or one of a list-table begins there.

    That one's first cell may have no word: it is blank to a reader, or an empty list.
    """
    row, cell, *_ = (*line.split(None, 2), "", "")
    return word in line or (row in _BULLETS and cell in _BULLETS)


def _first_words(cells: Sequence[str]) -> list[str]:
    return [cell.split(None, 1)[0] for cell in cells if cell.strip()]


def _holds(line: str, words: Sequence[str]) -> bool:
    position = 0
    for word in words:
        position = line.find(word, position)
        if position < 0:
            return False
        position += len(word)
    return True
