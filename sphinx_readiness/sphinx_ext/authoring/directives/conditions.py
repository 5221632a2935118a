"""``go-live``: the decision, its conditions, and the items that they cover as links."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.assembly.conditions import trailing_ids
from sphinx_readiness.sphinx_ext.authoring.directives.checklists import (
    RECORD_OPTION,
    ItemsDirective,
)
from sphinx_readiness.sphinx_ext.authoring.placed_directive import DirectiveOption
from sphinx_readiness.sphinx_ext.nodes import inline_view, item_cell, item_table, view
from sphinx_readiness.text.phrases import N_


class GoLiveDirective(ItemsDirective):
    """The decision."""

    kind = "go-live"
    table_kind = "conditions"
    summary = N_("The go-live decision, with what a conditional one still waits for.")
    argument = N_("`yes`, `no`, `conditional`, or nothing while it is open.")
    body = N_(
        "A task list or table of conditions; the ids of the items that a condition covers stand "
        "in square brackets at its end, or in `check` roles."
    )
    declared = (
        DirectiveOption("target-date", "date", "The day on which it is to go live."),
        DirectiveOption("approver", "text", "Who decides."),
        RECORD_OPTION,
    )

    def make(self) -> list[nodes.Node]:
        """Return the decision with its conditions."""
        node = self.gather("", "", decision=self.title)
        home = self.gathered.home
        for _, table in self.gathered.checklists[-1].tables:
            link_items(table, home)
        node.insert(0, view(kind="decision", place=self.place_key(), home=home))
        return [node]


def link_items(table: item_table, home: str) -> None:
    """Turn the ids at the end of each condition of *table* into a place for links.

    They are those of the record *home*.

    A place and not cross-references, as a translation of the condition has none.
    """
    if "item" not in table["fields"]:
        return
    column = table["fields"].index("item")
    rows = table.rows()
    for _, cells in rows:
        cell = cells[column] if column < len(cells) else ""
        if isinstance(cell, int):
            _link_markup(table[cell], home)
        elif (made := _linked(cell, table, home)) is not None:
            cells[column] = len(table)
            table += made
    table.store([cells for _, cells in rows], [anchor for anchor, _ in rows])


def link_again(table: item_table) -> None:
    """Do the same for the conditions of *table* that Sphinx has put translations into."""
    around = table.parent.children if table.parent is not None else ()
    decision = next((each for each in around if isinstance(each, view)), None)
    for cell in table.findall(item_cell) if decision is not None else ():
        if decision is not None and next(cell.findall(inline_view), None) is None:
            _link_markup(cell, decision["home"])


def _covers(ids: tuple[str, ...], home: str) -> inline_view:
    return inline_view(kind="covers", targets=",".join(ids), home=home)


def _linked(text: str, table: item_table, home: str) -> item_cell | None:
    words, ids = trailing_ids(text)
    if not ids:
        return None
    paragraph = nodes.paragraph(text, "", nodes.Text(f"{words} "), _covers(ids, home))
    paragraph.source, paragraph.line = table.source, table.line
    return item_cell("", paragraph)


def _link_markup(cell: nodes.Node, home: str) -> None:
    """Do the same where the condition has markup: the ids are in the last text of its words."""
    words_of = cell.children[0] if cell.children else None
    last = words_of.children[-1] if words_of is not None and words_of.children else None
    if not isinstance(last, nodes.Text) or not isinstance(last.parent, nodes.paragraph):
        return
    words, ids = trailing_ids(last.astext())
    if ids:
        last.parent.replace(last, [nodes.Text(f"{words} "), _covers(ids, home)])
