"""Rows of a table that people made tasks of, and tasks that they made rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import Entry, Row, Table
from sphinx_readiness.importing.changes import Update
from sphinx_readiness.importing.fresh import (
    Fresh,
    FreshTasks,
    Said,
    fields_of,
    subject_of,
    task_key,
)
from sphinx_readiness.importing.recognise.plan import MATRIX
from sphinx_readiness.importing.written import Written
from sphinx_readiness.reading.task_data import read_task
from sphinx_readiness.reading.tasks import read_box
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_BOXES: Final = {Outcome.PASS: "[x]", Outcome.FAIL: "[\u2718]", Outcome.INFO: "[-]"}
"""The box of a task for what its status means; all else is open."""

_HEADERS: Final = ("ID", "Item", "Status")


class _Known(NamedTuple):
    """What rows or tasks of a document are known by."""

    ids: set[str]
    titles: set[str]

    def has(self, id_: str, title: str) -> bool:
        """Say whether one of them has this title, or this id."""
        return title in self.titles or (bool(id_) and id_.casefold() in self.ids)


def crossed(
    update: Update,
    tables: Sequence[Fresh],
    tasks: Sequence[FreshTasks],
    existing: Sequence[Written],
    vocabulary: Vocabulary,
) -> tuple[list[Fresh], list[FreshTasks]]:
    """Return *tables* and *tasks* of a source with each row as what it is in the document now.

    A row that is in neither goes to what the directive has that is the same.
    """
    kinds = [{found.table is None for found in each.found} for each in existing]
    if not any(True in each for each in kinds) and not tasks:
        return list(tables), list(tasks)
    rows, known = _rows(update, existing), _tasks(existing, update.markup)
    made_tables: list[Fresh] = []
    made_tasks: list[FreshTasks] = []
    for each in tables:
        only = each.home >= 0 and kinds[each.home] == {True}
        stay, go = _parted(update, each, rows, known, only=only)
        if stay or not go:
            made_tables.append(each._replace(table=each.table._replace(rows=tuple(stay))))
        if go:
            made_tasks.append(_as_tasks(each, go, vocabulary, drops=only))
    for fresh in tasks:
        only = fresh.home >= 0 and kinds[fresh.home] == {False}
        moved = [
            not known.has(*_named(entry.text, update.markup))
            and (only or rows.has(*_named(entry.text, update.markup)))
            for entry in fresh.entries
        ]
        stays = [at for at, goes in enumerate(moved) if not goes]
        goes_on = [e for e, goes in zip(fresh.entries, moved, strict=True) if goes]
        if stays:
            made_tasks.append(fresh.chosen(stays))
        if goes_on:
            made_tables.append(_as_table(update, fresh, goes_on, drops=only))
    return made_tables, made_tasks


def _parted(
    update: Update, fresh: Fresh, rows: _Known, tasks: _Known, *, only: bool
) -> tuple[list[Row], list[Row]]:
    """Return which rows of a table stay rows, and which are tasks in the document."""
    stay: list[Row] = []
    go: list[Row] = []
    if fresh.part.kind == MATRIX:
        return list(fresh.table.rows), go
    for row in fresh.table.rows:
        said = dict(zip(fresh.fields, row.cells, strict=False))
        id_ = "" if fresh.part.numbered else said.get("id", "")
        title = task_key(said.get("item", ""), update.markup)
        is_task = not rows.has(id_, title) and (only or tasks.has(id_, title))
        (go if is_task else stay).append(row)
    return stay, go


def _named(text: str, markup: str) -> tuple[str, str]:
    task = read_task(text, people=True)
    return task.id, task_key(task.title, markup)


def _rows(update: Update, existing: Sequence[Written]) -> _Known:
    known = _Known(set(), set())
    for written in existing:
        for found in written.found if written.name != MATRIX else ():
            if found.table is not None:
                fields = fields_of(update.names, found.table, written.name)
                for row in found.table.rows:
                    said = dict(zip(fields, row.cells, strict=False))
                    known.ids.add(said.get("id", "").casefold())
                    subject = said.get(subject_of(written.name), "")
                    known.titles.add(task_key(subject, update.markup))
    return _without_blank(known)


def _tasks(existing: Sequence[Written], markup: str) -> _Known:
    known = _Known(set(), set())
    for written in existing:
        for found in written.found:
            for entry in found.entries if found.table is None else ():
                if entry.status:
                    id_, title = _named(entry.text, markup)
                    known.ids.add(id_.casefold())
                    known.titles.add(title)
    return _without_blank(known)


def _without_blank(known: _Known) -> _Known:
    known.ids.discard("")
    known.titles.discard("")
    return known


def _as_tasks(
    fresh: Fresh, rows: Iterable[Row], vocabulary: Vocabulary, *, drops: bool
) -> FreshTasks:
    """Return *rows* as tasks: what they say besides status and title is told of each."""
    entries: list[Entry] = []
    ids: list[str] = []
    more: list[Said] = []
    for row in rows:
        said = dict(zip(fresh.fields, row.cells, strict=False))
        status = said.get("status", "")
        outcome = vocabulary.match(status).outcome if not is_blank(status) else None
        box = status if read_box(status) is not None else _BOXES.get(outcome, "[ ]")  # type: ignore[arg-type]
        entries.append(Entry(0, 1, 0, box, said.get("item", "")))
        ids.append("" if fresh.part.numbered else said.get("id", ""))
        more.append(
            tuple(
                (field, header, cell)
                for field, header, cell in zip(
                    fresh.fields, fresh.table.headers, row.cells, strict=False
                )
                if field not in ("id", "item", "status") and not is_blank(cell)
            )
        )
    return FreshTasks(
        fresh.at, fresh.home, tuple(entries), fresh.part, tuple(ids), tuple(more), drops
    )


def _as_table(update: Update, fresh: FreshTasks, entries: Sequence[Entry], *, drops: bool) -> Fresh:
    """Return *entries* as a table with what tasks have."""
    read = [read_task(entry.text, people=False) for entry in entries]
    rows = tuple(
        Row(0, (task.id, task.title, entry.status))
        for task, entry in zip(read, entries, strict=True)
    )
    table = Table(_HEADERS, rows)
    fields = fields_of(update.names, table, fresh.part.kind)
    return Fresh(fresh.at, fresh.part, fresh.home, table, fields, drops)
