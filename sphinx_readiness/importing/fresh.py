"""What a source brings into a document: its tables and tasks, in the markup of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames, header_key
from sphinx_readiness.importing.blocks import Entry, Table, box_of
from sphinx_readiness.importing.placing import Named
from sphinx_readiness.importing.recognise.plan import MATRIX, Part
from sphinx_readiness.importing.words import key_of
from sphinx_readiness.reading.task_data import read_task


def subject_of(kind: str) -> str:
    """Return the field by which a row is known."""
    return "role" if kind == MATRIX else "item"


def fields_of(names: ColumnNames, table: Table, kind: str) -> tuple[str, ...]:
    """Return what the columns of *table* are in a directive of *kind*."""
    return names.fields(table.headers, SIGNOFF_FIELDS if kind == MATRIX else ITEM_FIELDS)


class Fresh(NamedTuple):
    """A table of the source, its cells in the markup of the document.

    *at* is the index of its *part* in the plan, *home* that of the directive of the document which
    is the same; -1 if there is none.
    """

    at: int
    part: Part
    home: int
    table: Table
    fields: tuple[str, ...]
    drops: bool = True
    """Whether rows of the directive go that the source no longer has."""

    def keys(self) -> list[str]:
        """Return what each column is known by."""
        return keys_of(self.fields, self.table.headers)


def keys_of(fields: Sequence[str], headers: Sequence[str]) -> list[str]:
    """Return what columns are known by: their fields, or headers; each is another one."""
    seen = Counter[str]()
    made: list[str] = []
    for name, header in zip(fields, headers, strict=True):
        key = name or header_key(header)
        seen[key] += 1
        made.append(key if seen[key] == 1 else f"{key} {seen[key]}")
    return made


Said = tuple[tuple[str, str, str], ...]
"""What a row says: fields (or nothing), headers and cells."""

Below = tuple[tuple[int, str], ...]
"""Items below a task that are none: how much deeper each is, from 1, and what it says."""


def tasks_of(entries: Sequence[Entry], *, boxed: bool) -> list[tuple[Entry, str, Below]]:
    """Return the tasks among *entries* of a list, their boxes, and the items below them."""
    tasks: list[tuple[Entry, str, list[tuple[int, str]]]] = []
    above: list[int] = []  # for each depth the task that stands there, -1 for another item
    for entry in entries:
        del above[entry.depth :]
        box = box_of(entry, boxed=boxed)
        depth = max((at for at, task in enumerate(above) if task >= 0), default=-1)
        if box:
            tasks.append((entry, box, []))
        elif depth >= 0:
            tasks[above[depth]][2].append((entry.depth - depth, entry.text))
        above += [-1] * (entry.depth - len(above))
        above.append(len(tasks) - 1 if box else -1)
    return [(entry, box, tuple(below)) for entry, box, below in tasks]


class FreshTasks(NamedTuple):
    """The tasks of a part: its index in the plan, and the directive that is the same, or -1."""

    at: int
    home: int
    entries: tuple[Entry, ...]
    part: Part
    ids: tuple[str, ...] = ()
    """Of tasks that are rows in the source; empty ones where it has none."""
    more: tuple[Said, ...] = ()
    """What those rows say besides."""
    drops: bool = True
    """Whether tasks of the directive go that the source no longer has."""
    below: tuple[Below, ...] = ()
    """What stands below each of those that are tasks in the source."""

    def chosen(self, indexes: Sequence[int]) -> FreshTasks:
        """Return it with those at *indexes* of its tasks, which are tasks in the source."""
        entries = tuple(self.entries[at] for at in indexes)
        return self._replace(entries=entries, below=tuple(self.below[at] for at in indexes))

    def named(self, markup: str) -> Iterator[Named]:
        """Yield what each task is known by."""
        for at, entry in enumerate(self.entries):
            yield named_task(self.home, entry, markup, self.ids[at] if self.ids else "")

    def notes(self, at: int) -> Said:
        """Return what the task at *at* says besides its title."""
        return self.more[at] if self.more else ()


def task_key(text: str, markup: str) -> str:
    """Return the *text* of a task as it is compared: by its letters, as some lines are escaped."""
    return "".join(filter(str.isalnum, key_of(text, markup))) or text


def named_task(home: int, entry: Entry, markup: str, id_: str = "") -> Named:
    """Return what a task is known by: its id, and its title without owners."""
    task = read_task(entry.text, people=True)
    return Named(home, (id_ or task.id).casefold(), task_key(task.title, markup))
