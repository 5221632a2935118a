"""Light tables as standard docutils tables, for writers that need them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.assembly.build_items import split_links
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import (
    item_entry,
    item_row,
    named_table,
    scroll_region,
    tag,
)
from sphinx_readiness.sphinx_ext.nodes import item_table
from sphinx_readiness.sphinx_ext.rendering.column_shares import LINE, line_of, shares
from sphinx_readiness.sphinx_ext.rendering.gate.findings import finding_nodes
from sphinx_readiness.sphinx_ext.rendering.pieces.folded import LONGEST, folded_nodes
from sphinx_readiness.sphinx_ext.rendering.pieces.look import (
    CHECKED,
    FOLDED,
    badge_maker,
    blocking_badge,
    cell_labels,
    entry_classes,
    head_column,
    header_classes,
    is_badge,
    needs_permalink,
    row_place,
    shown_text,
    table_classes,
    table_name,
)
from sphinx_readiness.sphinx_ext.rendering.pieces.row_links import links_column, with_links
from sphinx_readiness.sphinx_ext.rendering.pieces.waived import counting_badge
from sphinx_readiness.sphinx_ext.rendering.row_look import RowLook, row_classes
from sphinx_readiness.sphinx_ext.text_nodes import grid_table
from sphinx_readiness.workspace.item_links import RowLinks

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer


def _indent(entry: nodes.entry, depth: int) -> None:
    """Put a dash a level before a task, where no style sheet indents it."""
    first = next(iter(entry.findall(nodes.paragraph)), None)
    if first is not None and depth:
        first.insert(0, nodes.Text("\u2013 " * depth))


def _written(cells: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield what stands in the *cells* of a column, each paragraph by itself."""
    for cell in cells:
        for block in cell.children:
            words = block.findall(nodes.abbreviation)
            yield " ".join(
                (block.astext(), *(f"({each.get('explanation', '')})" for each in words))
            )


