"""A body, or a part of it, as the parser of its document reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.markdown_places import markdown_places
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Reading
from sphinx_readiness.sphinx_ext.authoring.bodies.conversion import convert_body
from sphinx_readiness.sphinx_ext.authoring.bodies.overlooked_rows import unread_rows
from sphinx_readiness.sphinx_ext.authoring.bodies.row_places import RowPlaces
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.bodies.read_body import Body
    from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective


class ProseReader:
    """Parses lines of one body, in order; tables and tasks in them become rows."""

    def __init__(
        self,
        directive: PlacedDirective,
        wanted: frozenset[str],
        kind: str,
        cells: CellReader,
        lines: Sequence[str],
    ) -> None:
        """Read the *lines* of *directive*, for tables of *wanted* fields and of *kind*."""
        self._directive = directive
        self._wanted = wanted
        self._kind = kind
        self._cells = cells
        self._lines = lines
        self._places = RowPlaces(directive)

    def read(self, start: int, end: int, body: Body) -> None:
        """Add the nodes and tables of lines *start* to *end* (half open) to *body*."""
        directive = self._directive
        first = directive.place(start)
        wrapper = nodes.Element("", *directive.nested(start, end))
        reading = Reading(directive, self._wanted, self._kind, self._cells, self._places, first)
        # Rows first: each finishes its own cells, and knows its own line.
        body.tables.extend(convert_body(wrapper, reading))
        for kind, path, line in unread_rows(wrapper, self._lines, reading):
            self._unread(kind, path or first[0], line or first[1])
        self._cells.finish(wrapper, "", first)  # turns HTML into text, so rows in it come first
        if directive.markdown and (line_of := _unclosed(self._lines)) is not None:
            self._unread("unclosed", *directive.place(line_of - 1))
        body.children.extend(wrapper.children)

    def _unread(self, kind: str, path: str, line: int) -> None:
        """Note rows at *line* that were read as prose."""
        mend_table = (
            N_("Give it a header row and below it a delimiter row with as many cells.")
            if self._directive.markdown
            else N_("In reST write a grid, simple, csv or list table, or a task list.")
        )
        message, hint = {
            "table": (
                N_("this looks like a table, but it is none; nothing in it is read"),
                mend_table,
            ),
            "html": (
                N_("rows in HTML are not read"),
                N_("Write them as a table or a task list of the markup language."),
            ),
            "below": (
                N_("this follows a table at once, so it is no part of it; nothing in it is read"),
                N_("Remove the border between the rows, or put a blank line below the table."),
            ),
            "quoted": (
                N_("rows inside of a quotation, a note or code are not read"),
                N_("Move them out of the block, to the level of the checklist."),
            ),
            "box": (
                N_("this begins with a box, but it is no task, as no blank follows the box"),
                N_("Put a blank behind the box."),
            ),
            "symbol": (
                N_("this begins with the symbol of a status, but it is no task, so it is not read"),
                N_("Write '[ ]' or '[x]' instead of the symbol, or a table with a status column."),
            ),
            "line": (
                N_("a line begins with a box, but it is no task, so it is not read"),
                N_("Write '- [ ]' before it, with a blank behind the bullet and the box."),
            ),
            "term": (
                N_("this begins with a box, but what is indented below it makes it a definition"),
                N_("Put a blank line above the list that belongs to it."),
            ),
            "block": (
                N_("a heading or a list follows the box at once, so this task is not read"),
                N_("Put words behind the box."),
            ),
            "unclosed": (
                N_("this block of code has no end in the directive; nothing below it is read"),
                N_("Close it; if it is closed, give the directive around it a longer fence."),
            ),
            "dropped": (
                N_("a directive could not be read, and the rows in it are lost"),
                N_("Correct its name, its title or its options."),
            ),
        }[kind]
        self._directive.gathered.problems.append(
            RawProblem("malformed-row", (path, line), message, hint)
        )


def _unclosed(lines: Sequence[str]) -> int | None:
    """Return the line (from 1) of a fence of code that is open where *lines* end, or None.

    A fence in the directive ends the directive if it is as long as that of the directive itself.
    """
    last = next((at for at in range(len(lines), 0, -1) if lines[at - 1].strip()), 0)
    if not any("```" in line or "~~~" in line for line in lines):
        return None
    around = markdown_places(lines, {last}).get(last, ())
    return next((each.line for each in around if each.kind == "unclosed" and not each.name), None)
