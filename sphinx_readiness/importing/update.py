"""A source that has changed into a document that was imported from it before.

People have worked on the document since: what they filled in stays, and so does every line outside
the rows. Rows are the same by their id, or else by their title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames, header_key
from sphinx_readiness.importing.blocks import Entry, Row, Table
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    MATRIX,
    READINESS,
    Part,
    Plan,
    sections,
)
from sphinx_readiness.importing.writing.blocks import heading_lines
from sphinx_readiness.importing.writing.document import part_lines
from sphinx_readiness.importing.writing.inline import convert
from sphinx_readiness.importing.writing.tables import cell_text, write_table
from sphinx_readiness.importing.written import Found, Written, read_written
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import compatible, readable

PEOPLES: Final = frozenset(
    ("status", "owner", "notes", "severity", "blocking", "evidence", "verify", "links", "tags",
     "name", "signature", "date")
)  # fmt: skip
"""Fields that people fill in: what stands there goes before what the source says."""

_OPEN_BOXES: Final = frozenset(("[ ]", "[]", "[_]", "\u2b1c", "\u2610"))

_Edit = tuple[int, int, list[str]]


class Change(NamedTuple):
    """What became of a row: ``added``, ``changed`` or ``removed``; its checklist and its title."""

    kind: str
    checklist: str
    title: str
    detail: str = ""


@dataclass(slots=True)
class Update:
    """The *lines* of a document that is brought up to date, and what changed."""

    lines: list[str]
    markup: str
    names: ColumnNames
    changes: list[Change] = field(default_factory=list)
    edits: list[_Edit] = field(default_factory=list)


def update_document(lines: Sequence[str], markup: str, plan: Plan) -> Update:
    """Return the document *lines* with what *plan* says brought into its directives."""
    update = Update(list(lines), markup, plan.names)
    existing = read_written(lines, markup)
    known = {_identity(each.name, each.argument): each for each in existing}
    seen: set[tuple[str, str]] = set()
    appended: list[str] = []
    where = sections(plan.source.blocks)
    for part in plan.parts:
        identity = _identity(part.kind, part.argument)
        seen.add(identity)
        written = known.get(identity)
        if written is not None:
            _merge(update, plan, part, written)
        elif part.kind != READINESS or not any(each.name == READINESS for each in existing):
            section = where[part.first] if part.first < len(where) else None
            if section is not None and part.kind != READINESS:
                title = f"{section.number} {section.title}".strip()
                appended += ["", *heading_lines(convert(title, plan.source.markup, markup), 2, markup, markup)]
            appended += ["", *part_lines(plan, part, markup)]
            for title in _titles(plan, part):
                update.changes.append(Change("added", part.argument, title))
    for identity, written in known.items():
        if identity not in seen and written.name == CHECKLIST:
            update.changes.append(Change("missing", written.argument, ""))
    for start, end, fresh in sorted(update.edits, reverse=True, key=lambda edit: edit[:2]):
        update.lines[start:end] = fresh
    if appended:
        while update.lines and not update.lines[-1].strip():
            update.lines.pop()
        update.lines += [*appended, ""]
    return update


def _identity(name: str, argument: str) -> tuple[str, str]:
    return name, compatible(argument) if name in (CHECKLIST, "post-deployment") else ""


def _titles(plan: Plan, part: Part) -> Iterator[str]:
    for index in part.body:
        table = part.tables.get(index, plan.source.blocks[index].table)
        if table is not None:
            at = max(_fields(plan.names, table, part.kind).index(_subject(part.kind)), 0)
            yield from (readable(row.cells[at]) for row in table.rows)
        else:
            yield from (readable(e.text) for e in plan.source.blocks[index].entries if e.status)


def _subject(kind: str) -> str:
    return "role" if kind == MATRIX else "item"


def _fields(names: ColumnNames, table: Table, kind: str) -> tuple[str, ...]:
    return names.fields(table.headers, SIGNOFF_FIELDS if kind == MATRIX else ITEM_FIELDS)


def _merge(update: Update, plan: Plan, part: Part, written: Written) -> None:
    """Bring the rows of *part* into the directive *written*."""
    markup = plan.source.markup
    tables = [part.tables.get(index, plan.source.blocks[index].table) for index in part.body]
    fresh = [table for table in tables if table is not None]
    found = [each for each in written.found if each.table is not None]
    if fresh and found:
        rows = tuple(
            row._replace(cells=tuple(cell_text(c, markup, update.markup) for c in row.cells))
            for row in fresh[0].rows
        )
        headers = tuple(cell_text(each, markup, update.markup) for each in fresh[0].headers)
        _merge_table(update, part, fresh[0]._replace(headers=headers, rows=rows), found[0])
        return
    entries = [
        entry._replace(status=entry.status or "[ ]", text=convert(entry.text, markup, update.markup))
        for index in part.body
        for entry in plan.source.blocks[index].entries
        if entry.status or (index in part.boxed and entry.depth == 0)
    ]
    lists = [each for each in written.found if each.table is None]
    if entries and lists:
        _merge_tasks(update, part, entries, lists)


class _Sides(NamedTuple):
    """The columns of the document and of the source: what each is, and which column has it."""

    kind: str
    headers: tuple[str, ...]
    fields: tuple[str, ...]
    sources: tuple[int, ...]
    """For each column of the merged table, that of the source; -1 if it has none."""


def _merge_table(update: Update, part: Part, fresh: Table, found: Found) -> None:
    table = found.table
    if table is None:
        return
    sides = _sides(update.names, part.kind, table, fresh)
    subject = _subject(part.kind)
    old_fields = _fields(update.names, table, part.kind)
    new_fields = _fields(update.names, fresh, part.kind)
    old_rows = _Index(table, old_fields, subject)
    made: list[tuple[str, ...]] = []
    kept: set[int] = set()
    ids = {row.cells[old_rows.id] for row in table.rows if 0 <= old_rows.id < len(row.cells)}
    for row in fresh.rows:
        new = _Index.of(row, new_fields, subject)
        at = old_rows.find(*new, kept)
        if at is None:
            cells = [row.cells[each] if 0 <= each < len(row.cells) else "" for each in sides.sources]
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
    before = [tuple(row.cells) + ("",) * (len(table.headers) - len(row.cells)) for row in table.rows]
    if made == before and sides.headers == table.headers:
        return
    rows = tuple(Row(0, cells) for cells in made)
    lines = write_table(Table(sides.headers, rows), update.markup, update.markup)
    blanks = " " * found.indent
    update.edits.append((found.start, found.end, [blanks + line if line else "" for line in lines]))


def _sides(names: ColumnNames, kind: str, table: Table, fresh: Table) -> _Sides:
    """Return the columns of both tables as one: those of the document, then what is new."""
    old, new = _fields(names, table, kind), _fields(names, fresh, kind)
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
        self._by_id: dict[str, list[int]] = {}
        self._by_title: dict[str, list[int]] = {}
        for at, row in enumerate(table.rows):
            id_, title = self.of(row, fields, subject)
            self._by_id.setdefault(_key(id_), []).append(at)
            self._by_title.setdefault(_key(title), []).append(at)

    @staticmethod
    def of(row: Row, fields: Sequence[str], subject: str) -> tuple[str, str]:
        """Return id and title of *row*."""
        said = dict(zip(fields, row.cells, strict=False))
        return said.get("id", ""), said.get(subject, "")

    def find(self, id_: str, title: str, kept: set[int]) -> int | None:
        """Return the row with this *title*, or else with this *id_*, that is not yet *kept*."""
        for known, key in ((self._by_title, _key(title)), (self._by_id, _key(id_))):
            for at in known.get(key, ()) if key else ():
                if at not in kept:
                    return at
        return None


def _key(text: str) -> str:
    return " ".join(compatible(readable(text)).split())


def _merged(update: Update, part: Part, sides: _Sides, old: Row, new: Row) -> tuple[str, ...]:
    """Return the cells of a row that both have; what people filled in goes before."""
    cells: list[str] = []
    details: list[str] = []
    for at, (field_, source) in enumerate(zip(sides.fields, sides.sources, strict=True)):
        before = old.cells[at] if at < len(old.cells) else ""
        after = new.cells[source] if 0 <= source < len(new.cells) else before
        if field_ == "id" or source < 0 or _key(before) == _key(after):
            cells.append(before)
        elif field_ in PEOPLES and not (is_blank(before) or before.strip() in _OPEN_BOXES):
            cells.append(before)
        else:
            cells.append(after)
            details.append(readable(sides.headers[at]))
    if details:
        title = dict(zip(sides.fields, cells, strict=True)).get(_subject(part.kind), "")
        update.changes.append(Change("changed", part.argument, readable(title), ", ".join(details)))
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


def _merge_tasks(
    update: Update, part: Part, fresh: Sequence[Entry], lists: Sequence[Found]
) -> None:
    """Bring the tasks *fresh* into the *lists* of a directive; those that are ticked stay so."""
    old: dict[str, list[tuple[Found, Entry]]] = {}
    for found in lists:
        base = found.start
        first = min((entry.line for entry in found.entries), default=0)
        for entry in found.entries:
            if entry.status:
                moved = entry._replace(line=base + entry.line - first, end=base + entry.end - first)
                old.setdefault(_key(entry.text), []).append((found, moved))
    added: list[str] = []
    blanks = " " * lists[-1].indent
    for entry in fresh:
        same = old.get(_key(entry.text))
        if not same:
            update.changes.append(Change("added", part.argument, readable(entry.text)))
            added.append(f"{blanks}- {entry.status} {entry.text}")
            continue
        _, known = same.pop(0)
        if known.status in _OPEN_BOXES and entry.status not in _OPEN_BOXES:
            line = update.lines[known.line]
            update.edits.append((known.line, known.line + 1, [line.replace(known.status, entry.status, 1)]))
            update.changes.append(Change("changed", part.argument, readable(entry.text)))
    for rest in old.values():
        for _, entry in rest:
            update.edits.append((entry.line, entry.end, []))
            update.changes.append(Change("removed", part.argument, readable(entry.text)))
    if added:
        update.edits.append((lists[-1].end, lists[-1].end, added))
