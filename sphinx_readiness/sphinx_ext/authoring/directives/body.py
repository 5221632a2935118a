"""From the body of a directive to nodes and raw tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from docutils.statemachine import StringList

from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.reading import markdown_body
from sphinx_readiness.reading.diagnostics import lost_cells, untitled_row
from sphinx_readiness.reading.plain_body import BodyCheck, BodyRow, BodyTable, Prose, Segment
from sphinx_readiness.reading.task_data import with_task_data
from sphinx_readiness.sphinx_ext.authoring.bodies.read_body import Body
from sphinx_readiness.sphinx_ext.authoring.bodies.task_columns import task_columns
from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
from sphinx_readiness.sphinx_ext.authoring.cells.data_cells import linked_cell
from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.nodes import (
    DATA_FIELDS,
    ShownCells,
    code_in,
    item_table,
    targets_in,
)

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.directives.prose import ProseReader


_SAMPLE: Final = ("| a |", "|---|", "", ":::", "a", ":::", "")
"""What tells which blocks a parser of Markdown knows; projects and documents can switch them."""


class BodyReader:
    """Reads the body of one directive as tables of *wanted* fields."""

    def __init__(
        self,
        directive: ReadinessDirective,
        wanted: frozenset[str],
        kind: str,
        check: type[ReadinessDirective] | None = None,
    ) -> None:
        """Read for *directive* tables of *kind*, and items with the directive *check*."""
        self._directive = directive
        self._check_directive = check
        self._wanted = wanted
        self._kind = kind
        self._cells = CellReader(directive, directive.gathered, markdown=directive.markdown)

    def read(self) -> Body:
        """Return the body: by the fast readers if it is plain, else as the parser reads it."""
        directive = self._directive
        lines = list(directive.content.data)
        body = Body([], [])
        if not any(line.strip() for line in lines):
            return body
        prose: ProseReader | None = None
        segments = self._prove(lines)
        for segment in segments if segments is not None else [Prose(0, len(lines))]:
            if isinstance(segment, BodyTable):
                raw, node = self._table(segment)
                body.tables.append((raw, node))
                body.children.append(node)
            elif isinstance(segment, BodyCheck) and self._check_directive is not None:
                body.children.extend(self._check(self._check_directive, segment, lines))
            else:
                if prose is None:
                    from sphinx_readiness.sphinx_ext.authoring.directives.prose import ProseReader

                    prose = ProseReader(directive, self._wanted, self._kind, self._cells, lines)
                prose.read(segment.start, segment.end, body)
        people = directive.session.options.task_data
        body.tables[:] = [
            (with_task_data(raw, people=people) if node["kind"] == "tasks" else raw, node)
            for raw, node in body.tables
        ]
        return body

    def _prove(self, lines: list[str]) -> list[Segment] | None:
        """Return *lines* in segments if it is sure what the parser would make of them."""
        if not self._directive.markdown:
            from sphinx_readiness.reading import rest_body

            return rest_body.read_body(lines)
        known = self._known_blocks()
        if nodes.table not in known:
            return None
        check = build_of(self._directive.env).names.written("check")
        return markdown_body.read_body(lines, check=check if nodes.container in known else "")

    def _known_blocks(self) -> frozenset[type[nodes.Node]]:
        """Return what the parser makes of a table and of a colon fence; a document may say."""
        gathered = self._directive.gathered
        if gathered.blocks is None:
            build = build_of(self._directive.env)
            parser = _parser_of(self._directive.state)
            if parser is not None and build.known_blocks is not None:
                before, blocks = build.known_blocks
                gathered.blocks = blocks if before == parser else None
            if gathered.blocks is None:
                gathered.blocks = self._sampled()
                if parser is not None:
                    build.known_blocks = parser, gathered.blocks
        return gathered.blocks

    def _sampled(self) -> frozenset[type[nodes.Node]]:
        """Return the kinds of blocks that the parser makes of the sample."""
        made = nodes.Element()
        made.document = self._directive.state.document
        self._directive.state.nested_parse(StringList(_SAMPLE), 0, made)
        return frozenset(map(type, made.children))

    def _check(
        self, check: type[ReadinessDirective], segment: BodyCheck, lines: list[str]
    ) -> list[nodes.Node]:
        """Run the directive of *segment* as the parser would."""
        directive = self._directive
        return check(
            build_of(directive.env).names.written("check"),
            [segment.title] if segment.title else [],
            dict(segment.options),
            StringList(),
            directive.place(segment.start)[1],
            0,
            "\n".join(lines[segment.start : segment.end]),
            directive.state,
            directive.state_machine,
        ).run()

    def _table(self, segment: BodyTable) -> tuple[RawTable, item_table]:
        """Return the raw rows of *segment* and their node."""
        place = self._directive.place(segment.start)
        read = [self._cells.read(text, place) for text in segment.headers]
        headers = tuple(words for words, _ in read)
        is_tasks = segment.kind == "tasks"
        if is_tasks:
            fields, headers = task_columns(len(headers), self._wanted, self._kind)
        else:
            fields = self._directive.columns(
                headers, self._wanted, place, lambda: (row.cells for row in segment.rows)
            )
        node = item_table(
            headers=headers,
            fields=fields,
            aligns=segment.aligns,
            kind=segment.kind if self._kind == "table" else self._kind,
            depths=[0] * len(segment.rows) if is_tasks else None,
            links=None,
            heads={},
        )
        node.source, node.line = self._directive.get_source_info()[0], place[1]
        node.store(())
        for column, (_, cell) in enumerate(read):
            if cell is not None and not is_tasks:
                node["heads"][column] = len(node)
                node += cell
        reader = _RowReader(self._directive, self._cells, fields, node)
        marked = self._cells.marked(row.cells for row in segment.rows)
        raws = tuple(
            reader.read(row, plain=at not in marked) for at, row in enumerate(segment.rows)
        )
        node.store(reader.shown)
        return RawTable(headers, fields, raws), node


def _parser_of(state: object) -> object:
    """Return all that decides what MyST makes of a block; None for a parser that is not known.

    Most documents of a project have the same, and a sample of it costs what a page costs.
    """
    renderer = getattr(state, "_renderer", None)
    config, parser = getattr(renderer, "md_config", None), getattr(renderer, "md", None)
    if config is None or parser is None:
        return None
    return type(renderer), type(parser), config, parser.get_active_rules()


class _RowReader:
    """Reads the rows of one table: plain cells to raw rows, shown cells to the node."""

    def __init__(
        self,
        directive: ReadinessDirective,
        cells: CellReader,
        fields: tuple[str, ...],
        node: item_table,
    ) -> None:
        self._directive = directive
        self._cells = cells
        self._node = node
        self._own_path = directive.place()[0]
        self._subject = fields.index("item") if "item" in fields else -1
        self._fields = fields
        self._status = fields.index("status") if "status" in fields else -1
        self._data = [field in DATA_FIELDS for field in fields]
        self._notes = fields.index("notes") if "notes" in fields else -1
        self._evidence = fields.index("evidence") if "evidence" in fields else -1
        self._verify = fields.index("verify") if "verify" in fields else -1
        self.shown: list[ShownCells] = []

    def read(self, row: BodyRow, *, plain: bool) -> RawRow:
        """Return *row* as raw cells, after adding what is shown of it.

        Nothing in it can be markup if it is *plain*.
        """
        path, line = self._directive.place(row.line)
        cells = row.cells
        links: tuple[str, ...] = ()
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        if plain:
            self.shown.append(cells)
        else:
            cells, links, code, stated = self._markup(row, (path, line))
        if row.surplus:
            width = len(self._data)
            self._directive.gathered.problems.append(
                lost_cells(row.surplus, len(row.cells) + len(row.surplus), width, (path, line))
            )
        subject = self._subject
        if subject >= 0 and (subject >= len(cells) or not cells[subject].strip()):
            self._directive.gathered.problems.append(untitled_row((path, line)))
        own = path if path != self._own_path else ""
        return RawRow(line, "", False, cells, links, own, "", code, stated)

    def _markup(
        self, row: BodyRow, place: tuple[str, int]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the plain cells of *row*, items linked to, and code of notes and statements."""
        plain: list[str] = []
        shown: list[str | int] = []
        links: tuple[str, ...] = ()
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        for is_data, text in zip(self._data, row.cells, strict=False):
            words, cell = self._cells.read(text, place)
            if len(plain) == self._status:
                words = self._cells.status(cell, place, words)
            plain.append(words)
            if cell is not None and is_data:
                field = self._fields[len(plain) - 1]
                cell = linked_cell(cell.children, field, words, self._node["kind"])
            if cell is None:
                shown.append(words)
            else:
                shown.append(len(self._node))
                self._node.append(cell)
                links += targets_in(cell)
                if len(plain) - 1 == self._notes:
                    code = code_in(cell)
                elif len(plain) - 1 in (self._evidence, self._verify):
                    stated += code_in(cell)
        self.shown.append(shown)
        return tuple(plain), links, code, stated
