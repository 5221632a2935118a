"""A source that has changed into a document that was imported from it before.

People have worked on the document since: what they filled in stays, and so does every line outside
the rows. Rows are the same by their id, or else by their title.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from sphinx_readiness.importing.blocks import Entry, sign_of
from sphinx_readiness.importing.changes import Change, Update
from sphinx_readiness.importing.fresh import (
    Below,
    Fresh,
    FreshTasks,
    fields_of,
    subject_of,
    tasks_of,
)
from sphinx_readiness.importing.inline import convert
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    READINESS,
    Part,
    Plan,
    sections,
)
from sphinx_readiness.importing.update_beside import merge_beside
from sphinx_readiness.importing.update_crossed import crossed
from sphinx_readiness.importing.update_tables import merge_tables
from sphinx_readiness.importing.update_tasks import merge_tasks
from sphinx_readiness.importing.words import key_of
from sphinx_readiness.importing.writing.blocks import heading_lines, read_blocks
from sphinx_readiness.importing.writing.definitions import label_line
from sphinx_readiness.importing.writing.document import part_lines
from sphinx_readiness.importing.writing.tables import cell_text
from sphinx_readiness.importing.written import Written, read_written
from sphinx_readiness.text.plain import compatible, readable


def update_document(
    lines: Sequence[str], markup: str, plan: Plan, known: Sequence[Written] | None = None
) -> Update:
    """Return the document *lines* with what *plan* says brought into its directives.

    These are *known* where they were read before.
    """
    update = Update(list(lines), markup, plan.names)
    existing = read_written(lines, markup, plan.prefix) if known is None else known
    homes = _homes(plan, existing)
    tables, tasks = crossed(update, *_fresh(plan, markup, homes), existing, plan.vocabulary)
    landed = merge_tables(update, tables, existing) | merge_tasks(update, tasks, existing)
    placed = {part for part, _ in landed}
    homed = dict(sorted(landed, reverse=True))
    nearest = [home if home >= 0 else homed.get(at, -1) for at, home in enumerate(homes)]
    beside = merge_beside(update, plan, nearest, existing)
    has_head = any(each.name == READINESS for each in existing)
    appended: list[str] = []
    where = sections(plan.source.blocks)
    for at, part in enumerate(plan.parts):
        if homes[at] >= 0 or at in placed or (part.kind == READINESS and has_head):
            continue
        section = where[part.first] if part.first < len(where) else None
        if section is not None and part.kind != READINESS:
            title = f"{section.number} {section.title}".strip()
            appended += [
                "",
                *heading_lines(convert(title, plan.source.markup, markup), 2, markup, markup),
            ]
        appended += ["", *part_lines(plan, part, markup), *beside.pop(at, ())]
        for title in _titles(plan, part):
            update.changes.append(Change("added", part.argument, title))
    appended += [line for lines in beside.values() for line in lines]
    # Rows that people moved into a checklist of their own come from one that both still have.
    moved = {to for part, to in landed if homes[part] >= 0}
    for at, written in enumerate(existing):
        if written.name == CHECKLIST and at not in moved and at not in homes:
            update.changes.append(Change("missing", written.argument, ""))
    _add_labels(update, plan)
    for start, end, fresh in sorted(update.edits, reverse=True, key=lambda edit: edit[:2]):
        update.lines[start:end] = fresh
    if appended:
        while update.lines and not update.lines[-1].strip():
            update.lines.pop()
        update.lines += [*appended, ""]
    return update


def _add_labels(update: Update, plan: Plan) -> None:
    """Give headings of the document the labels that links in rows lead to, if they lack them."""
    if not plan.labels:
        return
    there = {line.strip() for line in update.lines}
    wanted = {
        key_of(plan.source.blocks[at].text, plan.source.markup): label
        for at, label in plan.labels.items()
        if label_line(label, update.markup) not in there
    }
    for block in read_blocks(update.lines, update.markup) if wanted else ():
        label = wanted.pop(key_of(block.text, update.markup), "") if block.kind == "heading" else ""
        if label:
            update.edits.append((block.start, block.start, [label_line(label, update.markup), ""]))
            update.changes.append(Change("labelled", "", update.title(block.text), label))


def _homes(plan: Plan, existing: Sequence[Written]) -> list[int]:
    """Return for each part of *plan* the index of the same directive in *existing*, or -1."""
    known: dict[tuple[str, str], deque[int]] = {}
    for at, each in enumerate(existing):
        known.setdefault(_identity(each.name, each.argument), deque()).append(at)
    same = (known.get(_identity(part.kind, part.argument)) for part in plan.parts)
    return [each.popleft() if each else -1 for each in same]


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


def _fresh(plan: Plan, markup: str, homes: Sequence[int]) -> tuple[list[Fresh], list[FreshTasks]]:
    """Return the tables and the tasks of *plan* in *markup*."""
    source = plan.source.markup
    tables: list[Fresh] = []
    tasks: list[FreshTasks] = []

    def said(cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(cell_text(each, source, markup) for each in cells)

    for at, (part, home) in enumerate(zip(plan.parts, homes, strict=True)):
        entries: list[Entry] = []
        beneath: list[Below] = []
        for index in part.body:
            block = plan.source.blocks[index]
            table = part.tables.get(index, block.table)
            if table is not None:
                rows = tuple(
                    row._replace(cells=said(row.cells), surplus=said(row.surplus))
                    for row in table.rows
                )
                table = table._replace(headers=said(table.headers), rows=rows)
                fields = fields_of(plan.names, table, part.kind)
                tables.append(Fresh(at, part, home, table, fields))
                continue
            for entry, box, below in tasks_of(block.entries, boxed=index in part.boxed):
                text = convert(_unsigned(entry), source, markup)
                entries.append(entry._replace(status=box, text=text))
                beneath.append(tuple((deep, said((text,))[0]) for deep, text in below))
        if entries:
            tasks.append(FreshTasks(at, home, tuple(entries), part, below=tuple(beneath)))
    return tables, tasks


def _unsigned(entry: Entry) -> str:
    """Return the text of *entry* without a sign that became its box."""
    return entry.text if entry.status else entry.text.removeprefix(sign_of(entry.text)).lstrip()
