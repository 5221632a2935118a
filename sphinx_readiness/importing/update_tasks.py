"""Tasks into the lists of a document: the same by their text."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from sphinx_readiness.importing.blocks import Entry
from sphinx_readiness.importing.changes import OPEN_BOXES, Change, Update, key_of
from sphinx_readiness.importing.recognise.plan import Part
from sphinx_readiness.importing.written import Found
from sphinx_readiness.text.plain import readable


def _key(text: str) -> str:
    """Return the *text* of a task as it is compared: by its letters, as some lines are escaped."""
    return "".join(filter(str.isalnum, key_of(text))) or text


def merge_tasks(update: Update, part: Part, fresh: Sequence[Entry], lists: Sequence[Found]) -> None:
    """Bring the tasks *fresh* into the *lists* of a directive; those that are ticked stay so."""
    old: dict[str, deque[tuple[Found, Entry]]] = {}
    for found in lists:
        base = found.start
        first = min((entry.line for entry in found.entries), default=0)
        for entry in found.entries:
            if entry.status:
                moved = entry._replace(line=base + entry.line - first, end=base + entry.end - first)
                old.setdefault(_key(entry.text), deque()).append((found, moved))
    added: list[str] = []
    blanks = " " * lists[-1].indent
    for entry in fresh:
        same = old.get(_key(entry.text))
        if not same:
            update.changes.append(Change("added", part.argument, readable(entry.text)))
            added.append(f"{blanks}- {entry.status} {entry.text}")
            continue
        _, known = same.popleft()
        if known.status in OPEN_BOXES and entry.status not in OPEN_BOXES:
            line = update.lines[known.line]
            update.edits.append(
                (known.line, known.line + 1, [line.replace(known.status, entry.status, 1)])
            )
            update.changes.append(Change("changed", part.argument, readable(entry.text)))
    for rest in old.values():
        for _, entry in rest:
            update.edits.append((entry.line, entry.end, []))
            update.changes.append(Change("removed", part.argument, readable(entry.text)))
    if added:
        update.edits.append((lists[-1].end, lists[-1].end, added))
