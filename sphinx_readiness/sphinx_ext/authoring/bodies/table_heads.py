"""The header rows of a docutils table as one row of headers, whatever is merged in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import on_one_line
from sphinx_readiness.sphinx_ext.nodes import item_cell
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Reading


class _Head(NamedTuple):
    """One cell: its *entry*, what it says, and whether it is as wide as one column."""

    entry: nodes.Element
    text: str
    narrow: bool


class Heads(NamedTuple):
    """The headers in plain text, and a cell for each column whose header is more than that."""

    texts: tuple[str, ...]
    cells: dict[int, item_cell]


def read_heads(rows: Sequence[nodes.Element], reading: Reading) -> Heads:
    """Return the headers that *rows* give; rows that are no header are a problem.

    The row that names most fields counts, as groups of columns may have names above or below it.
    """
    grid = _grid(rows, reading)
    fields = reading.directive.session.columns.fields
    known = [sum(map(bool, fields([head.text for head in row], reading.wanted))) for row in grid]
    main = max(range(len(grid)), key=lambda at: (known[at], at))
    for at, row in enumerate(grid):
        if at != main and _may_be_item(row, grid[main]):
            reading.directive.gathered.problems.append(_problem(rows[at], reading))
    texts = []
    cells = {}
    for column, head in enumerate(grid[main]):
        parts = {id(row[column].entry): row[column] for row in grid if column < len(row)}
        shown = [part for part in parts.values() if part.text]
        texts.append(head.text or (shown[-1].text if shown else ""))
        cell = _cell(shown)
        if cell is not None:
            cells[column] = cell
    return Heads(tuple(texts), cells)


def _grid(rows: Sequence[nodes.Element], reading: Reading) -> list[list[_Head]]:
    """Return the cells of *rows* by column; merged ones stand in each column that they span."""
    grid: list[list[_Head]] = []
    spans: dict[int, tuple[int, _Head]] = {}
    for row in rows:
        line: list[_Head] = []
        entries = [entry for entry in reversed(row.children) if isinstance(entry, nodes.Element)]
        while entries or len(line) in spans:
            if len(line) in spans:
                left, head = spans.pop(len(line))
                if left > 1:
                    spans[len(line)] = (left - 1, head)
                line.append(head)
                continue
            entry = entries.pop()
            reading.cells.finish(entry, entry.rawsource or entry.astext(), reading.place)
            width = 1 + int(entry.get("morecols", 0))
            text = on_one_line(reading.cells.text(entry, reading.place))
            head = _Head(entry, text, width == 1)
            for _ in range(width):
                if entry.get("morerows"):
                    spans[len(line)] = (int(entry["morerows"]), head)
                line.append(head)
        grid.append(line)
    return grid


def _may_be_item(row: Sequence[_Head], main: Sequence[_Head]) -> bool:
    """Say whether *row* has cells of its own above or below those of the *main* header."""
    own = [
        head
        for head, other in zip(row, main, strict=False)
        if head.entry is not other.entry and head.narrow and head.text and other.text
    ]
    return len(own) > 1


def _problem(row: nodes.Element, reading: Reading) -> RawProblem:
    texts = [entry.astext() for entry in row.children]
    return RawProblem(
        "malformed-row",
        reading.places.find(reading.place, None, texts, sure=False),
        N_("this row belongs to the header of the table, so it is not read as an item"),
        N_("Mark one row as the header, and put the others below it."),
    )


def _cell(heads: Sequence[_Head]) -> item_cell | None:
    """Return the content of *heads* as one cell, or None for plain text."""
    blocks = [
        child
        for head in heads
        for child in head.entry.children
        if not isinstance(child, nodes.system_message)
    ]
    if len(blocks) == 1 and isinstance(blocks[0], nodes.paragraph):
        if all(isinstance(each, nodes.Text) for each in blocks[0].children):
            return None
    elif not blocks:
        return None
    plain = " ".join(head.text for head in heads)
    return item_cell("", *(block.deepcopy() for block in blocks), plain=plain)
