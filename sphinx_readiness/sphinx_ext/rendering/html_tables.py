"""Light tables as HTML, written straight from their rows.

The HTML is what Sphinx's writer makes of the docutils table of :mod:`.docutils_tables`; a test
holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.assembly.build_items import split_list
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.link_nodes import link_node, page_uri, rule_uri
from sphinx_readiness.sphinx_ext.nodes import LEFT_OUT, STILL_OPEN, item_table
from sphinx_readiness.sphinx_ext.rendering.html_frame import close_table, open_table
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import badge_html
from sphinx_readiness.sphinx_ext.rendering.pieces.folded import LONGEST, folded_html, folded_nodes
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
from sphinx_readiness.sphinx_ext.rendering.row_look import RowData, RowLook, row_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_readiness.sphinx_ext.rendering.models.page_findings import FindingLine
    from sphinx_readiness.workspace.item_links import Href, RowLinks


def visit_item_table(self: HTML5Translator, node: item_table) -> None:
    """Write the whole table; its children are written where their cells are."""
    HtmlTable(self, node).write()
    raise nodes.SkipNode


class HtmlTable:
    """Writes one light table into the body of a translator."""

    def __init__(self, translator: HTML5Translator, node: item_table) -> None:
        """Write *node* with *translator*."""
        self._translator = translator
        self._encode = translator.encode
        self._node = node
        self._rows = node.shown_rows()
        self._kind: str = node["kind"]
        self._fields: tuple[str, ...] = node["fields"]
        state = build_state(translator.builder.env)
        self._make_badge = badge_maker(self._kind, state.vocabulary)
        self._docname = str(node.get("docname", ""))
        self._waived = state.waived_rows
        self._exempt = bool(self._waived or node.get(LEFT_OUT) or node.get(STILL_OPEN))
        self._vocabulary = state.vocabulary
        self._row_links = state.row_links
        self._aliases = state.row_aliases
        self._standings = state.standings
        self._links_at = -1
        if state.row_links:
            from sphinx_readiness.sphinx_ext.rendering.pieces.row_links import links_column

            self._links_at = links_column(node)
        self._badges: dict[str, str] = {}
        self._known: dict[RowData, str] = {}
        self._look = RowLook(state, node, self._docname)
        self._head = 0
        self._end = "</td>\n"
        self._blocks = False
        self._permalink = "item" if node["links"] is None else ""
        self._plain_classes = not node["depths"] and not any(node["aligns"])
        self._labels = [
            f'<td data-label="{translator.attval(label)}">' if label else "<td>"
            for label in cell_labels(node)
        ]
        self._parts: list[str] = []

    def write(self) -> None:
        """Append the table to the translator's body."""
        node, translator = self._node, self._translator
        frame = open_table(
            translator, table_classes(node), node, table_name(node), node.get("told", {})
        )
        self._parts.append('<thead>\n<tr class="row-odd">')
        for column, header in enumerate(node["headers"]):
            css = " ".join(("head", *header_classes(node, column)))
            self._parts.append(f'<th class="{css}" scope="col">')
            self._header(header, node.head(column))
            self._parts.append("</th>\n")
        self._parts.append("</tr>\n</thead>\n<tbody>\n")
        parity, look = "row-odd", self._look
        for position, (anchor, cells) in enumerate(self._rows):
            parity = "row-even" if parity == "row-odd" else "row-odd"
            ident = f' id="{self._encode(anchor)}"' if anchor else ""
            data, findings = look.data(position, anchor, cells), look.findings(anchor)
            self._head = head_column(self._fields, cells)
            self._blocks = data is not None and data.blocks
            told = self._told(data) if data is not None else ""
            css = " ".join((parity, *row_classes(data, findings)))
            self._parts.append(f'<tr class="{css}"{ident}{told}>')
            for column, field in enumerate(self._fields):
                cell = cells[column] if column < len(cells) else ""
                self._cell(cell, field, position, column)
            self._parts.append("</tr>\n")
            if findings:
                parity = "row-even" if parity == "row-odd" else "row-odd"
                self._below(anchor, findings, parity)
        self._parts.append("</tbody>\n")
        self._flush()
        close_table(translator, frame)

    def _told(self, data: RowData) -> str:
        """Return the attributes of a row for scripts; most rows of a table share a few."""
        told = self._known.get(data)
        if told is None:
            found = data.attributes().items()
            attval = self._translator.attval
            told = "".join(f' {name}="{attval(text)}"' for name, text in found)
            self._known[data] = told
        return told

    def _below(self, anchor: str, findings: Sequence[FindingLine], parity: str) -> None:
        """Write what the gate says of a row, over its whole width below it."""
        from sphinx_readiness.sphinx_ext.rendering.gate.findings import findings_html

        builder = self._translator.builder
        shown = findings_html(
            findings, lambda code: rule_uri(builder, builder.current_docname, code), self._encode
        )
        self._parts.append(
            f'<tr class="{parity} readiness-findings-row" data-of="{self._encode(anchor)}">'
            f'<td colspan="{len(self._fields)}">{shown}</td>\n</tr>\n'
        )

    def _header(self, text: str, marked: nodes.Element | None) -> None:
        if marked is None:
            self._parts.append(f"<p>{self._encode(text)}</p>")
            return
        self._flush()
        for child in marked.children:
            child.walkabout(self._translator)

    def _flush(self) -> None:
        self._translator.body.append("".join(self._parts))
        self._parts.clear()

    def _cell(self, cell: str | int, field: str, position: int, column: int) -> None:
        open_tag, self._end = self._labels[column], "</td>\n"
        if column == self._head:
            open_tag, self._end = '<th scope="row">', "</th>\n"
        if not self._plain_classes and (classes := entry_classes(self._node, position, column)):
            open_tag = f'{open_tag[:3]} class="{" ".join(classes)}"{open_tag[3:]}'
        if column == 0 and self._aliases:
            open_tag += self._second_anchor(self._rows[position][0])
        if column == self._links_at and (links := self._links_of(self._rows[position][0])):
            self._linked_cell(cell, field, links, open_tag)
            return
        checked = self._checked(field, position) if self._standings and field in CHECKED else ""
        if isinstance(cell, int):
            self._marked_up(cell, field, position, open_tag, checked)
            return
        if is_badge(self._kind, field, cell):
            content = self._badge(cell)
            if self._exempt and (exempt := self._exempt_badge(field, position)):
                content = f"{content} {exempt}"
            content += self._beside(position)
        elif len(cell) > LONGEST and field in FOLDED:
            self._parts.append(f"{open_tag}{folded_html(cell, self._encode)}{checked}{self._end}")
            return
        else:
            text = shown_text(self._kind, cell)
            content = self._encode(text) if text else ""
            if content and field in {"id", "item"} and (href := self._href(field, position)):
                content = f'<a class="reference internal" href="{self._encode(href)}">{content}</a>'
            if field == self._permalink:
                content += self._to_itself(position)
        self._parts.append(f"{open_tag}<p>{content}</p>{checked}{self._end}")

    def _marked_up(self, cell: int, field: str, position: int, open_tag: str, checked: str) -> None:
        """Write a cell that is more than plain text."""
        self._parts.append(open_tag)
        self._flush()
        content: Sequence[nodes.Node] = self._node[cell].children
        if field in FOLDED:
            content = folded_nodes(content)
        for child in content:
            child.walkabout(self._translator)
        exempt = self._exempt_badge(field, position) if self._exempt else ""
        if field == "status" and (beside := self._beside(position)):
            exempt = f"{exempt}{beside}" if exempt else beside.lstrip()
        if field == self._permalink and (link := self._to_itself(position)):
            exempt = f"{exempt}{link}"
        more = f"<p>{exempt}</p>" if exempt else ""
        self._parts.append(f"{checked}{more}{self._end}")

    def _to_itself(self, position: int) -> str:
        """Return the link of a row to itself, where no id is one."""
        anchor, cells = self._rows[position]
        if not needs_permalink(self._node, anchor, cells):
            return ""
        return (
            f'<a class="headerlink readiness-permalink" href="#{self._encode(anchor)}"'
            f' title="{self._encode(_("Link to this row"))}">\u00b6</a>\n'
        )

    def _beside(self, position: int) -> str:
        """Return what stands beside a status: what was checked, and whether the row blocks."""
        mark = self._mark(position) if self._standings else ""
        if not self._blocks or self._kind == "signoffs":
            return mark
        return f"{mark} {badge_html(blocking_badge(), self._encode)}"

    def _mark(self, position: int) -> str:
        """Return what was checked of a row, to stand beside its status."""
        docname, anchor = row_place(self._node, self._docname, position, self._rows[position][0])
        found = self._standings.at(docname, anchor) if self._standings else None
        if found is None:
            return ""
        from sphinx_readiness.sphinx_ext.rendering.pieces.standings import mark_beside

        mark = mark_beside(found)
        if mark is None:
            return ""
        css = " ".join(mark.classes)
        return f' <span class="{css}">{self._encode(mark.word)}</span>'

    def _checked(self, field: str, position: int) -> str:
        """Return what was checked of a cell, where that is a row of its own document."""
        docname, anchor = row_place(self._node, self._docname, position, self._rows[position][0])
        found = self._standings.at(docname, anchor) if self._standings else None
        if found is None:
            return ""
        from sphinx_readiness.sphinx_ext.rendering.pieces.standings import standing_html

        return standing_html(found, field, self._encode)

    def _links_of(self, anchor: str) -> RowLinks | None:
        return self._row_links.get((self._docname, anchor))

    def _second_anchor(self, anchor: str) -> str:
        """Return the place of the id by which sphinx-needs knows a row, where that is another."""
        alias = self._aliases.get((self._docname, anchor))
        return f'<span class="target" id="{self._encode(alias)}"></span>' if alias else ""

    def _linked_cell(self, cell: str | int, field: str, links: RowLinks, open_tag: str) -> None:
        """Write a cell that has links below it, as nodes: few rows have any."""
        content: list[nodes.Node]
        words: Sequence[str] = ()
        if isinstance(cell, int):
            content = [child.deepcopy() for child in self._node[cell].children]
        else:
            content = [nodes.paragraph("", shown_text(self._kind, cell))]
            words = split_list(cell) if field == "links" else ()
        from sphinx_readiness.sphinx_ext.rendering.pieces.row_links import with_links

        entry = nodes.entry("", *with_links(content, links, words, self._link))
        self._parts.append(open_tag)
        self._flush()
        for child in entry.children:
            child.walkabout(self._translator)
        self._parts.append(self._end)

    def _link(self, href: Href, child: nodes.Node) -> nodes.Node:
        builder = self._translator.builder
        return link_node(builder, builder.current_docname, href, [child])

    def _badge(self, text: str) -> str:
        html = self._badges.get(text)
        if html is None:
            html = self._badges[text] = badge_html(self._make_badge(text), self._encode)
        return html

    def _exempt_badge(self, field: str, position: int) -> str:
        """Return the badge that says why a row holds nothing back, for its status cell."""
        if field != "status" or self._node["links"] is not None:
            return ""
        from sphinx_readiness.sphinx_ext.rendering.pieces.waived import counting_badge

        anchor = self._rows[position][0]
        until = self._waived.get((self._docname, anchor))
        badge = counting_badge(self._node, anchor, until, self._vocabulary)
        return badge_html(badge, self._encode) if badge is not None else ""

    def _href(self, field: str, position: int) -> str:
        """Return where the cell links to: a view's to the row it shows, an id to its own row."""
        node = self._node
        anchor, cells = self._rows[position]
        if node["links"] is None:
            return f"#{anchor}" if field == "id" and anchor else ""
        has_id = "id" in self._fields and bool(cells[self._fields.index("id")])
        if field == "item" and has_id:
            return ""
        return page_uri(self._translator.builder, node["links"][position])
