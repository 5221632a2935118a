"""Who has how much open, as a table with links to the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import simple_table

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.models.owners import OwnerLine
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer


def owner_table(renderer: Renderer, owners: Sequence[OwnerLine]) -> nodes.Element:
    """Return a table of *owners*: how many items each has, and those that are open or block."""
    headers = (_("Owner"), _("Items"), _("Open"), _("Blocking"), _("Rows"))
    rows = [
        [
            nodes.inline("", each.owner or _("nobody"), ids=[each.anchor]),
            nodes.Text(str(each.items)),
            nodes.Text(str(each.open)),
            nodes.Text(str(each.blocking)),
            _links(renderer, each),
        ]
        for each in owners
    ]
    html = renderer.builder.format == "html"
    css, name = "readiness-owners", _("Owners")
    return simple_table(headers, rows, css, html=html, name=name)


def _links(renderer: Renderer, line: OwnerLine) -> nodes.inline:
    made = nodes.inline()
    for number, row in enumerate(line.rows):
        made += nodes.Text(", " if number else "")
        link = renderer.link(row.href, nodes.Text(row.text), title=row.title)
        made += nodes.strong("", "", link) if row.blocks else link
    if line.open + line.blocking_only > len(line.rows):
        more = line.open + line.blocking_only - len(line.rows)
        made += nodes.Text(", " + _("and {number} more").format(number=more))
    if not line.rows:
        made += nodes.Text("-")
    return made
