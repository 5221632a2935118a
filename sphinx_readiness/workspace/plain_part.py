"""What a plain page says, without the parser of its document.

Whatever would be noted while a document is parsed refuses the page, so that nothing is judged here
that is not judged by rules later on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Final

from sphinx_readiness.assembly.anchors import Anchors
from sphinx_readiness.assembly.build_part import DECISION, WINDOW
from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.assembly.homes import behind
from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import (
    DocumentData,
    RawChecklist,
    RawMatrix,
    RawRecord,
    RawTable,
)
from sphinx_readiness.reading.plain_body import BodyTable
from sphinx_readiness.reading.plain_page import PlainDirective, PlainPage
from sphinx_readiness.reading.task_data import with_task_data
from sphinx_readiness.reading.tasks import TASK_HEADERS
from sphinx_readiness.text.folding import REPEATED_LIMIT, shorten
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR, is_valid_id, slug
from sphinx_readiness.workspace.examine import examine
from sphinx_readiness.workspace.plain_cells import PlainCells, Refused
from sphinx_readiness.workspace.session import Session

_CHECKLIST: Final = "checklist"

_OPTIONS: Final[Mapping[str, frozenset[str]]] = {
    _CHECKLIST: frozenset(("id", "title", "verdict", "owner", "record")),
    WINDOW: frozenset(("id", "title", "owner", "record")),
    DECISION: frozenset(("target-date", "approver", "record")),
    "readiness": frozenset(
        ("id", "version", "release-date", "state", "checklist-version", "updated", "next-review",
         "cadence", "contacts")
    ),
    "signoff-matrix": frozenset(("roles", "record")),
    # With options these speak of records and items.
    "readiness-summary": frozenset(),
    "readiness-table": frozenset(),
    "readiness-blockers": frozenset(),
    "readiness-calendar": frozenset(),
}  # fmt: skip
"""The options of each directive that are read here."""

PLAIN_DIRECTIVES: Final = frozenset(_OPTIONS)

_MADE_ID: Final = re.compile(r"id\d+\Z")
"""What docutils calls a section whose title gives no id of its own, as ``id3``."""


class PlainReader:
    """Reads the plain pages of one project."""

    def __init__(self, session: Session, extensions: Collection[str]) -> None:
        """Read for *session*, where MyST has these *extensions*."""
        self._session = session
        self._cells = PlainCells(session, extensions)

    def read(
        self, page: PlainPage, docname: str, path: str
    ) -> tuple[DocumentPart, frozenset[str]] | None:
        """Return what *page*, the document *docname* at *path* below the root, contributes.

        And the files that it names: if one of them is missing, that has to be noted elsewhere.
        """
        self._cells.mentions.clear()
        said = _Said(self._session, self._cells, docname, path)
        try:
            for each in page.directives:
                said.add(each)
            taken = _ids_of(page.headings)
        except Refused:
            return None
        given = said.anchors.given
        if said.problems or not given.isdisjoint(taken) or any(map(_MADE_ID.match, given)):
            return None
        part = examine(said.data(), self._session.options, self._session.vocabulary)
        return part, frozenset(self._cells.mentions)


class _Said:
    """What the directives of one page have said so far."""

    def __init__(self, session: Session, cells: PlainCells, docname: str, path: str) -> None:
        self.anchors = Anchors()
        self.problems: list[RawProblem] = []
        self._session = session
        self._cells = cells
        self._docname = docname
        self._path = path
        self._records: list[RawRecord] = []
        self._checklists: list[RawChecklist] = []
        self._matrices: list[RawMatrix] = []

    def data(self) -> DocumentData:
        """Return it all."""
        return DocumentData(
            self._docname, tuple(self._records), tuple(self._checklists), tuple(self._matrices)
        )

    def add(self, directive: PlainDirective) -> None:
        """Read one more; raise Refused if it takes the parser."""
        if not directive.options.keys() <= _OPTIONS[directive.name] or any(
            "{" in each for each in directive.options.values()
        ):
            raise Refused
        makers: Mapping[str, Callable[[PlainDirective], None]] = {
            "readiness": self._record,
            "signoff-matrix": self._matrix,
            _CHECKLIST: self._checklist,
            WINDOW: self._window,
            DECISION: self._decision,
        }
        makers.get(directive.name, _view)(directive)

    def _record(self, directive: PlainDirective) -> None:
        if not directive.is_empty:
            raise Refused
        id_ = _valid(directive.options.get("id", "").strip())
        self._records.append(
            RawRecord(
                id_ or slug(directive.argument or "readiness"),
                directive.argument,
                (self._path, directive.line),
                tuple(directive.options.items()),
            )
        )

    def _matrix(self, directive: PlainDirective) -> None:
        options, tables = directive.options, directive.tables
        has_roles = bool(options.get("roles"))
        configured = bool(self._session.options.roles)
        if directive.argument or (bool(tables) == has_roles and (has_roles or not configured)):
            raise Refused
        raws = []
        for each in tables:
            if each.kind == "tasks":
                raise Refused
            fields = self._cells.fields(each.headers, SIGNOFF_FIELDS, needs_status=False)
            rows = self._cells.rows(each, fields, directive.first)
            raws.append(RawTable(each.headers, fields, rows))
        place = (self._path, directive.line)
        pairs = tuple(options.items())
        self._matrices.append(RawMatrix(place, pairs, tuple(raws), behind(len(self._records))))

    def _checklist(self, directive: PlainDirective) -> None:
        options, argument = directive.options, directive.argument
        if not all(map(self._cells.is_plain, (argument, *options.values()))):
            raise Refused
        id_, title = options.get("id", "").strip(), options.get("title", "").strip()
        if argument and not id_ and is_valid_id(argument):
            id_ = argument
        elif argument and not title:
            title = argument
        self._identified(directive, _valid(id_), title, _CHECKLIST, options)

    def _window(self, directive: PlainDirective) -> None:
        options, window = directive.options, directive.argument
        if not window:
            raise Refused
        id_ = _valid(options.get("id", "").strip()) or slug(f"after {window}")
        title = options.get("title", "").strip() or window
        self._identified(directive, id_, title, WINDOW, {**options, "window": window})

    def _identified(
        self,
        directive: PlainDirective,
        id_: str,
        title: str,
        kind: str,
        options: Mapping[str, str],
    ) -> None:
        """Add a checklist of *kind* whose rows have ids."""
        title = title or shorten(directive.heading, REPEATED_LIMIT) or id_
        id_ = id_ or slug(title or self._docname)
        name = self.anchors.anchor(CHECKLIST_ANCHOR + id_).removeprefix(CHECKLIST_ANCHOR)
        tables = []
        for each in directive.tables:
            raw = self._table(each, directive.first, "status", "item", "notes", needs_status=True)
            if each.kind == "tasks":
                raw = with_task_data(raw, people=self._session.options.task_data)
            rows, _anchors = self.anchors.identified(raw, id_, self.problems)
            tables.append(raw._replace(rows=rows))
        if not any(each.rows for each in tables):
            raise Refused  # rows may stand below it
        self._add(directive, id_, title, options, tables, kind, name if name != id_ else "")

    def _decision(self, directive: PlainDirective) -> None:
        title = shorten(directive.heading, REPEATED_LIMIT)
        tables = [
            self._table(each, directive.first, "status", "item", "notes", needs_status=False)
            for each in directive.tables
        ]
        options = {**directive.options, "decision": directive.argument}
        id_ = slug(title or self._docname)
        self._add(directive, id_, title, options, tables, DECISION, "")

    def _add(
        self,
        directive: PlainDirective,
        id_: str,
        title: str,
        options: Mapping[str, str],
        tables: Collection[RawTable],
        kind: str,
        name: str,
    ) -> None:
        place, home = (self._path, directive.line), behind(len(self._records))
        self._checklists.append(
            RawChecklist(
                id_, title or id_, place, tuple(options.items()), tuple(tables), kind, home, name
            )
        )

    def _table(self, table: BodyTable, first: int, *tasks: str, needs_status: bool) -> RawTable:
        """Return the raw rows of *table*; *tasks* are the fields of a task list."""
        headers = table.headers
        if table.kind != "tasks":
            fields = self._cells.fields(headers, ITEM_FIELDS, needs_status=needs_status)
        else:
            fields = tasks[: len(headers)]
            headers = TASK_HEADERS[: len(headers)]
            if not needs_status:
                headers = tuple("Condition" if each == "Item" else each for each in headers)
        return RawTable(headers, fields, self._cells.rows(table, fields, first))


def _view(directive: PlainDirective) -> None:
    """Read a directive that only shows something."""
    if directive.argument or not directive.is_empty:
        raise Refused


def _valid(id_: str) -> str:
    """Return *id_*, which may be empty; raise Refused if it is no id."""
    if id_ and not is_valid_id(id_):
        raise Refused
    return id_


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
