"""A source that has changed into a document that was imported from it before.

People have worked on the document since: what they filled in stays, and so does every line outside
the rows. Rows are the same by their id, or else by their title.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import Entry, box_of, sign_of
from sphinx_readiness.importing.changes import Change, Update
from sphinx_readiness.importing.inline import convert
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    READINESS,
    Part,
    Plan,
    sections,
)
from sphinx_readiness.importing.update_tables import fields_of, merge_table, subject_of
from sphinx_readiness.importing.update_tasks import merge_tasks
from sphinx_readiness.importing.writing.blocks import heading_lines
from sphinx_readiness.importing.writing.document import part_lines
from sphinx_readiness.importing.writing.tables import cell_text
from sphinx_readiness.importing.written import Written, read_written
from sphinx_readiness.text.plain import compatible, readable

PEOPLES: Final = frozenset(
    ("status", "owner", "notes", "severity", "blocking", "evidence", "verify", "links", "tags",
     "name", "signature", "date")
)  # fmt: skip
"""Fields that people fill in: what stands there goes before what the source says."""

_Edit = tuple[int, int, list[str]]


def update_document(lines: Sequence[str], markup: str, plan: Plan) -> Update:
    """Return the document *lines* with what *plan* says brought into its directives."""
    update = Update(list(lines), markup, plan.names)
    existing = read_written(lines, markup, plan.prefix)
    known: dict[tuple[str, str], deque[Written]] = {}
    for each in existing:
        known.setdefault(_identity(each.name, each.argument), deque()).append(each)
    appended: list[str] = []
    where = sections(plan.source.blocks)
    for part in plan.parts:
        same = known.get(_identity(part.kind, part.argument))
        if same:
            _merge(update, plan, part, same.popleft())
        elif part.kind != READINESS or not any(each.name == READINESS for each in existing):
            section = where[part.first] if part.first < len(where) else None
            if section is not None and part.kind != READINESS:
                title = f"{section.number} {section.title}".strip()
                appended += [
                    "",
                    *heading_lines(convert(title, plan.source.markup, markup), 2, markup, markup),
                ]
            appended += ["", *part_lines(plan, part, markup)]
            for title in _titles(plan, part):
                update.changes.append(Change("added", part.argument, title))
    for written in (each for rest in known.values() for each in rest):
        if written.name == CHECKLIST:
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
            at = max(fields_of(plan.names, table, part.kind).index(subject_of(part.kind)), 0)
            yield from (readable(row.cells[at]) for row in table.rows)
        else:
            yield from (readable(e.text) for e in plan.source.blocks[index].entries if e.status)


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
        merge_table(update, part, fresh[0]._replace(headers=headers, rows=rows), found[0])
        return
    entries = [
        entry._replace(status=box, text=convert(_unsigned(entry), markup, update.markup))
        for index in part.body
        for entry in plan.source.blocks[index].entries
        if (box := box_of(entry, boxed=index in part.boxed))
    ]
    lists = [each for each in written.found if each.table is None]
    if entries and lists:
        merge_tasks(update, part, entries, lists)


def _unsigned(entry: Entry) -> str:
    """Return the text of *entry* without a sign that became its box."""
    return entry.text if entry.status else entry.text.removeprefix(sign_of(entry.text)).lstrip()
