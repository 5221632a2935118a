"""Small pieces that several views are made of, as docutils nodes."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes


def note(text: str) -> nodes.paragraph:
    """Return a remark that stands where a view has nothing to show."""
    return nodes.paragraph("", text, classes=["readiness-note"])


def simple_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[nodes.Node]],
    css_class: str,
    widths: Sequence[int],
    *,
    html: bool,
) -> nodes.container:
    """Return a docutils table of inline content, one list of nodes a row, that may scroll."""
    layout = ("colwidths-auto",) if html else ("longtable", "colwidths-given")
    table = nodes.table("", classes=["readiness-table", css_class, *layout])
    group = nodes.tgroup("", cols=len(headers))
    group += [nodes.colspec("", colwidth=width) for width in widths]
    head = nodes.row()
    head += [nodes.entry("", nodes.paragraph("", header)) for header in headers]
    group += nodes.thead("", head)
    body = nodes.tbody()
    for cells in rows:
        row = nodes.row()
        row += [nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells]
        body += row
    group += body
    table += group
    return nodes.container("", table, classes=["readiness-scroll"])
