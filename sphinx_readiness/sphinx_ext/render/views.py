"""Views as docutils nodes, for every writer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.core.status import Outcome
from sphinx_readiness.core.text import shorten
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.nodes import item_table
from sphinx_readiness.sphinx_ext.render.badges import UNKNOWN, Badge, badge_node, status_badge
from sphinx_readiness.sphinx_ext.render.bar import bar
from sphinx_readiness.sphinx_ext.render.links import link_node
from sphinx_readiness.sphinx_ext.render.models import (
    ChecklistRow,
    GroupsModel,
    Href,
    ItemRow,
    SummaryModel,
)

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_readiness.sphinx_ext.state import BuildState

COLUMN_LABELS: Final = {
    "id": "ID",
    "item": "Item",
    "status": "Status",
    "owner": "Owner",
    "severity": "Severity",
    "checklist": "Checklist",
    "notes": "Notes",
}


FORMATS_WITHOUT_SYMBOLS: Final = frozenset(("latex", "texinfo"))
"""pdfTeX stops at characters that its fonts lack."""


class Renderer:
    """Makes nodes for one page of one builder."""

    def __init__(self, state: BuildState, builder: Builder, docname: str) -> None:
        """Render *state* for the page *docname* of *builder*."""
        self.state = state
        self.builder = builder
        self.docname = docname
        self.symbols = builder.format not in FORMATS_WITHOUT_SYMBOLS

    def badge(self, badge: Badge) -> nodes.inline:
        """Return *badge* for this builder."""
        return badge_node(badge, symbols=self.symbols)

    def status(self, key: str | None, outcome: str, *, total: int) -> nodes.inline:
        """Return the badge of the status *key*, or of a bare *outcome* of *total* items."""
        status = self.state.vocabulary.get(key)
        if status is not None:
            return self.badge(status_badge(status))
        label = _("Unknown status") if total else _("Nothing to judge")
        return self.badge(Badge("", label, outcome))

    def link(self, href: Href, *children: nodes.Node) -> nodes.Node:
        """Return a link to *href* around *children*."""
        return link_node(self.builder, self.docname, href, children)

    def counts(self, counts: Sequence[tuple[str, int]], total: int) -> nodes.inline:
        """Return the counts by status that are not zero, as ``5 Verified, 2 Pending``.

        What *total* has beyond them are items of unknown status.
        """
        vocabulary = self.state.vocabulary
        parts = [f"{number} {_(vocabulary[key].label)}" for key, number in counts if number]
        if unknown := total - sum(number for _key, number in counts):
            parts.append(_("{number} with unknown status").format(number=unknown))
        return nodes.inline("", ", ".join(parts), classes=["readiness-counts"])

    def summary(self, model: SummaryModel) -> list[nodes.Node]:
        """Return a table with a line for each checklist and one for the record."""
        made: list[nodes.Node] = []
        for name, total, rows in model.records:
            if len(model.records) > 1 and name:
                made.append(nodes.paragraph("", "", nodes.strong("", name)))
            if not rows:
                made.append(_note(_("This record has no checklists.")))
                continue
            body = [self._summary_row(row) for row in rows]
            body.append(self._total_row(total))
            headers = (
                _("Checklist"), _("Items"), _("Progress"), _("Declared"), _("Computed"),
                _("Blockers"),
            )  # fmt: skip
            widths = (28, 8, 18, 17, 17, 12)
            html = self.builder.format == "html"
            made.append(simple_table(headers, body, "readiness-summary", widths, html=html))
        if not made:
            return [_note(_("There are no checklists."))]
        if self.builder.format == "html" and any(rows for _name, _total, rows in model.records):
            made.append(bar_legend())
        return made

    def _summary_row(self, row: ChecklistRow) -> list[nodes.Node]:
        declared: nodes.Node = nodes.inline("", "-")
        vocabulary = self.state.vocabulary
        if row.declared is not None and (status := vocabulary.get(row.declared)):
            declared = self.badge(status_badge(status))
        elif row.declared_text:
            declared = self.badge(Badge("", shorten(row.declared_text, 40), UNKNOWN))
        computed = self.status(row.computed, row.computed_outcome, total=row.total)
        if not row.agrees:
            computed["classes"].append("readiness-contradiction")
        return [
            self.link(row.href, nodes.Text(row.title)),
            nodes.Text(str(row.total)),
            bar(row.outcomes, row.total),
            declared,
            computed,
            nodes.Text(str(row.blockers)),
        ]

    def _total_row(self, row: ChecklistRow) -> list[nodes.Node]:
        return [
            nodes.strong("", _("All checklists")),
            nodes.strong("", str(row.total)),
            bar(row.outcomes, row.total),
            nodes.inline("", "-"),
            self.status(row.computed, row.computed_outcome, total=row.total),
            nodes.strong("", str(row.blockers)),
        ]

    def groups(self, model: GroupsModel, kind: str) -> list[nodes.Node]:
        """Return one table of items for each group, under its heading."""
        if not any(group.rows for group in model.groups):
            text = (
                _("No open blockers.") if kind == "blockers" else _("No items match this filter.")
            )
            return [_note(text)]
        made: list[nodes.Node] = []
        for group in model.groups:
            if group.href is not None:
                made.append(
                    nodes.paragraph(
                        "",
                        "",
                        self.link(group.href, nodes.strong("", group.heading)),
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
                made.append(self._items(group.rows, model.columns))
        return made

    def _items(self, rows: Sequence[ItemRow], columns: Sequence[str]) -> item_table:
        """Return *rows* as a light table; ids, or titles without id column, link to the rows."""
        shown = tuple(
            column for column in columns if column != "id" or any(row.explicit_id for row in rows)
        )
        getters = {"item": "title", "status": "status_text"}
        table = item_table(
            headers=tuple(_(COLUMN_LABELS[column]) for column in shown),
            fields=shown,
            aligns=("",) * len(shown),
            kind="view",
            depths=None,
            links=[row.href for row in rows],
        )
        table.store(
            [
                (
                    "",
                    tuple(
                        ""
                        if column == "id" and not row.explicit_id
                        else getattr(row, getters.get(column, column))
                        for column in shown
                    ),
                )
                for row in rows
            ]
        )
        return table


def _note(text: str) -> nodes.paragraph:
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


def bar_legend() -> nodes.paragraph:
    """Return what the parts of a bar stand for, each word beside its pattern."""
    labels = (
        (Outcome.PASS, _("passed")),
        (Outcome.INFO, _("informational")),
        (Outcome.OPEN, _("open")),
        (Outcome.FAIL, _("failed")),
    )
    legend = nodes.paragraph("", "", classes=["readiness-legend"])
    for outcome, label in labels:
        css = ["readiness-key", f"readiness-{outcome.value}"]
        legend += [nodes.inline("", label, classes=css), nodes.Text(" ")]
    return legend
