"""A source text whose rows are looked for, with what was found of its tables so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.openings import LINE_ENDS


class Stretch(NamedTuple):
    """From where to where something is written: lines and columns from 0, the end exclusive."""

    line: int
    start: int
    end_line: int
    end: int


class Table(NamedTuple):
    """A table of reST: its headers, and the cells of each row by the line where that begins.

    *line* is one of its own. A cell is None where it cannot be told for sure, or has no place of
    its own in the text.
    """

    line: int
    headers: tuple[str, ...]
    rows: dict[int, tuple[Stretch | None, ...]]


class SourceText:
    """The lines of one source, and what was found in them: each table is looked at once."""

    def __init__(
        self, path: str, lines: Sequence[str], columns: ColumnNames, *, task_data: bool = False
    ) -> None:
        """Take the *lines* of the file *path*, relative to the project's root.

        *columns* and *task_data* are what the project's options of these names say.
        """
        self.path = path
        self.lines = lines
        self.columns = columns
        self.task_data = task_data
        self.headers: dict[int, int] = {}
        """Line of a block → the line of the header of its pipe table, or -1."""
        self.tables: dict[tuple[str, int], Table | None] = {}
        """Kind and line → the table that is there."""
        self.named: dict[tuple[int, frozenset[str]], dict[str, int]] = {}
        """Line of a table and the fields that it may have → which of its columns they are."""
        self.borders: list[int] | None = None
        """The lines that may be borders of simple tables."""
        self.directives: dict[int, tuple[int, int]] | None = None
        """Line → first line, and the line behind the last one, of the table directive around."""

    def span(self, stretch: Stretch) -> Span:
        """Return *stretch* as a span."""
        line, start, end_line, end = stretch
        return Span(self.path, line + 1, start + 1, end_line + 1, end + 1)

    def text(self, span: Span) -> str:
        """Return what is written at *span*; lines are joined by line feeds."""
        lines = list(self.lines[span.line - 1 : span.end_line])
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        return "\n".join(lines)

    def fields(
        self, line: int, wanted: frozenset[str], headers: Callable[[], Sequence[str]]
    ) -> Mapping[str, int]:
        """Return the *wanted* fields of the table of that *line*, and which column each is."""
        known = self.named.get((line, wanted))
        if known is None:
            found = self.columns.fields(headers(), wanted)
            known = {field: at for at, field in enumerate(found) if field}
            self.named[line, wanted] = known
        return known


def source_text(
    path: str, text: str, columns: ColumnNames, *, task_data: bool = False
) -> SourceText:
    """Return *text*, a file or what an editor has of it, as a source; a byte order mark is none."""
    lines = LINE_ENDS.split(text.removeprefix("\ufeff"))
    return SourceText(path, lines, columns, task_data=task_data)


def trimmed(line: int, text: str, start: int, end: int) -> Stretch:
    """Return what is written from *start* to *end* in the *text* of *line*, without blanks around.

    Of a cell of blanks, that is the place behind the first one, where text could be put in.
    """
    cell = text[start:end]
    bare = cell.strip()
    if not bare:
        at = min(start + 1, end)
        return Stretch(line, at, line, at)
    begin = start + len(cell) - len(cell.lstrip())
    return Stretch(line, begin, line, begin + len(bare))
