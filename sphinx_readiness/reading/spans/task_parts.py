"""The parts of a task: its box, its title, the data in that, and the note below it."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.reading.spans.pipe_cells import margin
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch, trimmed
from sphinx_readiness.reading.task_data import part_of_task
from sphinx_readiness.reading.tasks import read_box

_BULLET: Final = r"(?:[-+*\u2022\u2023\u2043]|\d{1,9}[.)]|\#\.|\(\d{1,9}\))[ \t]+"

_TASK: Final = re.compile(rf"[\s>]*(?:{_BULLET}){{1,20}}(?=\[)")

_ITEM: Final = re.compile(rf"[\s>]*{_BULLET}")

_WORDS: Final = re.compile(r"[\s>]*[^\W\d_][^|]*\Z")
"""A line below a paragraph that can be nothing but more of it."""

_ENDS: Final = re.compile(r"[\s>]*(?:[-+*][ \t]|1[.)][ \t]|:{3}|`{3}|~{3}|\Z)")
"""A line below a paragraph that ends it."""

_MARKUP: Final = re.compile(r"[`<\\]|\]\(")

_LONGEST: Final = 200
"""In how many lines a paragraph has to end."""


def task_part(source: SourceText, at: int, field: str) -> Stretch | None:
    """Return where *field* of the task at line *at* is written; None if that is not sure."""
    line = source.lines[at]
    bullet = _TASK.match(line)
    if bullet is None:
        return None
    box = read_box(line[bullet.end() :])
    if box is None or not box.closed:
        return None
    start = bullet.end() + box.end
    if field == "status":
        return trimmed(at, line, bullet.end(), start)
    end = _last(source, at)
    if end is None or not line[start:].strip():
        return None
    if field == "notes":
        return _note(source, end + 1, margin(line))
    title = trimmed(at, line, start, len(line))
    if end > at:
        title = title._replace(end_line=end, end=len(source.lines[end].rstrip()))
    return title if field == "item" else _data(source, title, field)


def _data(source: SourceText, title: Stretch, field: str) -> Stretch | None:
    """Return where the *title* of a task on one line says *field*."""
    at, start, end_line, end = title
    text = source.lines[at][start:end]
    # In markup it may be no words of the title.
    if end_line != at or (field != "id" and (not source.task_data or _MARKUP.search(text))):
        return None
    part = part_of_task(text, field)
    return Stretch(at, start + part[0], at, start + part[1]) if part else None


def is_task(source: SourceText, at: int) -> bool:
    """Say whether line *at* begins a task."""
    return _TASK.match(source.lines[at]) is not None


def _last(source: SourceText, at: int) -> int | None:
    """Return the last line of the item's paragraph at line *at*; None if that is not sure."""
    lines, is_rest = source.lines, source.path.endswith(".rst")
    item = _ITEM.match(lines[at])
    inside = item.end() if item else 0
    for below in range(at + 1, min(at + _LONGEST, len(lines))):
        indent = margin(lines[below])
        if _ENDS.match(lines[below]):
            # Only in Markdown an item that stands deeper ends a paragraph without a blank line.
            blank = indent == len(lines[below])
            return None if is_rest and indent >= inside and not blank else below - 1
        if _WORDS.match(lines[below]) is None or (is_rest and indent != inside):
            return None
    return len(lines) - 1 if at + _LONGEST >= len(lines) else None


def _note(source: SourceText, below: int, outside: int) -> Stretch | None:
    """Return the only note from line *below* on of a task whose bullet is at column *outside*."""
    found = None
    for at in range(below, min(below + _LONGEST, len(source.lines))):
        line = source.lines[at]
        start = margin(line)
        if start == len(line):
            continue
        if start <= outside:
            break
        item = _ITEM.match(line)
        if item is None or found is not None or read_box(line[item.end() :]):
            return None
        if _last(source, at) != at:
            return None
        found = trimmed(at, line, item.end(), len(line))
    return found
