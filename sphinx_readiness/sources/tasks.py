"""Task lists (``- [ ]``, ``- [x]``, nested) to rows, the same in Markdown and reST."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.sources.body import BodyRow, BodyTable

TASK_HEADERS: Final = (N_("Status"), N_("Item"), N_("Notes"))
"""The columns of a task list. Bullets without a box below a task are its notes."""

_BULLET: Final = re.compile(r"(?P<indent>[ \t]*)(?:[-+*]|\d{1,9}[.)])[ \t]+(?P<text>\S.*)\Z")

_BOX: Final = re.compile(r"\[(?P<mark>[^\[\]])\](?=\s|\Z)\s*(?P<text>.*)\Z", re.DOTALL)


@dataclass(slots=True)
class _Task:
    line: int
    indent: int
    status: str
    text: list[str]
    notes: list[str] = field(default_factory=list)
    in_notes: bool = False


def read_tasks(lines: Sequence[str], start: int) -> BodyTable | None:
    """Return the task list whose first item is line *start*, or None if there is none.

    A list is a task list when its first item has a box. A continuation line belongs to the
    item (or note) above it. An item without a box on the level of tasks has a blank status.
    """
    first = _BULLET.match(lines[start])
    if first is None or _BOX.match(first.group("text")) is None:
        return None
    base = _width(first.group("indent"))
    tasks: list[_Task] = []
    position = end = start
    while position < len(lines):
        line = lines[position]
        if not line.strip():
            position += 1
            continue
        indent = _width(line) if line[0].isspace() else 0
        bullet = _BULLET.match(line)
        blank_before = position > end
        if bullet is not None and indent >= base:
            _add(tasks, position, indent, bullet.group("text"))
        elif indent > base or (not blank_before and tasks):
            if bullet is not None:
                break
            task = tasks[-1]
            (task.notes if task.in_notes else task.text).append(line.strip())
        else:
            break
        position += 1
        end = position
    return _table(tasks, start, end)


def _width(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _add(tasks: list[_Task], line: int, indent: int, text: str) -> None:
    """Add the bullet *text*: a task, or a note of the task above it."""
    box = _BOX.match(text)
    if box is None and tasks and indent > tasks[-1].indent:
        tasks[-1].notes.append(text.strip())
        tasks[-1].in_notes = True
        return
    mark = box.group("mark") if box else ""
    status = f"[{mark.lower()}]" if mark else ""
    tasks.append(_Task(line, indent, status, [box.group("text") if box else text]))


def _table(tasks: list[_Task], start: int, end: int) -> BodyTable:
    rows = []
    open_indents: list[int] = []
    has_notes = any(task.notes for task in tasks)
    for task in tasks:
        while open_indents and open_indents[-1] >= task.indent:
            open_indents.pop()
        cells = [task.status, " ".join(task.text).strip()]
        if has_notes:
            cells.append(" ".join(task.notes))
        rows.append(BodyRow(task.line, tuple(cells), depth=len(open_indents)))
        open_indents.append(task.indent)
    headers = TASK_HEADERS if has_notes else TASK_HEADERS[:2]
    return BodyTable(start, end, headers, ("",) * len(headers), tuple(rows), "tasks")
