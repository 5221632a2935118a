"""The rows of a table into those of a document: the same by id, or else by title.

What people have filled in stays, whatever the source says.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames, header_key
from sphinx_readiness.importing.blocks import Row, Table
from sphinx_readiness.importing.changes import OPEN_BOXES, Change, Update, key_of
from sphinx_readiness.importing.recognise.plan import MATRIX, Part
from sphinx_readiness.importing.writing.tables import write_table
from sphinx_readiness.importing.written import Found
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import readable

PEOPLES: Final = frozenset(
    ("status", "owner", "notes", "severity", "blocking", "evidence", "verify", "links", "tags",
     "name", "signature", "date")
)  # fmt: skip
"""Fields that people fill in: what stands there goes before what the source says."""


def subject_of(kind: str) -> str:
    """Return the field by which a row is known."""
    return "role" if kind == MATRIX else "item"


def fields_of(names: ColumnNames, table: Table, kind: str) -> tuple[str, ...]:
    """Return what the columns of *table* are in a directive of *kind*."""
    return names.fields(table.headers, SIGNOFF_FIELDS if kind == MATRIX else ITEM_FIELDS)


class _Sides(NamedTuple):
    """The columns of the document and of the source: what each is, and which column has it."""

    kind: str
    headers: tuple[str, ...]
    fields: tuple[str, ...]
    sources: tuple[int, ...]
    """For each column of the merged table, that of the source; -1 if it has none."""


def merge_table(update: Update, part: Part, fresh: Table, found: Found) -> None:
    """Bring the rows of *fresh* into the table that was *found* in the document."""
    table = found.table
    if table is None:
        return
    sides = _sides(update.names, part.kind, table, fresh)
    subject = subject_of(part.kind)
    old_fields = fields_of(update.names, table, part.kind)
    new_fields = fields_of(update.names, fresh, part.kind)
    old_rows = _Index(table, old_fields, subject)
    made: list[tuple[str, ...]] = []
    kept: set[int] = set()
    ids = {row.cells[old_rows.id] for row in table.rows if 0 <= old_rows.id < len(row.cells)}
    for row in fresh.rows:
        new = _Index.of(row, new_fields, subject)
        at = old_rows.find("" if part.numbered else new[0], new[1], kept)
        if at is None:
            cells = [
                row.cells[each] if 0 <= each < len(row.cells) else "" for each in sides.sources
            ]
            if old_rows.id >= 0:
                cells[old_rows.id] = _free(cells[old_rows.id], ids, part.argument)
            update.changes.append(Change("added", part.argument, readable(new[1])))
            made.append(tuple(cells))
            continue
        kept.add(at)
        made.append(_merged(update, part, sides, table.rows[at], row))
    for at, row in enumerate(table.rows):
        if at not in kept:
            title = row.cells[old_rows.subject] if old_rows.subject < len(row.cells) else ""
            update.changes.append(Change("removed", part.argument, readable(title)))
    before = [
        tuple(row.cells) + ("",) * (len(table.headers) - len(row.cells)) for row in table.rows
    ]
    if made == before and sides.headers == table.headers:
        return
    rows = tuple(Row(0, cells) for cells in made)
    lines = write_table(
        Table(sides.headers, rows, aligns=table.aligns), update.markup, update.markup
    )
    blanks = " " * found.indent
    update.edits.append((found.start, found.end, [blanks + line if line else "" for line in lines]))


def _sides(names: ColumnNames, kind: str, table: Table, fresh: Table) -> _Sides:
    """Return the columns of both tables as one: those of the document, then what is new."""
    old, new = fields_of(names, table, kind), fields_of(names, fresh, kind)
    keys = [field or header_key(header) for field, header in zip(new, fresh.headers, strict=True)]
    sources = [
        keys.index(field or header_key(header)) if (field or header_key(header)) in keys else -1
        for field, header in zip(old, table.headers, strict=True)
    ]
    headers, fields = list(table.headers), list(old)
    for at, header in enumerate(fresh.headers):
        filled = any(at < len(row.cells) and row.cells[at].strip() for row in fresh.rows)
        if at not in sources and filled and new[at] != "id":
            headers.append(header)
            fields.append(new[at])
            sources.append(at)
    return _Sides(kind, tuple(headers), tuple(fields), tuple(sources))


class _Index:
    """The rows of a table by id and by title."""

    def __init__(self, table: Table, fields: Sequence[str], subject: str) -> None:
        self.id = fields.index("id") if "id" in fields else -1
        self.subject = fields.index(subject) if subject in fields else 0
        self._by_id: dict[str, deque[int]] = {}
        self._by_title: dict[str, deque[int]] = {}
        for at, row in enumerate(table.rows):
            id_, title = self.of(row, fields, subject)
            self._by_id.setdefault(key_of(id_), deque()).append(at)
            self._by_title.setdefault(key_of(title), deque()).append(at)

    @staticmethod
    def of(row: Row, fields: Sequence[str], subject: str) -> tuple[str, str]:
        """Return id and title of *row*; for one without a title, all else that it says."""
        said = dict(zip(fields, row.cells, strict=False))
        title = said.get(subject, "")
        if not key_of(title):
            cells = zip(fields, row.cells, strict=False)
            title = " ".join(cell for field, cell in cells if field != "id")
        return said.get("id", ""), title

    def find(self, id_: str, title: str, kept: set[int]) -> int | None:
        """Return the row with this *title*, or else with this *id_*, that is not yet *kept*."""
        for known, key in ((self._by_title, key_of(title)), (self._by_id, key_of(id_))):
            rows = known.get(key) if key else None
            while rows:
                at = rows.popleft()
                if at not in kept:
                    return at
        return None


def _merged(update: Update, part: Part, sides: _Sides, old: Row, new: Row) -> tuple[str, ...]:
    """Return the cells of a row that both have; what people filled in goes before."""
    cells: list[str] = []
    details: list[str] = []
    kept: list[str] = []
    for at, (field_, source) in enumerate(zip(sides.fields, sides.sources, strict=True)):
        before = old.cells[at] if at < len(old.cells) else ""
        after = new.cells[source] if 0 <= source < len(new.cells) else before
        same = field_ == "id" or source < 0 or key_of(before) == key_of(after)
        filled = not (is_blank(before) or before.strip() in OPEN_BOXES)
        if same or (field_ in PEOPLES and filled):
            cells.append(before)
            if not same and not is_blank(after) and after.strip() not in OPEN_BOXES:
                kept.append(readable(sides.headers[at]))
        else:
            cells.append(after)
            details.append(readable(sides.headers[at]))
    title = readable(dict(zip(sides.fields, cells, strict=True)).get(subject_of(part.kind), ""))
    for kind, said in (("changed", details), ("kept", kept)):
        if said:
            update.changes.append(Change(kind, part.argument, title, ", ".join(said)))
    return tuple(cells)


def _free(id_: str, ids: set[str], checklist: str) -> str:
    """Return *id_*, or the next free one of the checklist if it is taken, and take it."""
    number = len(ids)
    made = id_
    while made in ids:
        number += 1
        made = f"{checklist}-{number}"
    ids.add(made)
    return made
