"""What a plain page says, without the parser of its document.

Whatever would be noted while a document is parsed refuses the page, so that nothing is judged here
that is not judged by rules later on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from sphinx_readiness.assembly.anchors import Anchors
from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.assembly.homes import behind
from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import DocumentData, RawChecklist, RawRow, RawTable
from sphinx_readiness.reading.inline import simple_runs
from sphinx_readiness.reading.markup import CELL_SEPARATOR, patterns_for
from sphinx_readiness.reading.plain_body import BodyRow, BodyTable
from sphinx_readiness.reading.plain_page import PlainDirective, PlainPage
from sphinx_readiness.reading.task_data import with_task_data
from sphinx_readiness.reading.unclear_columns import column_problems
from sphinx_readiness.text.file_names import file_names
from sphinx_readiness.text.folding import REPEATED_LIMIT, shorten
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR, is_valid_id, slug
from sphinx_readiness.workspace.examine import examine
from sphinx_readiness.workspace.session import Session

PLAIN_DIRECTIVES: Final = ("checklist",)

_OPTIONS: Final = frozenset(("id", "title", "verdict", "owner", "record"))

_DATA: Final = frozenset(("id", "status"))

_MADE_ID: Final = re.compile(r"[a-z]+\d*\Z")
"""What docutils calls a section whose title gives no id of its own, as ``id3``."""


class Refused(Exception):  # noqa: N818 - it is no error: the page is read otherwise
    """The page holds more than is read here."""


class PlainReader:
    """Reads the plain pages of one project."""

    def __init__(self, session: Session, extensions: Collection[str]) -> None:
        """Read for *session*, where MyST has these *extensions*."""
        self._session = session
        self._more = session.options.published_types
        parser, special = patterns_for(extensions, markdown=True)
        self._needs_parser = parser.search
        self._is_special = special.search

    def read(self, page: PlainPage, docname: str, path: str) -> DocumentPart | None:
        """Return what *page*, the document *docname* at *path* below the root, contributes."""
        try:
            return self._read(page, docname, path)
        except Refused:
            return None

    def _read(self, page: PlainPage, docname: str, path: str) -> DocumentPart:
        anchors, taken = Anchors(), _ids_of(page.headings)
        problems: list[RawProblem] = []
        checklists = [
            self._checklist(each, docname, path, anchors, problems) for each in page.directives
        ]
        given = {
            row.anchor or row.id for raw in checklists for table in raw.tables for row in table.rows
        }
        given |= {CHECKLIST_ANCHOR + (raw.name or raw.id) for raw in checklists}
        if problems or not given.isdisjoint(taken) or any(map(_MADE_ID.match, given)):
            raise Refused
        data = DocumentData(docname, checklists=tuple(checklists))
        return examine(data, self._session.options, self._session.vocabulary)

    def _checklist(
        self,
        directive: PlainDirective,
        docname: str,
        path: str,
        anchors: Anchors,
        problems: list[RawProblem],
    ) -> RawChecklist:
        options = directive.options
        if not directive.options.keys() <= _OPTIONS or not all(
            map(self._is_plain, (directive.argument, *options.values()))
        ):
            raise Refused
        argument = " ".join(directive.argument.split())
        id_, title = options.get("id", "").strip(), options.get("title", "").strip()
        if argument and not id_ and is_valid_id(argument):
            id_ = argument
        elif argument and not title:
            title = argument
        if id_ and not is_valid_id(id_):
            raise Refused
        title = title or shorten(directive.heading, REPEATED_LIMIT) or id_
        id_ = id_ or slug(title or docname)
        anchor = anchors.anchor(CHECKLIST_ANCHOR + id_)
        name = anchor.removeprefix(CHECKLIST_ANCHOR)
        tables = []
        for each in directive.tables:
            raw = self._table(each, directive.first)
            rows, _anchors = anchors.identified(raw, id_, problems)
            tables.append(raw._replace(rows=rows))
        if not any(each.rows for each in tables):
            raise Refused  # rows may stand below it
        return RawChecklist(
            id_,
            title or id_,
            (path, directive.line),
            tuple(options.items()),
            tuple(tables),
            "checklist",
            behind(0),
            name if name != id_ else "",
        )

    def _is_plain(self, text: str) -> bool:
        """Say whether *text* is no more than words, and names no file."""
        if self._is_special(text) is None:
            return True
        return self._needs_parser(text) is None and not any(file_names(text, self._more))

    def _table(self, table: BodyTable, first: int) -> RawTable:
        """Return the raw rows of *table*, in a body whose first line is *first*."""
        headers = table.headers
        if not all(map(self._is_plain, headers)):
            raise Refused
        if table.kind == "tasks":
            fields = ("status", "item", "notes")[: len(headers)]
        else:
            columns = self._session.columns
            fields = columns.fields(headers, ITEM_FIELDS)
            if "item" not in fields or any(
                True for _ in column_problems(columns, headers, ITEM_FIELDS, needs_status=True)
            ):
                raise Refused
        rows = _Rows(self, fields)
        raw = RawTable(headers, fields, tuple(rows.read(row, first) for row in table.rows))
        if table.kind != "tasks":
            return raw
        return with_task_data(raw, people=self._session.options.task_data)

    def is_row_plain(self, cells: tuple[str, ...]) -> bool:
        """Say whether no cell of a row can be more than plain text."""
        return self._is_special(CELL_SEPARATOR.join(cells)) is None

    def words(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return the plain text of a cell, and its words that are code; or raise Refused."""
        if self._is_plain(text):
            return text, ()
        runs = simple_runs(text, self._needs_parser)
        if runs is None:
            raise Refused
        if "." in text and any(
            any(file_names(words, self._more)) for kind, words in runs if kind != "literal"
        ):
            raise Refused
        code = tuple(words for kind, words in runs if kind == "literal")
        return "".join(words for _kind, words in runs), code


class _Rows:
    """Reads the rows of one table."""

    def __init__(self, reader: PlainReader, fields: tuple[str, ...]) -> None:
        self._reader = reader
        self._fields = fields
        self._subject = fields.index("item")

    def read(self, row: BodyRow, first: int) -> RawRow:
        cells, subject = row.cells, self._subject
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        if not self._reader.is_row_plain(cells):
            cells, code, stated = self._marked(cells)
        if row.surplus or subject >= len(cells) or not cells[subject].strip():
            raise Refused
        return RawRow(first + row.line, "", False, cells, code=code, stated=stated)

    def _marked(
        self, cells: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the plain cells of a row, and the code of its notes and statements."""
        plain: list[str] = []
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        for field, text in zip(self._fields, cells, strict=False):
            words, found = self._reader.words(text)
            if words != text and field in _DATA:
                raise Refused
            plain.append(words)
            if field == "notes":
                code = found
            elif field in ("evidence", "verify"):
                stated += found
        return tuple(plain), code, stated


def _ids_of(headings: Collection[str]) -> frozenset[str]:
    """Return the ids that sections of *headings* have; raise Refused if that is not sure."""
    found = set()
    for each in headings:
        plain = unicodedata.normalize("NFKD", each).encode("ascii", "ignore").decode("ascii")
        if sum(map(str.isalpha, plain)) < sum(map(str.isalpha, each)):
            raise Refused
        id_ = re.sub("[^a-z0-9]+", "-", " ".join(plain.lower().split())).strip("-")
        found |= {id_, id_.lstrip("0123456789-")}
    return frozenset(found)
