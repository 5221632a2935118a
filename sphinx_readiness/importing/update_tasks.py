"""Tasks into the lists of a document, where people have put them by now: the same by their text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sphinx_readiness.importing.blocks import Entry
from sphinx_readiness.importing.changes import OPEN_BOXES, Change, Update, key_of
from sphinx_readiness.importing.placing import Named, place
from sphinx_readiness.importing.written import Found, Written
from sphinx_readiness.text.plain import readable


class FreshTasks(NamedTuple):
    """The tasks of a part: its index in the plan, and the directive that is the same, or -1."""

    at: int
    home: int
    entries: tuple[Entry, ...]


class _Known(NamedTuple):
    """A task of the document, with its lines there, and those with what stands below it."""

    where: int
    found: Found
    entry: Entry
    below: int


def _key(text: str) -> str:
    """Return the *text* of a task as it is compared: by its letters, as some lines are escaped."""
    return "".join(filter(str.isalnum, key_of(text))) or text


def merge_tasks(
    update: Update, fresh: Sequence[FreshTasks], existing: Sequence[Written]
) -> set[tuple[int, int]]:
    """Bring the tasks *fresh* into the lists of *existing*; those that are ticked stay so.

    Returns pairs: the index of a part, and that of a directive in which tasks of it stand.
    """
    known = [
        task
        for at, each in enumerate(existing)
        for found in each.found
        if found.table is None
        for task in _tasks(at, found)
    ]
    places = place(
        [Named(each.home, "", _key(entry.text)) for each in fresh for entry in each.entries],
        [Named(each.where, "", _key(each.entry.text)) for each in known],
    )
    found = iter(places)
    lists = {at: each.found[-1] for at, each in enumerate(existing)
             if each.found and each.found[-1].table is None}  # fmt: skip
    landed: set[tuple[int, int]] = set()
    added: dict[int, list[str]] = {}
    for each in fresh:
        before: _Known | None = None
        waiting: list[Entry] = []
        home = lists.get(each.home)
        argument = existing[each.home].argument if each.home >= 0 else ""
        for entry, at in zip(each.entries, found, strict=False):
            if at < 0 and before is None:
                waiting.append(entry)
            elif at < 0 and before is not None:
                argument = existing[before.where].argument
                _add(update, added, argument, entry, before.found, before.below)
            else:
                task = known[at]
                landed.add((each.at, task.where))
                _tick(update, existing[task.where].argument, task.entry, entry)
                if each.home in (-1, task.where):
                    before = task
                    if home is None:
                        home, argument = task.found, existing[task.where].argument
        for entry in waiting:
            if home is None:
                break
            _add(update, added, argument, entry, home, home.end)
    homes = {each.home for each in fresh}
    for at in sorted(set(range(len(known))) - set(places)):
        task = known[at]
        if task.where in homes:
            update.edits.append((task.entry.line, task.entry.end, []))
            gone = readable(task.entry.text)
            update.changes.append(Change("removed", existing[task.where].argument, gone))
    update.edits += [(line, line, lines) for line, lines in added.items()]
    return landed


def _tasks(where: int, found: Found) -> list[_Known]:
    """Return the tasks of a list, with their lines in the document."""
    moved = found.start - min((entry.line for entry in found.entries), default=0)
    made: list[_Known] = []
    below = found.end
    for entry in reversed(found.entries):  # what is behind an outermost item comes behind the list
        here = entry._replace(line=moved + entry.line, end=moved + entry.end)
        if here.status:
            made.append(_Known(where, found, here, below))
        if entry.depth == 0:
            below = here.line
    return made[::-1]


def _add(
    update: Update, added: dict[int, list[str]], argument: str, entry: Entry, found: Found, at: int
) -> None:
    """Add the task *entry* to the list *found* before the line *at*."""
    line = update.lines[found.start].lstrip()
    marker = line[0] if line[:1] in ("*", "+", "-") and line[1:2] == " " else ""
    if not marker:  # one with numbers goes on without a gap
        marker, at = "-", found.end
    blanks = " " * found.indent
    added.setdefault(at, []).append(f"{blanks}{marker} {entry.status} {entry.text}")
    update.changes.append(Change("added", argument, readable(entry.text)))


def _tick(update: Update, argument: str, known: Entry, entry: Entry) -> None:
    """Tick a task that the source has ticked, and nobody else."""
    if known.status in OPEN_BOXES and entry.status not in OPEN_BOXES:
        line = update.lines[known.line].replace(known.status, entry.status, 1)
        update.edits.append((known.line, known.line + 1, [line]))
        update.changes.append(Change("changed", argument, readable(entry.text)))
