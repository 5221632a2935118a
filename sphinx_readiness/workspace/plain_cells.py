"""Tables of plain pages to raw rows, as far as that takes no parser."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sphinx_readiness.model.raw import RawRow
from sphinx_readiness.reading.inline import simple_runs
from sphinx_readiness.reading.markup import CELL_SEPARATOR, patterns_for
from sphinx_readiness.reading.plain_body import BodyRow, BodyTable
from sphinx_readiness.reading.unclear_columns import column_problems
from sphinx_readiness.text.file_names import file_names
from sphinx_readiness.workspace.session import Session

_DATA: Final = frozenset(("id", "status"))


class Refused(Exception):  # noqa: N818 - it is no error: the page is read otherwise
    """The page holds more than is read here."""


class PlainCells:
    """Reads the cells of the plain pages of one project."""

    def __init__(self, session: Session, extensions: Collection[str]) -> None:
        """Read for *session*, where MyST has these *extensions*."""
        self._session = session
        self.mentions: set[str] = set()
        """The names of files that the page which is being read relies on."""
        self._more = session.options.published_types
        self._links_files = session.options.file_links != "off"
        parser, special = patterns_for(extensions, markdown=True)
        self._needs_parser = parser.search
        self._is_special = special.search

    def is_plain(self, text: str) -> bool:
        """Say whether *text* is no more than words; note the files that it names."""
        if self._is_special(text) is None:
            return True
        if self._needs_parser(text) is not None:
            return False
        self._note_files(text)
        return True

    def _note_files(self, text: str) -> None:
        if self._links_files:
            self.mentions.update(name for _, _, name in file_names(text, self._more))

    def fields(
        self, headers: tuple[str, ...], wanted: frozenset[str], *, needs_status: bool
    ) -> tuple[str, ...]:
        """Return the fields of *headers*; raise Refused if there is anything to say of them."""
        columns = self._session.columns
        fields = columns.fields(headers, wanted)
        if not all(map(self.is_plain, headers)) or ("item" in wanted and "item" not in fields):
            raise Refused
        if column_problems(columns, headers, wanted, needs_status=needs_status):
            raise Refused
        return fields

    def rows(self, table: BodyTable, fields: tuple[str, ...], first: int) -> tuple[RawRow, ...]:
        """Return the rows of *table*, in a body whose first line is *first*."""
        subject = fields.index("item") if "item" in fields else -1
        boxes = 1 if table.kind == "tasks" else 0  # which are brackets, and nothing that is marked
        return tuple(self._row(row, fields, first, subject, boxes) for row in table.rows)

    def _row(
        self, row: BodyRow, fields: tuple[str, ...], first: int, subject: int, boxes: int
    ) -> RawRow:
        cells = row.cells
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        if self._is_special(CELL_SEPARATOR.join(cells[boxes:] if boxes else cells)) is not None:
            words, code, stated = self._marked(cells[boxes:], fields[boxes:])
            cells = (*cells[:boxes], *words)
        if row.surplus or (subject >= 0 and (subject >= len(cells) or not cells[subject].strip())):
            raise Refused
        return RawRow(first + row.line, "", False, cells, code=code, stated=stated)

    def _marked(
        self, cells: tuple[str, ...], fields: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the plain cells of a row, and the code of its notes and statements."""
        plain: list[str] = []
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        for field, text in zip(fields, cells, strict=False):
            words, found = self._words(text)
            if words != text and field in _DATA:
                raise Refused
            plain.append(words)
            if field == "notes":
                code = found
            elif field in ("evidence", "verify"):
                stated += found
        return tuple(plain), code, stated

    def _words(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return the plain text of a cell, and its words that are code; or raise Refused."""
        if self.is_plain(text):
            return text, ()
        runs = simple_runs(text, self._needs_parser)
        if runs is None:
            raise Refused
        for kind, words in runs:
            if kind != "literal":
                self._note_files(words)
        code = tuple(words for kind, words in runs if kind == "literal")
        return "".join(words for _kind, words in runs), code
