"""What is no table of its own reader in a body: parsed as usual, with the tables in it as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.sphinx_ext.row_places import RowPlaces
from sphinx_readiness.sphinx_ext.table_nodes import convert_tables
from sphinx_readiness.sphinx_ext.unread_rows import unread_rows

if TYPE_CHECKING:
    from sphinx_readiness.sources.body import Segment
    from sphinx_readiness.sphinx_ext.cells import CellReader
    from sphinx_readiness.sphinx_ext.directives.base import ReadinessDirective
    from sphinx_readiness.sphinx_ext.directives.body import Body


class ProseReader:
    """Reads the parts between the tables of one body, in order."""

    def __init__(
        self,
        directive: ReadinessDirective,
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

    def read(self, segment: Segment, body: Body) -> None:
        """Add the nodes and tables of *segment* to *body*."""
        directive = self._directive
        made = directive.nested(segment.start, segment.end)
        first = directive.place(segment.start)
        wrapper = nodes.Element("", *made)
        # Rows first: each finishes its own cells, and knows its own line.
        body.tables.extend(
            convert_tables(
                wrapper, directive, self._wanted, self._kind, first, self._cells, self._places
            )
        )
        self._cells.finish(wrapper, "", first)
        for kind, line in unread_rows(wrapper, self._lines):
            self._unread(kind, first[0], line or first[1])
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
            "task": (
                N_("tasks inside of another block are not read"),
                N_("Move the list out of the block, to the level of the checklist."),
            ),
        }[kind]
        self._directive.gathered.problems.append(
            RawProblem("malformed-row", (path, line), message, hint)
        )
