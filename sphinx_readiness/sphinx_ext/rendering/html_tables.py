"""Light tables as HTML, written straight from their rows.

The HTML says what Sphinx's writer makes of the docutils table of :mod:`.docutils_tables`; a test
holds the two together. It says each thing once: what the cells of a column have in common stands
at the table, and how a status looks follows from the ``data-status`` of its row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.assembly.build_items import split_links
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.link_nodes import link_node, page_uri, rule_uri
from sphinx_readiness.sphinx_ext.nodes import LEFT_OUT, STILL_OPEN, item_table
from sphinx_readiness.sphinx_ext.rendering.html_frame import close_table, open_table
from sphinx_readiness.sphinx_ext.rendering.html_statuses import StatusHtml
from sphinx_readiness.sphinx_ext.rendering.pieces.folded import LONGEST, folded_html, folded_nodes
from sphinx_readiness.sphinx_ext.rendering.pieces.labels import ATTRIBUTE, said_by_style
from sphinx_readiness.sphinx_ext.rendering.pieces.look import (
    CHECKED,
    FOLDED,
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
from sphinx_readiness.sphinx_ext.rendering.plain_rows import PlainRows, has_plain_rows
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
        self._docname = str(node.get("docname", ""))
        self._waived = state.waived_rows
        self._exempt = bool(self._waived or node.get(LEFT_OUT) or node.get(STILL_OPEN))
        self._row_links = state.row_links
        self._aliases = state.row_aliases
        self._standings = state.standings
        self._links_at = -1
        if state.row_links:
            from sphinx_readiness.sphinx_ext.rendering.pieces.row_links import links_column

            self._links_at = links_column(node)
        self._look = RowLook(state, node, self._docname, translator.attval)
        self._statuses = StatusHtml(state, node, self._docname, self._encode)
        self._head = 0
        self._end = "</td>\n"
        self._blocks, self._key = False, ""
        self._permalink = "item" if node["links"] is None else ""
        self._plain_classes = not node["depths"] and not any(node["aligns"])
        self._said, labels = said_by_style(cell_labels(node))
        self._open = [
            f'<td data-label="{translator.attval(label)}">' if label else "<td>" for label in labels
        ]
        self._parts: list[str] = []

    def write(self) -> None:
        """Append the table to the translator's body."""
        node, translator = self._node, self._translator
        frame = open_table(
            translator,
            table_classes(node),
            node,
            {"aria-label": table_name(node), ATTRIBUTE: self._said},
            node.get("told", {}),
        )
        self._parts.append("<thead>\n<tr>")
        for column, header in enumerate(node["headers"]):
            css = " ".join(("head", *header_classes(node, column)))
            self._parts.append(f'<th class="{css}" scope="col">')
            self._header(header, node.head(column))
            self._parts.append("</th>\n")
        self._parts.append("</tr>\n</thead>\n<tbody>\n")
        plain = self._plain_rows()
        for position, (anchor, cells) in enumerate(self._rows):
            data, findings = self._look.data(position, anchor, cells), self._look.findings(anchor)
            row = ""
            if plain is not None and data is not None and self._is_plain(anchor, data, findings):
                row = plain.html(position, anchor, cells, data.status, self._look.told(data))
            if row:
                self._parts.append(row)
            else:
                self._row(position, data, findings)
        self._parts.append("</tbody>\n")
        self._flush()
        close_table(translator, frame)

    def _plain_rows(self) -> PlainRows | None:
        """Return what writes plain rows, if there may be any."""
        if self._node["depths"] or not has_plain_rows(self._node):
            return None
        head = self._fields.index("id")
        tags = [self._tags(0, column, head) for column in range(len(self._fields))]
        return PlainRows(self._node, tags, self._encode, self._statuses.badge)

    def _is_plain(self, anchor: str, data: RowData, findings: Sequence[FindingLine]) -> bool:
        """Say whether there is nothing to tell of a row besides its cells."""
        place = (self._docname, anchor)
        return (
            not data.blocks
            and not findings
            and place not in self._waived
            and place not in self._row_links
            and place not in self._aliases
            and (not self._standings or self._standings.at(*place) is None)
        )

    def _row(self, position: int, data: RowData | None, findings: Sequence[FindingLine]) -> None:
        """Write a row of any kind, and what the gate says of it."""
        anchor, cells = self._rows[position]
        self._head = head_column(self._fields, cells)
        self._blocks, self._key = (data.blocks, data.status) if data is not None else (False, "")
        classes = row_classes(data, findings)
        css = f' class="{" ".join(classes)}"' if classes else ""
        ident = f' id="{self._encode(anchor)}"' if anchor else ""
        told = self._look.told(data) if data is not None else ""
        self._parts.append(f"<tr{css}{ident}{told}>")
        for column, field in enumerate(self._fields):
            cell = cells[column] if column < len(cells) else ""
            self._cell(cell, field, position, column)
        self._parts.append("</tr>\n")
        if findings:
            self._below(anchor, findings)

    def _below(self, anchor: str, findings: Sequence[FindingLine]) -> None:
        """Write what the gate says of a row, over its whole width below it."""
        from sphinx_readiness.sphinx_ext.rendering.gate.findings import findings_html

        builder = self._translator.builder
        shown = findings_html(
            findings, lambda code: rule_uri(builder, builder.current_docname, code), self._encode
        )
        self._parts.append(
            f'<tr class="readiness-findings-row" data-of="{self._encode(anchor)}">'
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

    def _tags(self, position: int, column: int, head: int) -> tuple[str, str]:
        """Return the tags of a cell, which are others for the *head* of its row."""
        start, end = self._open[column], "</td>\n"
        if column == head:
            start, end = '<th scope="row">', "</th>\n"
        if not self._plain_classes and (classes := entry_classes(self._node, position, column)):
            start = f'{start[:3]} class="{" ".join(classes)}"{start[3:]}'
        return start, end

    def _cell(self, cell: str | int, field: str, position: int, column: int) -> None:
        open_tag, self._end = self._tags(position, column, self._head)
        if column == 0 and self._aliases:
            open_tag += self._second_anchor(self._rows[position][0])
        place = (self._docname, self._rows[position][0])
        if column == self._links_at and (links := self._row_links.get(place)):
            self._linked_cell(cell, field, links, open_tag)
            return
        checked = self._checked(field, position) if self._standings and field in CHECKED else ""
        if isinstance(cell, int):
            self._marked_up(cell, field, position, open_tag, checked)
            return
        if is_badge(self._kind, field, cell):
            anchor, statuses = self._rows[position][0], self._statuses
            content = statuses.badge(cell, self._key)
            if self._exempt and (exempt := statuses.exempt(anchor)):
                content = f"{content} {exempt}"
            content += statuses.beside(position, anchor, blocks=self._blocks)
        elif len(cell) > LONGEST and field in FOLDED:
            content = folded_html(cell, self._encode)
        else:
            text = shown_text(self._kind, cell)
            content = self._encode(text) if text else ""
            if content and field in {"id", "item"} and (href := self._href(field, position)):
                content = f'<a href="{self._encode(href)}">{content}</a>'
            if field == self._permalink:
                content += self._to_itself(position)
            if checked:
                content = f"<p>{content}</p>"
        self._parts.append(f"{open_tag}{content}{checked}{self._end}")

    def _marked_up(self, cell: int, field: str, position: int, open_tag: str, checked: str) -> None:
        """Write a cell that is more than plain text."""
        self._parts.append(open_tag)
        self._flush()
        content: Sequence[nodes.Node] = self._node[cell].children
        if field in FOLDED:
            content = folded_nodes(content)
        for child in content:
            child.walkabout(self._translator)
        exempt = ""
        if field == "status":
            anchor, statuses = self._rows[position][0], self._statuses
            exempt = statuses.exempt(anchor) if self._exempt else ""
            if beside := statuses.beside(position, anchor, blocks=self._blocks):
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

    def _checked(self, field: str, position: int) -> str:
        """Return what was checked of a cell, where that is a row of its own document."""
        docname, anchor = row_place(self._node, self._docname, position, self._rows[position][0])
        found = self._standings.at(docname, anchor) if self._standings else None
        if found is None:
            return ""
        from sphinx_readiness.sphinx_ext.rendering.pieces.standings import standing_html

        return standing_html(found, field, self._encode)

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
            words = split_links(cell) if field == "links" else ()
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