class TableNodes:
    """Makes the docutils table of one light table."""

    def __init__(self, renderer: Renderer, node: item_table) -> None:
        """Render *node* with *renderer*."""
        self._renderer = renderer
        self._node = node
        self._rows = node.shown_rows()
        self._html = renderer.builder.format == "html"
        self._is_text = renderer.builder.name == "text"
        self._labels = cell_labels(node) if self._html else [""] * len(node["fields"])
        self._badge = badge_maker(node["kind"], renderer.state.vocabulary)
        self._look = RowLook(renderer.state, node, renderer.docname)
        self._links_at = links_column(node) if renderer.state.row_links else -1

    def table(self) -> list[nodes.Node]:
        """Return the table in a container that scrolls on narrow screens.

        What the gate says of rows stands below them in HTML, and below the table elsewhere.
        """
        node = self._node
        layout = ("colwidths-auto",) if self._html else ("longtable", "colwidths-given")
        name = table_name(node)
        kind = named_table if self._html else grid_table if self._is_text else nodes.table
        more = {"attrs": {"aria-label": name} if name else {}} if self._html else {}
        classes = [*table_classes(node), *layout]
        table = kind("", classes=classes, ids=list(node["ids"]), **more)
        table.source, table.line = node.source, node.line
        if (caption := node.caption()) is not None:
            table += caption
        head = nodes.row()
        for column, header in enumerate(node["headers"]):
            classes = header_classes(node, column)
            marked = node.head(column)
            shown = marked.children if marked is not None else [nodes.paragraph("", header)]
            head += (
                item_entry("", *shown, classes=classes, attrs={"scope": "col"})
                if self._html
                else nodes.entry("", *shown, classes=classes)
            )
        body = nodes.tbody()
        below: list[nodes.Node] = []
        for position, (anchor, _cells) in enumerate(self._rows):
            row = self._row(position)
            self._place(row, anchor)
            body += row
            if findings := self._look.findings(anchor):
                said = finding_nodes(self._renderer, findings, rows=not self._html)
                if self._html:
                    body += self._below(anchor, said)
                else:
                    below.append(said)
        group = nodes.tgroup("", cols=len(node["fields"]))
        group += [nodes.colspec("", colwidth=width) for width in self._widths(head, body)]
        group += [nodes.thead("", head), body]
        table += group
        told: dict[str, str] = node.get("told", {})
        return [scroll_region(table, name, told, html=self._html), *below]

    def _below(self, anchor: str, shown: nodes.Node) -> item_row:
        """Return the row with what the gate says of the one above it."""
        width = len(self._node["fields"])
        more = {"morecols": width - 1} if width > 1 else {}
        row = item_row("", classes=["readiness-findings-row"], attrs={"data-of": anchor})
        row += item_entry("", shown, attrs={} if width > 1 else {"colspan": "1"}, **more)
        return row

    def _place(self, row: nodes.Node, anchor: str) -> None:
        """Say where a row stands: builders without a format check the text of pages."""
        if self._renderer.builder.format:
            return
        place = self._renderer.places.get(anchor, (self._node.source, self._node.line))
        for paragraph in row.findall(nodes.paragraph):
            if paragraph.line is None:
                paragraph.source, paragraph.line = place

    def _widths(self, head: nodes.row, body: nodes.tbody) -> list[int]:
        """Return a share of the line for each column, for writers that lay out columns by share."""
        fields = self._node["fields"]
        if self._html:
            return [1] * len(fields)
        line = LINE if self._is_text else line_of(len(fields))
        rows = [head, *body.children]
        columns = [[*_written(cells)] for cells in zip(*rows, strict=False)]
        return shares(fields, columns, line)

    def _row(self, position: int) -> nodes.row:
        node = self._node
        anchor, cells = self._rows[position]
        row = self._new_row(position)
        head = head_column(node["fields"], cells) if self._html else -1
        for column, field in enumerate(node["fields"]):
            cell = cells[column] if column < len(cells) else ""
            classes = entry_classes(node, position, column)
            entry = nodes.entry("", classes=classes)
            if column == head:
                entry = item_entry("", classes=classes, attrs={"scope": "row"})
            elif self._labels[column]:
                entry = item_entry("", classes=classes, attrs={"data-label": self._labels[column]})
            content = self._content(cell, field, position)
            if column == self._links_at and (links := self._row_links(anchor)):
                words = split_links(cell) if field == "links" and isinstance(cell, str) else ()
                content = with_links(content, links, words, self._renderer.link)
            if field in CHECKED:
                content = [*content, *self._checked(field, position)]
            entry += content
            if not self._html and field == "item" and node["depths"]:
                _indent(entry, node["depths"][position])
            row += entry
        second = self._second_anchor(anchor)
        if anchor and self._html:
            row["ids"] = [anchor]
            next(iter(row.findall(nodes.entry)), row).insert(0, second)
        elif anchor:
            first = next(iter(row.findall(nodes.paragraph)), None)
            if first is not None:
                first.insert(0, [nodes.target("", "", ids=[anchor]), *second])
        return row

    def _new_row(self, position: int) -> nodes.row:
        """Return a row, which tells scripts and eyes more in HTML."""
        if not self._html:
            return nodes.row()
        anchor, cells = self._rows[position]
        data = self._look.data(position, anchor, cells)
        attrs = data.attributes() if data is not None else {}
        return item_row("", classes=row_classes(data, self._look.findings(anchor)), attrs=attrs)

    def _beside(self, field: str, position: int) -> list[nodes.Node]:
        """Return what stands beside a status: what was checked, and whether the row blocks."""
        made = self._mark(field, position)
        anchor, cells = self._rows[position]
        data = self._look.data(position, anchor, cells) if field == "status" else None
        if data is not None and data.blocks:
            made += [nodes.Text(" "), self._renderer.badge(blocking_badge())]
        return made

    def _mark(self, field: str, position: int) -> list[nodes.Node]:
        """Return what was checked of a row, to stand beside its status."""
        if field != "status" or not (standings := self._renderer.state.standings):
            return []
        anchor = self._rows[position][0]
        found = standings.at(*row_place(self._node, self._renderer.docname, position, anchor))
        if found is None:
            return []
        from sphinx_readiness.sphinx_ext.rendering.pieces.standings import mark_beside

        mark = mark_beside(found)
        if mark is None:
            return []
        text = mark.text if self._renderer.symbols and not self._html else mark.word
        return [nodes.Text(" "), nodes.inline("", text, classes=mark.classes)]

    def _to_itself(self, field: str, position: int) -> list[nodes.Node]:
        """Return the link of a row to itself, where no id is one."""
        anchor, cells = self._rows[position]
        if not self._html or field != "item" or not needs_permalink(self._node, anchor, cells):
            return []
        css, title = "headerlink readiness-permalink", _("Link to this row")
        return [tag("a", nodes.Text("\u00b6"), css=css, href=f"#{anchor}", title=title)]

    def _checked(self, field: str, position: int) -> list[nodes.Node]:
        """Return what was checked of a cell."""
        anchor = self._rows[position][0]
        place = row_place(self._node, self._renderer.docname, position, anchor)
        standings = self._renderer.state.standings
        found = standings.at(*place) if standings else None
        if found is None:
            return []
        from sphinx_readiness.sphinx_ext.rendering.pieces.standings import standing_nodes

        return standing_nodes(found, field, symbols=self._renderer.symbols, html=self._html)

    def _row_links(self, anchor: str) -> RowLinks | None:
        return self._renderer.state.row_links.get((self._renderer.docname, anchor))

    def _second_anchor(self, anchor: str) -> list[nodes.Node]:
        """Return the place of the id by which sphinx-needs knows a row, where that is another."""
        alias = self._renderer.state.row_aliases.get((self._renderer.docname, anchor))
        return [nodes.target("", "", ids=[alias])] if alias else []

    def _exempt(self, field: str, position: int) -> list[nodes.inline]:
        """Return the badge that says why a row holds nothing back, for its status cell."""
        node, state = self._node, self._renderer.state
        if field != "status" or node["links"] is not None:
            return []
        anchor = self._rows[position][0]
        until = state.waived_rows.get((self._renderer.docname, anchor))
        badge = counting_badge(node, anchor, until, state.vocabulary)
        return [self._renderer.badge(badge)] if badge is not None else []

    def _content(self, cell: str | int, field: str, position: int) -> list[nodes.Node]:
        node = self._node
        kind = node["kind"]
        if isinstance(cell, int):
            exempt: list[nodes.Node] = [*self._exempt(field, position)]
            if beside := self._beside(field, position):
                exempt += beside if exempt else beside[1:]
            exempt += self._to_itself(field, position)
            more = [nodes.paragraph("", "", *exempt)] if exempt else []
            content = node.children[cell].children
            if self._html and field in FOLDED:
                content = folded_nodes(content)
            return [*content, *more]
        if is_badge(kind, field, cell):
            made = nodes.paragraph("", "", self._renderer.badge(self._badge(cell)))
            if badge := self._exempt(field, position):
                made += [nodes.Text(" "), *badge]
            made += self._beside(field, position)
            return [made]
        if self._html and field in FOLDED and len(cell) > LONGEST:
            return folded_nodes([nodes.paragraph("", cell)])
        text = shown_text(kind, cell)
        href = self._href(field, position)
        if href is not None and text:
            return [nodes.paragraph("", "", self._renderer.link(href, nodes.Text(text)))]
        return [nodes.paragraph("", text, *self._to_itself(field, position))]

    def _href(self, field: str, position: int) -> tuple[str, str] | None:
        node = self._node
        if node["links"] is not None:
            linked = "id" if "id" in node["fields"] else "item"
            has_id = linked == "id" and self._rows[position][1][node["fields"].index("id")]
            if field == "id" or (field == "item" and not has_id):
                docname, anchor = node["links"][position]
                return docname, anchor
            return None
        anchor = self._rows[position][0]
        return (self._renderer.docname, anchor) if field == "id" and anchor else None
