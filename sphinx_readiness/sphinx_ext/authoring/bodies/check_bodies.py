"""Rows in the body of a ``check``, or of a head of a record, which are no items.

In a check they explain it, but may not contradict it; in a head nothing counts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.reading.box_forms import has_second_box
from sphinx_readiness.reading.markdown_body import split_row
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Reading, is_closed
from sphinx_readiness.sphinx_ext.authoring.bodies.conversion import has_items
from sphinx_readiness.sphinx_ext.authoring.bodies.row_places import RowPlaces
from sphinx_readiness.sphinx_ext.authoring.bodies.swallowed_tables import (
    swallows_table,
    without_literals,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.table_nodes import rows_of
from sphinx_readiness.sphinx_ext.authoring.bodies.task_nodes import box_of
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective


def note_open_rows(
    root: nodes.Element, status: str, directive: PlacedDirective, cells: CellReader
) -> None:
    """Note the first row below *root*, the body of a check with *status*, that takes it back."""
    match = directive.session.vocabulary.match
    if match(status).outcome is not Outcome.PASS:
        return
    place = directive.place()
    for said, line in _statuses(root, _reading(directive, cells)):
        if match(said).outcome not in (Outcome.PASS, Outcome.INFO):
            directive.gathered.problems.append(_problem(said, (place[0], line or place[1])))
            return


def note_rows_of_head(root: nodes.Element, directive: PlacedDirective, cells: CellReader) -> None:
    """Note that rows stand below *root*, the body of the head of a record."""
    place = directive.place()
    found = next(_statuses(root, _reading(directive, cells)), None)
    if found is not None:
        directive.gathered.problems.append(
            RawProblem(
                "malformed-row",
                (place[0], found[1] or place[1]),
                N_("rows in the head of a record are no items, so nothing counts them"),
                N_("Move them into a '{checklist}' below the head."),
                (("checklist", build_of(directive.env).names.written("checklist")),),
            )
        )


def _reading(directive: PlacedDirective, cells: CellReader) -> Reading:
    place = directive.place()
    return Reading(directive, ITEM_FIELDS, "table", cells, RowPlaces(directive), place)


def _problem(status: str, place: Place) -> RawProblem:
    return RawProblem(
        "malformed-row",
        place,
        N_("a row in the body of a passed check says '{status}'; rows there are no items"),
        N_("Finish it, change the status of the check, or make a checklist of the rows."),
        (("status", status),),
    )


def _statuses(root: nodes.Element, reading: Reading) -> Iterator[tuple[str, int | None]]:
    """Yield what the tasks and the tables of items below *root* say, with their lines."""
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.list_item) and (box := box_of(node)) is not None:
            first = node.children[0] if node.children else node
            line = getattr(first, "line", None) or node.line
            yield box.status, line
            names = reading.directive.session.vocabulary
            if has_second_box(without_literals(first), names, own=box.status):
                yield "[ ]", line
        elif isinstance(node, nodes.table) and has_items(node, reading):
            yield from _column(node, reading)
        elif isinstance(node, nodes.paragraph) and swallows_table(node, markdown=True):
            yield from _swallowed(node, reading)
        if isinstance(node, nodes.Element) and not is_closed(
            node, markdown=reading.directive.markdown
        ):
            stack += reversed(node.children)


def _swallowed(node: nodes.paragraph, reading: Reading) -> Iterator[tuple[str, int | None]]:
    """Yield the statuses in rows that are text of a paragraph, as no blank line is above them."""
    match = reading.directive.session.vocabulary.match
    for line in without_literals(node).splitlines():
        cells = split_row(line) if "|" in line else ()
        yield from ((cell, node.line) for cell in cells if match(cell).status is not None)


def _column(table: nodes.table, reading: Reading) -> Iterator[tuple[str, int | None]]:
    head, *rows = (
        [reading.cells.text(entry, reading.place) for entry in row.children]
        for row in rows_of(table)
    )
    fields = reading.directive.session.columns.fields(head, reading.wanted)
    if "status" in fields:
        at = fields.index("status")
        for texts in rows:
            if at < len(texts):
                yield texts[at], table.line
