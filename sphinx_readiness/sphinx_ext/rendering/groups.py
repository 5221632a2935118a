"""Tables of items from other documents, as docutils nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.nodes import item_cell, item_table, view
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import note
from sphinx_readiness.sphinx_ext.rendering.row_look import UNKNOWN, RowData
from sphinx_readiness.sphinx_ext.rendering.verdict import heading
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.models.aggregates import Group, GroupsModel, ItemRow
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

COLUMN_LABELS: Final = {
    "id": "ID",
    "item": "Item",
    "status": "Status",
    "owner": "Owner",
    "severity": "Severity",
    "checklist": "Checklist",
    "since": N_("Open since"),
    "notes": "Notes",
    "evidence": "Evidence",
    "verify": "Verify",
    "tags": "Tags",
    "links": "Links",
    "blocking": "Blocking",
}


def groups(renderer: Renderer, model: GroupsModel, node: view) -> list[nodes.Node]:
    """Return one table of items for each group, under its heading."""
    shown = [group for group in model.groups if group.rows]
    made: list[nodes.Node] = []
    if node["kind"] == "blockers" and not (model.groups and model.groups[0].rows):
        made.append(note(_("No open blockers.")))
    elif not shown:
        return [note(_("No items match this filter."))]
    taken: set[str] = set()
    for group in shown:
        name = group.heading or _("Items")
        if group.heading:
            made.append(_heading(renderer, group, node, taken))
        made.append(_items(renderer, group, model.columns, name))
        if group.more:
            more = _("Further open items, each shown in its checklist: {count}")
            made.append(note(more.format(count=group.more)))
    return made


def _heading(renderer: Renderer, group: Group, node: view, taken: set[str]) -> nodes.rubric:
    """Return the heading of *group* with its number of rows and an anchor that stays."""
    wanted = f"{node.get('anchor', 'readiness')}-{group.anchor or slug(group.heading)}"
    anchor, number = wanted, 1
    while anchor in taken:
        number += 1
        anchor = f"{wanted}-{number}"
    taken.add(anchor)
    text = f"{group.heading} ({len(group.rows) + group.more})"
    made = heading(node, text, "readiness-group", anchor)
    if renderer.builder.format != "html":  # few writers give it a place
        made["ids"] = []
        made.insert(0, nodes.target("", "", ids=[anchor]))
    return made


def _items(renderer: Renderer, group: Group, columns: Sequence[str], name: str) -> item_table:
    """Return the rows of *group* as a light table; ids, or titles without them, link to the rows.

    A row has a class and attributes of its checklist, so that it looks the same everywhere.
    """
    rows = group.rows
    shown = tuple(
        column for column in columns if column != "id" or any(row.explicit_id for row in rows)
    )
    table = item_table(
        headers=tuple(_label(column) for column in shown),
        fields=shown,
        aligns=("",) * len(shown),
        kind="view",
        depths=None,
        links=[row.href for row in rows],
        classes=list(filter(None, [group.css])),
        named=name,
        data=[RowData(row.status or UNKNOWN, row.owner, row.blocks, row.list_id) for row in rows],
    )
    table.store(())
    table.store([_cells(renderer, table, row, shown) for row in rows])
    return table


def _cells(
    renderer: Renderer, table: item_table, row: ItemRow, shown: Sequence[str]
) -> list[str | int]:
    """Return the cells of *row*; those with links are put below *table*."""
    cells: list[str | int] = []
    for column in shown:
        if column == "id" and not row.explicit_id:
            cells.append("")
        elif column == "checklist" and row.list_href is not None:
            link = renderer.link(row.list_href, nodes.Text(row.checklist))
            cells.append(len(table))
            table += item_cell("", nodes.paragraph("", "", link))
        elif column == "since":
            cells.append(_since(renderer, table, row))
        elif row.marked and (cell := _marked(renderer, row, column)) is not None:
            cells.append(len(table))
            table += cell
        else:
            cells.append(row.cell(column))
    return cells


def _since(renderer: Renderer, table: item_table, row: ItemRow) -> str | int:
    """Return the cell that says since when *row* is open, put below *table*."""
    if row.since is None:
        return ""
    from sphinx_readiness.sphinx_ext.rendering.pieces.past import since_words

    table += item_cell("", nodes.paragraph("", "", *since_words(renderer, row.since)))
    return len(table) - 1


def _marked(renderer: Renderer, row: ItemRow, column: str) -> item_cell | None:
    """Return the cell of *row* as it is written, where that is more than plain text."""
    from sphinx_readiness.sphinx_ext.rendering.marked_cells import MarkedCells

    if column == "item" and not row.explicit_id:
        return None  # the title is the link to the row
    return renderer.state.once(MarkedCells).at(renderer, row.href, column)


def _label(column: str) -> str:
    """Return the header of *column*; one of the project's own is as the view names it."""
    known = COLUMN_LABELS.get(column)
    return _(known) if known else column[:1].upper() + column[1:]
