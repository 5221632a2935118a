"""Tables of items from other documents, as docutils nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.nodes import item_table
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import note

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.models.aggregates import GroupsModel, ItemRow
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

COLUMN_LABELS: Final = {
    "id": "ID",
    "item": "Item",
    "status": "Status",
    "owner": "Owner",
    "severity": "Severity",
    "checklist": "Checklist",
    "notes": "Notes",
    "evidence": "Evidence",
    "verify": "Verify",
    "tags": "Tags",
    "links": "Links",
    "blocking": "Blocking",
}


def groups(renderer: Renderer, model: GroupsModel, kind: str) -> list[nodes.Node]:
    """Return one table of items for each group, under its heading."""
    if not any(group.rows for group in model.groups):
        text = _("No open blockers.") if kind == "blockers" else _("No items match this filter.")
        return [note(text)]
    made: list[nodes.Node] = []
    for group in model.groups:
        if group.href is not None:
            made.append(
                nodes.paragraph(
                    "",
                    "",
                    renderer.link(group.href, nodes.strong("", group.heading)),
                    nodes.Text(f" ({len(group.rows)})"),
                    classes=["readiness-group"],
                )
            )
        elif group.heading:
            made.append(
                nodes.paragraph(
                    "",
                    "",
                    nodes.strong("", group.heading),
                    nodes.Text(f" ({len(group.rows)})"),
                    classes=["readiness-group"],
                )
            )
        if group.rows:
            made.append(_items(group.rows, model.columns))
    return made


def _items(rows: Sequence[ItemRow], columns: Sequence[str]) -> item_table:
    """Return *rows* as a light table; ids, or titles without id column, link to the rows."""
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
    )
    table.store(
        [
            tuple(
                "" if column == "id" and not row.explicit_id else row.cell(column)
                for column in shown
            )
            for row in rows
        ]
    )
    return table


def _label(column: str) -> str:
    """Return the header of *column*; one of the project's own is as the view names it."""
    known = COLUMN_LABELS.get(column)
    return _(known) if known else column[:1].upper() + column[1:]
