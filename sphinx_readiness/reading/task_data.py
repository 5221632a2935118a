"""What a task says besides its title: an id, an owner, that it blocks.

``{#OPS-1} Backups run``, ``**OPS-1**: Backups run`` and ``OPS-1 - Backups run`` give the task an
id; with the option ``task_data``, ``@ann`` is its owner and ``!blocking`` says that it blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.reading.tasks import TASK_HEADERS

_ID: Final = r"[A-Za-z][A-Za-z0-9]{0,15}(?:[-_.][A-Za-z0-9]{1,15}){0,3}[-_]\d{1,9}"
"""Letters, then at least one hyphen and a number at the end."""

_BRACED: Final = re.compile(r"\{#([A-Za-z0-9][\w.-]{0,79})\}")

_LEADING: Final = re.compile(
    rf"(?P<marks>\*\*|__|`)?(?P<id>{_ID})(?(marks)(?P=marks))"
    r"(?: ?:(?=\s)| ?:(?:\*\*|__)(?=\s)| [-\u2013\u2014](?=\s))\s*(?=\S)"
)

_BRACKETED: Final = re.compile(rf"\[({_ID})\]:?\s+(?=\S)")

_OWNER: Final = re.compile(r"(?<!\S)@([A-Za-z0-9](?:[\w./-]{0,60}[A-Za-z0-9])?)(?=[\s,;]|\Z)")

_BLOCKING: Final = re.compile(r"(?<!\S)!(blocking|blocker)(?!\w)", re.IGNORECASE)


class TaskData(NamedTuple):
    """A task: its *title* without the data, and the data; empty where there is none."""

    title: str
    id: str = ""
    owner: str = ""
    blocking: bool = False


def read_task(text: str, *, people: bool = False) -> TaskData:
    """Return the data in the plain *text* of a task; *people* as the option ``task_data`` says."""
    id_, title = "", text
    braced = _BRACED.search(text) if "{#" in text else None
    leading = _LEADING.match(text) or _BRACKETED.match(text)
    if braced is not None:
        id_, title = braced[1], text[: braced.start()] + text[braced.end() :]
    elif leading is not None:
        id_ = leading["id"] if leading.re is _LEADING else leading[1]
        title = text[leading.end() :]
    owners: list[str] = []
    blocking = False
    if people:
        owners = _OWNER.findall(title) if "@" in title else []
        title = _OWNER.sub("", title) if owners else title
        blocking = _BLOCKING.search(title) is not None if "!" in title else False
        title = _BLOCKING.sub("", title) if blocking else title
    if title != text:
        title = " ".join(title.split()).replace(" ,", ",").strip(" ,;")
    if not title:
        return TaskData(text)
    return TaskData(title, id_, ", ".join(owners), blocking)


def part_of_task(text: str, field: str) -> tuple[int, int] | None:
    """Return start and end of the *id*, *owner* or *blocking* in the *text* of a task as written.

    None where there is none, or more than one owner.
    """
    if field == "id":
        braced = _BRACED.search(text) if "{#" in text else None
        if braced is not None:
            return braced.span(1)
        leading = _LEADING.match(text)
        if leading is not None:
            return leading.span("id")
        bracketed = _BRACKETED.match(text)
        return bracketed.span(1) if bracketed is not None else None
    pattern = {"owner": _OWNER, "blocking": _BLOCKING}.get(field)
    found = list(pattern.finditer(text)) if pattern is not None else []
    return found[0].span(1) if len(found) == 1 else None


def is_task_list(table: RawTable) -> bool:
    """Say whether *table* was made of a list of tasks: they begin with their box."""
    return table.headers[:2] == TASK_HEADERS[:2]


def with_task_data(table: RawTable, *, people: bool) -> RawTable:
    """Return the task list *table* with what its titles say in columns of their own."""
    at = table.fields.index("item") if "item" in table.fields else -1
    if at < 0:
        return table
    read = [read_task(_cell(row, at), people=people) for row in table.rows]
    columns = [
        (field, [getattr(each, field) for each in read]) for field in ("id", "owner", "blocking")
    ]
    added = [(field, values) for field, values in columns if any(values)]
    if not added:
        return table
    width = len(table.fields)
    rows = []
    for number, (row, each) in enumerate(zip(table.rows, read, strict=True)):
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        cells[at] = each.title
        cells += (_text(values[number]) for _, values in added)
        rows.append(row._replace(cells=tuple(cells)))
    names = tuple(field for field, _ in added)
    return RawTable((*table.headers, *names), (*table.fields, *names), tuple(rows))


def _cell(row: RawRow, at: int) -> str:
    cells: Sequence[str] = row.cells
    return cells[at] if at < len(cells) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else "yes" if value else ""
