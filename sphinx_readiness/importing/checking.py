"""What was written is read back, and has to have every row that was recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sphinx_readiness.importing.blocks import REST, box_of
from sphinx_readiness.importing.inline import convert
from sphinx_readiness.importing.recognise.plan import Part, Plan
from sphinx_readiness.importing.writing.tables import cell_text
from sphinx_readiness.importing.written import Written, read_written


class Counted(NamedTuple):
    """How many rows and tasks were recognised, and how many the document has of them."""

    read: int
    written: int


def count_rows(plan: Plan, lines: Sequence[str], target: str) -> Counted:
    """Return how many rows *plan* has, and how many *lines*, written in *target*, have of them.

    A row counts as written if its cells read back as they were read, and so does any other one that
    is there. Those of directives that the source had before are left out.
    """
    source = plan.source
    before = Counter[tuple[str, ...]]()
    for written in read_written(source.lines, source.markup, plan.prefix):
        before.update(_written_rows(written, source.markup, target))
    after = Counter[tuple[str, ...]]()
    for written in read_written(lines, target, plan.prefix):
        after.update(_written_rows(written, target, target))
    if before:
        after -= before
    known: dict[str, str] = {}
    wanted = Counter(row for part in plan.parts for row in _planned_rows(plan, part, target, known))
    if dict(wanted) == dict(after):
        return Counted(wanted.total(), wanted.total())
    return Counted(wanted.total(), (wanted & after).total() + (after - wanted).total())


def _written_rows(written: Written, markup: str, target: str) -> Iterator[tuple[str, ...]]:
    for found in written.found:
        for row in found.table.rows if found.table is not None else ():
            cells = (*row.cells, *row.surplus)
            yield (
                _row(written.name, list(cells))  # its reader has only single blanks
                if markup == target == REST
                else _cells(written.name, cells, markup, target, {})
            )
        for entry in found.entries:
            if entry.status:
                yield _task(written.name, entry.status, convert(entry.text, markup, target))


def _planned_rows(
    plan: Plan, part: Part, target: str, known: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    source = plan.source
    for index in part.body:
        block = source.blocks[index]
        table = part.tables.get(index, block.table)
        for row in table.rows if table is not None else ():
            yield _cells(part.kind, (*row.cells, *row.surplus), source.markup, target, known)
        for entry in block.entries if table is None else ():
            status = box_of(entry, boxed=index in part.boxed)
            if status:
                yield _task(part.kind, status, convert(entry.text, source.markup, target))


def _cells(
    kind: str, cells: Sequence[str], markup: str, target: str, known: dict[str, str]
) -> tuple[str, ...]:
    """Return a row as it is compared: blanks do not count, nor do empty cells at its end.

    *known* is what cells become in another markup: statuses and owners recur in most rows.
    """
    if markup != target:
        for each in cells:
            if each not in known:
                known[each] = " ".join(cell_text(each, markup, target).split())
        said = [known[each] for each in cells]
    else:
        said = [" ".join(cell.split()) for cell in cells]
    return _row(kind, said)


def _row(kind: str, said: list[str]) -> tuple[str, ...]:
    while said and not said[-1]:
        said.pop()
    return (kind, *said)


def _task(kind: str, status: str, text: str) -> tuple[str, ...]:
    """Return a task as it is compared: by its letters, as lines of it may have been escaped."""
    return (kind, status.replace("\ufe0f", ""), "".join(filter(str.isalnum, text)))
