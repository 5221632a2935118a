"""Tables that the markup parser made, turned into rows: the general path, for every syntax.

Pipe tables, task lists and plain list-tables have readers of their own, which are faster; what
they do not take comes through here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.raw import RawRow, RawTable
from sphinx_readiness.sphinx_ext.nodes import (
    DATA_FIELDS,
    ShownRow,
    ancestor,
    code_in,
    item_cell,
    item_table,
    targets_in,
)
from sphinx_readiness.sphinx_ext.noted import untitled_row

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.cells import CellReader
    from sphinx_readiness.sphinx_ext.directives.base import ReadinessDirective
    from sphinx_readiness.sphinx_ext.row_places import RowPlaces


def convert_tables(
    root: nodes.Element,
    directive: ReadinessDirective,
    wanted: frozenset[str],
    kind: str,
    place: tuple[str, int],
    cells: CellReader,
    places: RowPlaces,
) -> list[tuple[RawTable, item_table]]:
    """Replace the tables below *root*, in place, by item tables; return their raw rows.

    Tables inside nodes that stand for themselves (nested directives of ours) are left alone.
    *place* is where the text that was parsed begins, for rows without a line of their own;
    *places* finds them.
    """
    found = [table for table in root.findall(nodes.table) if not _is_nested(table, root)]
    raws = []
    for table in found:
        raw, node = _convert(table, directive, wanted, kind, place, cells, places)
        if raw is None or node is None:
            continue
        caption = next((child for child in table.children if isinstance(child, nodes.title)), None)
        made: list[nodes.Node] = [node]
        if caption is not None:
            made.insert(0, nodes.paragraph("", "", nodes.strong("", "", *caption.children)))
        table.replace_self(made)
        raws.append((raw, node))
    return raws


def _is_nested(table: nodes.table, root: nodes.Element) -> bool:
    node = table.parent
    while node is not None and node is not root:
        if isinstance(node, nodes.table | item_table) or type(node).__module__.startswith(
            "sphinx_readiness."
        ):
            return True
        node = node.parent
    return False


def _convert(
    table: nodes.table,
    directive: ReadinessDirective,
    wanted: frozenset[str],
    kind: str,
    place: tuple[str, int],
    cells: CellReader,
    places: RowPlaces,
) -> tuple[RawTable | None, item_table | None]:
    rows = [row for row in table.findall(nodes.row) if ancestor(row, nodes.table) is table]
    heads = [row for row in rows if isinstance(row.parent, nodes.thead)]
    if not heads:
        if not rows:
            return None, None
        directive.problem(
            "malformed-row",
            N_("the table has no header row; its first row is taken as the header"),
            N_("Mark the first row as the header, for instance with ':header-rows: 1'."),
        )
        heads = rows[:1]
    body = [row for row in rows if row not in heads]
    for head in heads:
        cells.finish(head, "", place)
    headers = tuple(" ".join(_text(entry).split()) for entry in heads[-1].children)
    fields = directive.columns(headers, wanted, place)
    source = directive.get_source_info()[0]
    node = item_table(headers=headers, fields=fields, aligns=("",) * len(headers), kind=kind,
                      depths=None, links=None)  # fmt: skip
    node.source, node.line = source, place[1]
    node.store(())
    converter = _RowConverter(directive, fields, node, place, cells, places)
    raws = tuple(map(converter.convert, body))
    node.store(converter.shown)
    return RawTable(headers, fields, raws), node


def _content(entry: nodes.Element) -> list[nodes.Node]:
    """Return the children of *entry* that the author wrote."""
    return [child for child in entry.children if not isinstance(child, nodes.system_message)]


def _text(entry: nodes.Node) -> str:
    if not isinstance(entry, nodes.Element):
        return ""
    return " ".join(child.astext() for child in _content(entry))


class _RowConverter:
    """Converts the rows of one docutils table."""

    def __init__(
        self,
        directive: ReadinessDirective,
        fields: tuple[str, ...],
        node: item_table,
        place: tuple[str, int],
        cells: CellReader,
        places: RowPlaces,
    ) -> None:
        self._places = places
        self._directive = directive
        self._fields = fields
        self._node = node
        self._place = place
        self._cells = cells
        self._spans: dict[int, tuple[int, str]] = {}
        self.shown: list[ShownRow] = []

    def convert(self, row: nodes.Element) -> RawRow:
        """Return *row* as raw cells; spans repeat their content, so that no column shifts."""
        place = self._place_of(row)
        plain: list[str] = []
        shown: list[str | int] = []
        links: tuple[str, ...] = ()
        code: tuple[str, ...] = ()
        for entry in row.children:
            if not isinstance(entry, nodes.Element):
                continue
            self._fill_spans(plain, shown)
            self._cells.finish(entry, entry.rawsource or entry.astext(), place)
            text = "\n".join(child.astext() for child in _content(entry)).strip()
            width = 1 + int(entry.get("morecols", 0))
            depth = int(entry.get("morerows", 0))
            for _ in range(width):
                if depth:
                    self._spans[len(plain)] = (depth, text)
                plain.append(" ".join(text.split()))
                shown.append(self._shown(entry, plain[-1], len(plain) - 1))
            links += targets_in(entry)
            if "notes" in self._fields[len(plain) - width : len(plain)]:
                code += code_in(entry)
        self._fill_spans(plain, shown)
        self._check(plain, place)
        self.shown.append(("", shown))
        own = self._directive.place()[0]
        path = place[0] if place[0] != own else ""
        return RawRow(place[1], "", False, tuple(plain), links, path, code=code)

    def _fill_spans(self, plain: list[str], shown: list[str | int]) -> None:
        while (left := self._spans.get(len(plain))) is not None:
            depth, text = left
            if depth > 1:
                self._spans[len(plain)] = (depth - 1, text)
            else:
                del self._spans[len(plain)]
            plain.append(" ".join(text.split()))
            shown.append(plain[-1])

    def _shown(self, entry: nodes.Element, text: str, column: int) -> str | int:
        """Return plain text for a cell of one bare paragraph, else the index of its nodes."""
        field = self._fields[column] if column < len(self._fields) else ""
        children = _content(entry)
        bare = not children or (
            len(children) == 1
            and isinstance(children[0], nodes.paragraph)
            and all(isinstance(each, nodes.Text) for each in children[0].children)
        )
        if field in DATA_FIELDS or bare:
            return text
        self._node += item_cell("", *(child.deepcopy() for child in children), plain=text)
        return len(self._node) - 1

    def _place_of(self, row: nodes.Element) -> tuple[str, int]:
        claimed = self._place
        for node in row.findall(nodes.Element):
            if node.line:
                path = node.source or self._directive.get_source_info()[0]
                claimed = self._directive.session.relative(path), node.line
                break
        table = ancestor(row, nodes.table)
        source = table.source if table is not None else None
        return self._places.find(claimed, source, [_text(entry) for entry in row.children])

    def _check(self, plain: list[str], place: tuple[str, int]) -> None:
        fields = self._fields
        subject = fields.index("item") if "item" in fields else -1
        if subject >= 0 and (subject >= len(plain) or not plain[subject]):
            self._directive.gathered.problems.append(untitled_row(place))
