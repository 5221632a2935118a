"""Tasks into the lists of a document, where people have put them by now: the same by their text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sphinx_readiness.importing.blocks import REST, Entry
from sphinx_readiness.importing.changes import OPEN_BOXES, Change, Update
from sphinx_readiness.importing.fresh import FreshTasks, named_task, task_key
from sphinx_readiness.importing.placing import place
from sphinx_readiness.importing.readers.markdown_lists import MARKER, columns_of
from sphinx_readiness.importing.words import key_of
from sphinx_readiness.importing.written import Found, Written
from sphinx_readiness.reading.task_data import read_task


class _Known(NamedTuple):
    """A task of the document, with its lines there, and those with what stands below it."""

    where: int
    found: Found
    entry: Entry
    below: int


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
        [named for each in fresh for named in each.named(update.markup)],
        [named_task(each.where, each.entry, update.markup) for each in known],
    )
    found = iter(places)
    lists = {at: each.found[-1] for at, each in enumerate(existing)
             if each.found and each.found[-1].table is None}  # fmt: skip
    landed: set[tuple[int, int]] = set()
    added: dict[int, list[str]] = {}
    filled: dict[int, list[str]] = {}
    for each in fresh:
        before: _Known | None = None
        waiting: list[int] = []
        home = lists.get(each.home)
        argument = existing[each.home].argument if each.home >= 0 else ""
        for number, at in zip(range(len(each.entries)), found, strict=False):
            if at < 0 and before is None:
                waiting.append(number)
            elif at < 0 and before is not None:
                argument = existing[before.where].argument
                _add(update, added, argument, each, number, before.found, before.below)
            else:
                task = known[at]
                landed.add((each.at, task.where))
                _bring(update, filled, existing[task.where].argument, task, each, number)
                if each.home in (-1, task.where):
                    before = task
                    if home is None:
                        home, argument = task.found, existing[task.where].argument
        for number in waiting:
            if home is not None:
                _add(update, added, argument, each, number, home, home.end)
    homes = {each.home for each in fresh if each.drops}
    for at in sorted(set(range(len(known))) - set(places)):
        task = known[at]
        if task.where in homes:
            update.edits.append((task.entry.line, task.entry.end, []))
            gone = update.title(task.entry.text)
            update.changes.append(Change("removed", existing[task.where].argument, gone))
    _put_below(update, added, filled)
    return landed


def _put_below(update: Update, added: dict[int, list[str]], filled: dict[int, list[str]]) -> None:
    """Edit in what is *added* before lines, and what is *filled* in below tasks that end there."""
    for line, lines in filled.items():
        if line not in added and not lines[-1] and update.lines[line : line + 1] == [""]:
            del lines[-1]  # a blank line is there
    # What is filled in stands before what is added at the same line, and so it is put there last.
    for each in (added, filled):
        update.edits += [(line, line, lines) for line, lines in each.items()]


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
    update: Update,
    added: dict[int, list[str]],
    argument: str,
    fresh: FreshTasks,
    number: int,
    found: Found,
    at: int,
) -> None:
    """Add the task *number* of *fresh* to the list *found* before the line *at*."""
    entry = fresh.entries[number]
    line = update.lines[found.start].lstrip()
    marker = line[0] if line[:1] in ("*", "+", "-") and line[1:2] == " " else ""
    if not marker:  # one with numbers goes on without a gap
        marker, at = "-", found.end
    blanks = " " * found.indent
    id_ = f"**{fresh.ids[number]}**: " if fresh.ids and fresh.ids[number] else ""
    lines = added.setdefault(at, [])
    lines.append(f"{blanks}{marker} {entry.status} {id_}{entry.text}")
    below = [(1, f"{header}: {cell}") for _, header, cell in fresh.notes(number)]
    below += fresh.below[number] if fresh.below else ()
    lines += _nested(below, f"{blanks}  ", update.markup)
    update.changes.append(Change("added", argument, update.title(entry.text)))


def _nested(below: Iterable[tuple[int, str]], blanks: str, markup: str) -> list[str]:
    """Return the lines of items *below* a task, indented by *blanks*."""
    lines: list[str] = []
    before = 0
    for deep, text in below:
        if deep != before and markup == REST:
            lines.append("")
        lines.append(f"{blanks}{'  ' * (deep - 1)}- {text}")
        before = deep
    return [*lines, ""] if lines and markup == REST else lines


def _bring(
    update: Update,
    filled: dict[int, list[str]],
    argument: str,
    task: _Known,
    fresh: FreshTasks,
    number: int,
) -> None:
    """Bring a task that both have up to date: its words, and a tick that nobody has set.

    What a row says besides goes below it, into *filled*, unless people say something of it there.
    """
    entry, known = fresh.entries[number], task.entry
    old, new = read_task(known.text, people=True).title, read_task(entry.text).title
    line = update.lines[known.line]
    details: list[str] = []
    if task_key(old, update.markup) != task_key(new, update.markup) and line.count(old) == 1:
        line = line.replace(old, new)
        details.append("Item")
    if known.status in OPEN_BOXES and entry.status not in OPEN_BOXES:
        line = line.replace(known.status, entry.status, 1)
        details.append("Status")
    if details:
        update.edits.append((known.line, known.line + 1, [line]))
    notes, kept = _notes(update, task, fresh, number)
    if notes:
        marker = MARKER.match(line)
        deep = columns_of(line[: marker.start("text")]) if marker and marker["text"] else 2
        lines = _nested(
            [(1, f"{header}: {cell}") for header, cell in notes], " " * deep, update.markup
        )
        at = known.end
        if update.markup == REST:  # what goes on without a blank line is text of the task
            while (
                at < task.below and update.lines[at][:deep].isspace() and update.lines[at].strip()
            ):
                at += 1
        filled.setdefault(at, []).extend(lines)
        details += (header for header, _ in notes)
    for kind, what in (("changed", details), ("kept", kept)):
        if what:
            said = ", ".join(what)
            update.changes.append(Change(kind, argument, update.title(entry.text), said))


def _notes(
    update: Update, task: _Known, fresh: FreshTasks, number: int
) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what is new of what a row says besides, and headers of which people say otherwise."""
    if not fresh.notes(number):
        return [], []
    lines = [key_of(each, update.markup) for each in _own_lines(update, task)]
    said = _spaced(" ".join(lines))
    begun = {each.lstrip("-*+ ").partition(":")[0] for each in lines}
    owner = read_task(task.entry.text, people=True).owner
    notes: list[tuple[str, str]] = []
    kept: list[str] = []
    for field, header, cell in fresh.notes(number):
        words = _spaced(key_of(cell, update.markup))
        if words in said if words.strip() else any(cell in each for each in lines):
            continue
        if (field == "owner" and owner) or key_of(header, update.markup) in begun:
            kept.append(header)
        else:
            notes.append((header, cell))
    return notes, kept


def _own_lines(update: Update, task: _Known) -> list[str]:
    """Return the lines of *task* in the document, with those that are indented below it."""
    lines = update.lines
    start = task.entry.line
    end = start + 1
    indent = len(lines[start]) - len(lines[start].lstrip())
    while end < task.below and (not lines[end].strip() or lines[end][: indent + 1].isspace()):
        end += 1
    return lines[start : max(end, task.entry.end)]


def _spaced(text: str) -> str:
    """Return the words of *text* with a blank on each side, so that none is a part of another."""
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
