"""Small pieces that several views are made of, as docutils nodes."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_readiness.sphinx_ext.html_nodes import item_entry, named_table, scroll_region


def note(text: str) -> nodes.paragraph:
    """Return a remark that stands where a view has nothing to show."""
    return nodes.paragraph("", text, classes=["readiness-note"])


def simple_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[nodes.Node]],
    css_class: str,
    *,
    html: bool,
    name: str = "",
) -> nodes.Element:
    """Return a docutils table of inline content, one list of nodes a row, that may scroll.

    *name* is what those are told who do not see it.
    """
    layout = ("colwidths-auto",) if html else ("longtable", "colwidths-given")
    classes = ["readiness-table", css_class, *layout]
    named = html and name
    table = (
        named_table("", classes=classes, attrs={"aria-label": name})
        if named
        else nodes.table("", classes=classes)
    )
    group = nodes.tgroup("", cols=len(headers))
    group += [nodes.colspec("", colwidth=width) for width in _widths(headers, rows, html=html)]
    head = nodes.row()
    head += [_entry(nodes.paragraph("", header), "scope", "col", html=html) for header in headers]
    group += nodes.thead("", head)
    body = nodes.tbody()
    for cells in rows:
        row = nodes.row()
        row += _entry(_paragraph(cells[0]), "scope", "row", html=html)
        row += [
            _entry(_paragraph(cell), "data-label", header, html=html)
            for header, cell in zip(headers[1:], cells[1:], strict=True)
        ]
        body += row
    group += body
    table += group
    return scroll_region(table, name, html=html)


def _paragraph(cell: nodes.Node) -> nodes.paragraph:
    """Return *cell* as a paragraph, which one of several parts is already."""
    return cell if isinstance(cell, nodes.paragraph) else nodes.paragraph("", "", cell)


def _widths(
    headers: Sequence[str], rows: Sequence[Sequence[nodes.Node]], *, html: bool
) -> list[int]:
    """Return a share of the line for each column, for writers that lay out columns by share."""
    if html:
        return [1] * len(headers)
    from sphinx_readiness.sphinx_ext.rendering.column_shares import shares

    columns = [(header, *(row[at].astext() for row in rows)) for at, header in enumerate(headers)]
    return shares([""] * len(headers), columns)


def _entry(content: nodes.Node, name: str, value: str, *, html: bool) -> nodes.entry:
    """Return a cell, in HTML with the attribute *name*."""
    return item_entry("", content, attrs={name: value}) if html else nodes.entry("", content)
