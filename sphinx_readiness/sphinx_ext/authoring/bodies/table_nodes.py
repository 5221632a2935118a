"""A table that the markup parser made, turned into rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.reading.diagnostics import lost_cells, untitled_row
from sphinx_readiness.reading.markdown_body import split_row
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Converted, Reading, take_over
from sphinx_readiness.sphinx_ext.authoring.bodies.table_heads import read_heads
from sphinx_readiness.sphinx_ext.authoring.bodies.task_nodes import has_tasks
from sphinx_readiness.sphinx_ext.authoring.cells.data_cells import linked_cell
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import on_one_line
from sphinx_readiness.sphinx_ext.nodes import (
    DATA_FIELDS,
    ShownCells,
    ancestor,
    check_item,
    code_in,
    item_cell,
    item_table,
    targets_in,
)
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_readiness.model.problems import Place

_UNREAD = (nodes.system_message, nodes.table, nodes.literal_block, nodes.comment, check_item)
"""What is shown in a cell, and is no part of what the cell says."""

_STATING: Final = frozenset(("evidence", "verify"))
"""The fields whose code may state something that a machine checks."""


def rows_of(table: nodes.table) -> list[nodes.row]:
    """Return the rows of *table*, without those of tables in it."""
    return [row for row in table.findall(nodes.row) if ancestor(row, nodes.table) is table]


def convert_table(table: nodes.table, reading: Reading) -> Converted | None:
    """Replace *table* by an item table and return that with its raw rows; None if it is empty."""
    directive = reading.directive
    first = _first_with_line(table)
    if first.line:
        source = first.source or directive.get_source_info()[0]
        reading = reading._replace(place=directive.true_place(source, first.line))
    rows = rows_of(table)
    heads = [row for row in rows if isinstance(row.parent, nodes.thead)]
    if not heads:
        if not rows:
            return None
        directive.problem(
            "malformed-row",
            N_("the table has no header row; its first row is taken as the header"),
            N_("Mark the first row as the header, for instance with ':header-rows: 1'."),
        )
        heads = rows[:1]
    claimed = reading.places.of_header(reading.place, table.source, [
        on_one_line(entry.astext()) for entry in _elements(heads[0])
    ])  # fmt: skip
    reading = reading._replace(place=claimed)
    headers = read_heads(heads, reading)
    below = rows[len(heads) :]
    fields = directive.columns(
        headers.texts,
        reading.wanted,
        reading.place,
        lambda: ([entry.astext() for entry in _elements(row)] for row in below),
    )
    node = item_table(headers=headers.texts, fields=fields, aligns=_aligns(heads[-1]),
                      kind=reading.kind, depths=None, links=None, heads={})  # fmt: skip
    node.source, node.line = directive.get_source_info()[0], reading.place[1]
    node.store(())
    for column, cell in headers.cells.items():
        node["heads"][column] = len(node)
        node += cell
    _take_caption(table, node)
    take_over(table, node, directive.state.document)
    converter = _RowConverter(reading, fields, node, table)
    known = _pipe_places(reading, headers.texts, below)
    raws = tuple(
        converter.convert(row, known[at] if known else None) for at, row in enumerate(below)
    )
    node.store(converter.shown)
    # What the parser says of the cells is shown below the table, and looked at later.
    table.replace_self([node, *table.findall(nodes.system_message)])
    return RawTable(headers.texts, fields, raws), node


def _first_with_line(table: nodes.table) -> nodes.Element:
    """Return *table* or what of it says where it begins.

    docutils gives a list-table no line, but its header. Some containers give it the line that was
    the current one when it was put into them: behind its last row, or before the header with
    MyST-Parser before 5.
    """
    inside = (each for each in table.findall(nodes.Element) if each.line and each is not table)
    first = next(inside, table)
    if table.line and table.source != first.source:
        return table
    in_header = ancestor(first, nodes.row) is next(table.findall(nodes.row), None)
    if table.line and table.line <= (first.line or 0) and not in_header:
        return table
    return first


def _pipe_places(
    reading: Reading, heads: Sequence[str], rows: Sequence[nodes.Element]
) -> Sequence[Place]:
    """Return the places of *rows* if *table* is a pipe table, whose cells have no own lines."""
    if not rows or not reading.directive.markdown:
        return ()
    return reading.places.of_pipe_table(reading.place, heads, len(rows))


def _aligns(head: nodes.Element) -> tuple[str, ...]:
    """Return the alignment of each column of a table in Markdown."""
    found = []
    for entry in _elements(head):
        align = next((each for each in entry["classes"] if each.startswith("text-")), "")
        found += [align.removeprefix("text-")] * (1 + int(entry.get("morecols", 0)))
    return tuple(found)


def _take_caption(table: nodes.table, node: item_table) -> None:
    caption = next((child for child in table.children if isinstance(child, nodes.title)), None)
    if caption is None:
        return
    node["caption"] = len(node)
    if caption.source is None:
        caption.source, caption.line = node.source, table.line or node.line
    node += caption


def content_of(entry: nodes.Element) -> list[nodes.Node]:
    """Return the children of *entry* that the author wrote."""
    return [child for child in entry.children if not isinstance(child, nodes.system_message)]


class _RowConverter:
    """Converts the rows of one docutils table."""

    def __init__(
        self, reading: Reading, fields: tuple[str, ...], node: item_table, table: nodes.table
    ) -> None:
        self._reading = reading
        self._fields = fields
        self._node = node
        self._table = table
        self._own = reading.directive.place()[0]
        self._spans: dict[int, tuple[int, str]] = {}
        self.shown: list[ShownCells] = []

    def convert(self, row: nodes.Element, place: Place | None = None) -> RawRow:
        """Return *row* as raw cells; spans repeat their content, so that no column shifts."""
        place = place or self._place_of(row)
        self._check_width(row, place)
        plain: list[str] = []
        shown: list[str | int] = []
        links: tuple[str, ...] = ()
        code: tuple[str, ...] = ()
        stated: tuple[str, ...] = ()
        for entry in list(row.children):
            if not isinstance(entry, nodes.Element):
                continue
            self._fill_spans(plain, shown)
            self._reading.cells.finish(entry, entry.rawsource or entry.astext(), place)
            links += targets_in(entry)
            text = self._text(entry, place)
            depth, width = int(entry.get("morerows", 0)), 1 + int(entry.get("morecols", 0))
            if "status" in self._fields[len(plain) : len(plain) + width]:
                text = self._reading.cells.status(entry, place, text)
            if "notes" in self._fields[len(plain) : len(plain) + width]:
                code += code_in(entry)
            if not _STATING.isdisjoint(self._fields[len(plain) : len(plain) + width]):
                stated += code_in(entry)
            for _ in range(width):
                if depth:
                    self._spans[len(plain)] = (depth, text)
                plain.append(text)
                shown.append(self._shown(entry, text, len(plain) - 1, place))
        self._fill_spans(plain, shown)
        self._check(plain, place)
        self.shown.append(shown)
        path = place[0] if place[0] != self._own else ""
        return RawRow(place[1], "", False, tuple(plain), links, path, code=code, stated=stated)

    def _text(self, entry: nodes.Element, place: tuple[str, int]) -> str:
        """Return what a cell says: the words of its blocks, without tables, and code if need be."""
        said = [
            child
            for child in entry.children
            if not isinstance(child, _UNREAD) and not has_tasks(child)
        ] or [child for child in entry.children if isinstance(child, nodes.literal_block)]
        texts = (self._reading.cells.text(child, place) for child in said)
        return on_one_line(" ".join(texts))

    def _fill_spans(self, plain: list[str], shown: list[str | int]) -> None:
        while (left := self._spans.get(len(plain))) is not None:
            depth, text = left
            if depth > 1:
                self._spans[len(plain)] = (depth - 1, text)
            else:
                del self._spans[len(plain)]
            plain.append(text)
            shown.append(text)

    def _shown(
        self, entry: nodes.Element, text: str, column: int, place: tuple[str, int]
    ) -> str | int:
        """Return plain text for a cell of one bare paragraph, else the index of its nodes.

        Blocks are moved, not copied: they may be items, or footnotes that somebody points at.
        """
        field = self._fields[column] if column < len(self._fields) else ""
        children = content_of(entry)
        bare = not children or (
            len(children) == 1
            and isinstance(children[0], nodes.paragraph)
            and all(isinstance(each, nodes.Text) for each in children[0].children)
        )
        blocks = any(isinstance(child, _UNREAD) or has_tasks(child) for child in children)
        if bare:
            return text
        if field in DATA_FIELDS and not blocks:
            return self._data(children, field, text)
        for child in children:
            if isinstance(child, nodes.TextElement) and child.source is None:
                child.source, child.line = self._reading.directive.get_source_info()[0], place[1]
        cell = item_cell("", plain=text)
        for child in children:
            entry.remove(child)
            cell += child
        self._node += cell
        return len(self._node) - 1

    def _data(self, children: Sequence[nodes.Node], field: str, text: str) -> str | int:
        """Return the plain *text*, or the index of what shows the links beside it."""
        cell = linked_cell(children, field, text, self._node["kind"])
        if cell is None:
            return text
        self._node += cell
        return len(self._node) - 1

    def _place_of(self, row: nodes.Element) -> tuple[str, int]:
        claimed, sure = self._reading.place, False
        directive = self._reading.directive
        for node in row.findall(nodes.Element):
            if node.line:
                source = node.source or directive.get_source_info()[0]
                claimed, sure = directive.true_place(source, node.line), True
                break
        texts = [" ".join(map(_as_text, content_of(entry))) for entry in _elements(row)]
        return self._reading.places.find(claimed, self._table.source, texts, sure=sure)

    def _check_width(self, row: nodes.Element, place: tuple[str, int]) -> None:
        """Note cells beyond the header, which the parser of Markdown drops."""
        line = self._reading.places.line_at(place)
        if not self._reading.directive.markdown or line.count("|") < len(row):
            return
        cells = split_row(line)
        written = [_rawsource(entry) for entry in _elements(row)]
        if len(cells) > len(written) and cells[: len(written)] == written:
            problem = lost_cells(cells[len(written) :], len(cells), len(written), place)
            self._reading.directive.gathered.problems.append(problem)

    def _check(self, plain: Sequence[str], place: tuple[str, int]) -> None:
        fields = self._fields
        subject = fields.index("item") if "item" in fields else -1
        if subject >= 0 and (subject >= len(plain) or not plain[subject]):
            self._reading.directive.gathered.problems.append(untitled_row(place))


def _elements(row: nodes.Element) -> list[nodes.Element]:
    return [entry for entry in row.children if isinstance(entry, nodes.Element)]


def _as_text(node: nodes.Node) -> str:
    return node.astext()


def _rawsource(entry: nodes.Element) -> str:
    first = entry.children[0] if entry.children else None
    return first.rawsource.strip() if isinstance(first, nodes.Element) else ""
