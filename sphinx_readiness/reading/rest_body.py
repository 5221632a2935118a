"""The body of a checklist in reST, where it is nothing but plain list-tables and simple tasks.

Grid, simple and csv tables are left to docutils; so is every list-table that uses more than one
line of inline markup a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.reading.plain_body import (
    BodyRow,
    BodyTable,
    Prose,
    Segment,
    prove,
    read_paragraph,
)
from sphinx_readiness.reading.tasks import read_flat_tasks

_LIST_TABLE: Final = re.compile(r"\.\. list-table::\s*\Z")

_OPTION: Final = re.compile(r" +:(?P<name>[a-z-]+):(?P<value>| .*)\Z")
"""An option; without a blank behind it docutils sees none."""

_PLAIN_VALUES: Final = {
    "header-rows": re.compile(r"1\Z"),
    "widths": re.compile(r"(?:auto|grid|[1-9][0-9, ]{0,200})\Z"),
    "width": re.compile(r"[0-9]{1,4}(?:px|em|%)?\Z"),
    "align": re.compile(r"(?:left|center|right)\Z"),
    "class": re.compile(r"[a-z][a-z0-9 -]{0,80}\Z"),
}
"""Option → values of it that docutils surely takes; it refuses a table for any other one."""

_ROW: Final = re.compile(r"(?P<indent> +)\* -(?: (?P<text>\S.*)?)?\Z")

_WORD: Final = re.compile(r"(?![ivxlcdmIVXLCDM]+[.)])[^\W\d_]{2}(?:.*[^\s:])?\s*\Z")
"""A line that can only be part of a paragraph: it begins with a word that numbers nothing."""

_BLOCK_START: Final = re.compile(
    r"""(?:[-*+\u2022]|\#|\d{1,9}|[a-zA-Z]|\(?\w+\))[.)]?(?:\s|\Z)(?=[-*+\u2022#\d(])
      | [-*+\u2022](?:\s|\Z) | (?:\#|\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9})[.)](?:\s|\Z)
      | \([\w\#]{1,9}\)(?:\s|\Z) | \.\.(?:\s|\Z) | :\w[^:\n]*:(?:\s|\Z) | \|(?:\s|\Z)
      | >>> | --?\w | __(?:\s|\Z) | [+=\-`:.'"~^_*\#<>!?@%&/\\]{2,}\s*\Z | /\w """,
    re.VERBOSE,
)
"""Starts of cell text that reST reads as something else than a paragraph."""


def read_body(lines: Sequence[str]) -> list[Segment] | None:
    """Return the *lines* of a checklist's body as plain list-tables, flat tasks and paragraphs.

    None where anything else is in it, which is left to docutils as a whole.
    """
    return prove(lines, (read_list_table, read_flat_tasks, _read_words))


def _read_words(lines: Sequence[str], start: int) -> Prose | None:
    return read_paragraph(lines, start, _WORD.match)


def read_list_table(lines: Sequence[str], start: int) -> BodyTable | None:
    """Return the list-table at line *start* if it is plain, else None.

    Plain means: one header row and others below, known options, every cell one line that is a
    paragraph, every row as long as the header. docutils reads the others, and reports what is
    wrong with them.
    """
    if _LIST_TABLE.match(lines[start]) is None:
        return None
    position = start + 1
    options: dict[str, str] = {}
    while position < len(lines) and (option := _OPTION.match(lines[position])):
        name, value = option.group("name"), option.group("value").strip()
        plain = _PLAIN_VALUES.get(name)
        if plain is None or name in options or plain.match(value) is None:
            return None
        options[name] = value
        position += 1
    if "header-rows" not in options:
        return None
    divided = position < len(lines) and not lines[position].strip()
    found = _rows(lines, position) if divided else None
    if found is None:
        return None
    rows, end = found
    header, *body = rows
    width = len(header.cells)
    if not body or not width or any(len(row.cells) != width for row in body):
        return None
    if not _fits(options.get("widths", "auto"), width):
        return None
    return BodyTable(start, end, header.cells, ("",) * width, tuple(body))


def _fits(widths: str, columns: int) -> bool:
    """Say whether the option *widths* is right for so many *columns*."""
    if widths.isalpha():
        return True
    numbers = widths.split(",") if "," in widths else widths.split()
    return len(numbers) == columns and all(
        each.strip().isdecimal() and int(each) > 0 for each in numbers
    )


def _rows(lines: Sequence[str], position: int) -> tuple[list[BodyRow], int] | None:
    """Read rows until the text is no longer indented; None where a cell is not plain."""
    rows: list[BodyRow] = []
    cells: list[str] = []
    line = position
    end = position
    cell_start = ""
    while position < len(lines):
        text = lines[position]
        if not text.strip():
            position += 1
            continue
        match = _ROW.match(text)
        if match is not None and (not rows or match.group("indent") + "  - " == cell_start):
            cells = [match.group("text") or ""]
            cell_start = match.group("indent") + "  - "
            line = position
            rows.append(BodyRow(line, ()))
        elif cell_start and (text.startswith(cell_start) or text == cell_start.rstrip()):
            cells.append(text[len(cell_start) :].strip())
        elif text[0] == " ":
            return None
        else:
            break
        if cells[-1].endswith("::") or _BLOCK_START.match(cells[-1]):
            return None
        rows[-1] = BodyRow(line, tuple(cell.strip() for cell in cells))
        position += 1
        end = position
    return (rows, end) if rows else None
