"""The texts of files that are to be mended: as they are, and with edits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.edits import Edit
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

    def lines(self) -> list[str]:
        """Return the lines of the text, without their ends."""
        return LINE_ENDS.split(self.text)

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text with *edits*, which do not overlap, made to it."""
        starts = [0, *(match.end() for match in LINE_ENDS.finditer(self.text))]
        pieces, position = [], 0
        for start, end, text in sorted(
            (_offset(starts, each.span.line, each.span.column),
             _offset(starts, each.span.end_line, each.span.end_column), each.text)
            for each in edits
        ):  # fmt: skip
            pieces += [self.text[position:start], text]
            position = end
        return "".join((*pieces, self.text[position:]))

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

    def take(self, texts: dict[str, str]) -> None:
        """Let files have the *texts*, by path, from now on."""
        for path, text in texts.items():
            draft = self.draft(path)
            if draft is not None:
                draft.text = text
                self._sources.pop(path, None)

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
