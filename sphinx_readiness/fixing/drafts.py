"""The texts of files that are to be mended: as they are, and with edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.edits import Edit, Field, Fix
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.limits import SIZE_LIMIT
from sphinx_readiness.reading.openings import LINE_ENDS
from sphinx_readiness.reading.spans.source_text import SourceText

_MARK: Final = "\ufeff"


class Draft:
    """One file: its bytes, and its text with the edits that were taken so far."""

    def __init__(self, path: str, data: bytes) -> None:
        """Take the *data* of the file *path*; raises UnicodeDecodeError if that is no UTF-8."""
        self.path = path
        self.data = data
        whole = data.decode("utf-8")
        self._mark = _MARK if whole.startswith(_MARK) else ""
        self.before = self.text = whole.removeprefix(_MARK)
        self.origins: Sequence[int] = range(1, len(self.lines()) + 1)
        """Which line of the file each line of the text was, or was added to."""

    def lines(self) -> list[str]:
        """Return the lines of the text, without their ends."""
        return LINE_ENDS.split(self.text)

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text with *edits*, which do not overlap, made to it."""
        found = list(LINE_ENDS.finditer(self.text))
        starts = [0, *(match.end() for match in found)]
        ends = [match[0] for match in found] or ["\n"]
        pieces, position = [], 0
        for start, end, text in sorted(
            (_offset(starts, each.span.line, each.span.column),
             _offset(starts, each.span.end_line, each.span.end_column),
             each.text.replace("\n", ends[min(each.span.line, len(ends)) - 1]))
            for each in edits
        ):  # fmt: skip
            pieces += [self.text[position:start], text]
            position = end
        return "".join((*pieces, self.text[position:]))

    def lines_after(self, edits: Iterable[Edit]) -> Sequence[int]:
        """Return which line of the text, from 1, each line is with *edits*, or was added to."""
        added = Counter[int]()
        for each in edits:
            added[each.span.line] += each.text.count("\n")
        numbers = range(1, len(self.lines()) + 1)
        if not added.total():
            return numbers
        return [number for number in numbers for _ in range(added[number] + 1)]

    def encoded(self) -> bytes:
        """Return the text as the bytes to write: all but what was edited is as it was."""
        return (self._mark + self.text).encode("utf-8")


def _offset(starts: list[int], line: int, column: int) -> int:
    return starts[line - 1] + column - 1


class Drafts:
    """The files below *root* that are looked at, each read once."""

    def __init__(self, root: Path, columns: ColumnNames, *, task_data: bool) -> None:
        """Know the columns of the project, to find cells by their fields."""
        self._root = root
        self._columns = columns
        self._task_data = task_data
        self._drafts: dict[str, Draft | None] = {}
        self._sources: dict[str, SourceText] = {}

    def draft(self, path: str) -> Draft | None:
        """Return the file *path*; None if it cannot be read, or is no UTF-8."""
        if path not in self._drafts:
            try:
                self._drafts[path] = Draft(path, read_bytes(self._root, path, SIZE_LIMIT))
            except (UnreadableFile, UnicodeDecodeError):
                self._drafts[path] = None
        return self._drafts[path]

    def source(self, path: str) -> SourceText | None:
        """Return the file *path* as it is by now, to look for spans in."""
        draft = self.draft(path)
        if draft is None:
            return None
        if path not in self._sources:
            self._sources[path] = SourceText(
                path, draft.lines(), self._columns, task_data=self._task_data
            )
        return self._sources[path]

    def take(self, texts: Mapping[str, str], moved: Mapping[str, Sequence[int]]) -> None:
        """Let files have the *texts*, by path, from now on; *moved* says what lines came from."""
        for path, text in texts.items():
            draft = self.draft(path)
            if draft is not None:
                draft.text = text
                if path in moved:
                    draft.origins = [draft.origins[line - 1] for line in moved[path]]
                self._sources.pop(path, None)

    def placed(self, place: Location) -> Location:
        """Return *place*, which is in a text as it is by now, as it was in the file."""
        draft = self._drafts.get(place.path)
        known = draft is not None and 0 < place.line <= len(draft.origins)
        return place._replace(line=draft.origins[place.line - 1]) if draft and known else place

    def original(self, fix: Fix) -> Fix:
        """Return *fix*, whose places are in texts as they are by now, with those in the files."""
        if not any(isinstance(each.origins, list) for each in self._drafts.values() if each):
            return fix  # no lines were added

        def field(each: Field) -> Field:
            return each._replace(line=self.placed(Location(each.path, each.line)).line)

        def edit(each: Edit) -> Edit:
            path, line, column, end_line, end_column = each.span
            line = self.placed(Location(path, line)).line
            end_line = self.placed(Location(path, end_line)).line
            return each._replace(span=Span(path, line, column, end_line, end_column))

        return fix._replace(
            location=self.placed(fix.location),
            edits=tuple(map(edit, fix.edits)),
            meant=tuple((field(each), value) for each, value in fix.meant),
            touched=frozenset(map(field, fix.touched)),
        )

    def changed(self) -> list[Draft]:
        """Return the files whose text is another one by now, by path."""
        found = [each for each in self._drafts.values() if each and each.text != each.before]
        return sorted(found, key=lambda each: each.path)


def overlap(one: Span, other: Span) -> bool:
    """Say whether both say something of one place: they share characters, or where text goes in."""
    if one.path != other.path:
        return False
    first, second = sorted((one, other), key=lambda each: (each.line, each.column))
    end = (first.end_line, first.end_column)
    begin = (second.line, second.column)
    same = begin == (first.line, first.column)
    return same or begin < end
