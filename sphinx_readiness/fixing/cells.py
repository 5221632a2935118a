"""Plain text as it is written into a cell, a task or an option, so that it is read as that text."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.directive_options import is_directive
from sphinx_readiness.reading.spans.drawn_tables import on_screen
from sphinx_readiness.reading.spans.find import span_of
from sphinx_readiness.reading.spans.pipe_cells import pipe_cell
from sphinx_readiness.reading.spans.rest_tables import table_kind
from sphinx_readiness.reading.spans.source_text import SourceText
from sphinx_readiness.reading.spans.task_parts import is_task

OPTION: Final = "option"

TASK: Final = "task"

PIPE: Final = "pipe"

_MARKUP: Final = re.compile(r"[`*_<>\[\]\\|{}$&#:]")


def kind_at(source: SourceText, line: int, field: str = "item") -> str:
    """Return what writes the *field* at *line* (from 1): an option, a task, or a kind of table.

    Kinds of tables are ``pipe`` and those of :func:`.rest_tables.table_kind`; empty is neither.
    """
    at = line - 1
    if not 0 <= at < len(source.lines):
        return ""
    if is_directive(source, at):
        return OPTION
    if pipe_cell(source, at, field, ITEM_FIELDS) is not None:
        return PIPE
    kind = table_kind(source, at)
    return kind or (TASK if is_task(source, at) else "")


def cell_edit(source: SourceText, line: int, field: str, text: str) -> Edit | None:
    """Return the edit that lets the *field* at *line* be *text*; None where there is no room.

    That is where it has no cell, one of several lines, or one of a drawn table that is too narrow.
    """
    span = span_of(source, line, field)
    if span is None or span.line != span.end_line or "\n" in text:
        return None
    kind = kind_at(source, line, field)
    written = source.text(span)
    if kind in ("grid", "simple"):
        if kind == "simple" and not written:  # its columns begin right below their borders
            span = span._replace(column=span.column - 1)
        return _drawn(source, span, text)
    if kind == PIPE:
        text = text.replace("|", "\\|")
    elif kind == "csv":
        quoted = written[:1] == '"' or any(sign in text for sign in '",')
        text = '"' + text.replace('"', '""') + '"' if quoted else text
    return Edit(span, blanks_around(source, span, text))


def blanks_around(source: SourceText, span: Span, text: str) -> str:
    """Return *text* with a blank on each side where it goes into a cell without one."""
    if (span.line, span.column) != (span.end_line, span.end_column):
        return text
    line = source.lines[span.line - 1]
    before, behind = line[: span.column - 1], line[span.column - 1 :]
    left = " " if before and not before[-1].isspace() else ""
    right = " " if behind.startswith("|") else ""
    return f"{left}{text}{right}"


def _drawn(source: SourceText, span: Span, text: str) -> Edit | None:
    """Return the edit of a cell of a drawn table: the columns behind it stay where they are."""
    line = source.lines[span.line - 1]
    behind = line[span.end_column - 1 :]
    blanks = len(behind) - len(behind.lstrip(" "))
    old = width_of(line[span.column - 1 : span.end_column - 1])
    room = old + blanks
    wide = width_of(text)
    if not behind.strip():
        return Edit(span, text)
    is_bordered = behind[blanks] == "|"  # the text may touch it; elsewhere a blank is left
    if wide > room or (wide == room and not is_bordered):
        return None
    end = span.end_column + blanks
    return Edit(span._replace(end_column=end), text + " " * (room - wide))


def width_of(text: str) -> int:
    """Return how many columns of the screen *text* takes, as borders of tables count them."""
    return len(on_screen(text)) - 1


def is_plain(text: str) -> bool:
    """Say whether *text* has nothing that markup is made of."""
    return _MARKUP.search(text) is None
