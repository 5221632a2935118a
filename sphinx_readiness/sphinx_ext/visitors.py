"""The visitors that write our nodes as HTML, for every builder of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.sphinx_ext.html_nodes import (
    item_entry,
    item_row,
    named_table,
    tagged,
    tagged_line,
)
from sphinx_readiness.sphinx_ext.nodes import check_item, item_table, progress_bar, summary_table
from sphinx_readiness.sphinx_ext.text_nodes import grid_table

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.text import TextTranslator

HTML: Final = "html"


def _item_table(self: HTML5Translator, node: item_table) -> None:
    from sphinx_readiness.sphinx_ext.rendering.html_tables import visit_item_table

    # The search index has read the page by now; who asks for its text later reads all of it.
    node.take_back_words()
    visit_item_table(self, node)


def _progress_bar(self: HTML5Translator, node: progress_bar) -> None:
    from sphinx_readiness.sphinx_ext.rendering.pieces.bar import visit_bar_html

    visit_bar_html(self, node)


def _check_item(self: HTML5Translator, node: check_item) -> None:
    from sphinx_readiness.sphinx_ext.rendering.check_items import visit_check_item

    visit_check_item(self, node)


def _summary_table(self: HTML5Translator, node: summary_table) -> None:
    from sphinx_readiness.sphinx_ext.rendering.summary import visit_summary_table

    visit_summary_table(self, node)


def _open_tag(self: HTML5Translator, node: tagged | tagged_line) -> None:
    self.body.append(self.starttag(node, node["tag"], "", **node["attrs"]))


def _close_tag(self: HTML5Translator, node: tagged | tagged_line) -> None:
    self.body.append(f"</{node['tag']}>" + ("" if node["tag"] in _IN_LINES else "\n"))


def _with_attributes(self: HTML5Translator, node: nodes.Element, tag: str, start: int) -> None:
    """Add the attributes of *node* to the *tag* that the theme's translator has just opened."""
    more = "".join(f' {name}="{self.attval(text)}"' for name, text in node["attrs"].items())
    for at in range(len(self.body) - 1, start - 1, -1):
        if self.body[at].startswith(f"<{tag}"):
            self.body[at] = self.body[at].replace(">", f"{more}>", 1)
            return


def _open_row(self: HTML5Translator, node: item_row) -> None:
    start = len(self.body)
    self.visit_row(node)
    _with_attributes(self, node, "tr", start)


def _close_row(self: HTML5Translator, node: item_row) -> None:
    self.depart_row(node)


def _open_entry(self: HTML5Translator, node: item_entry) -> None:
    start = len(self.body)
    self.visit_entry(node)
    if "scope" in node["attrs"] and self.body[start].startswith("<td"):
        self.body[start] = self.body[start].replace("<td", "<th", 1)
        self.context[-1] = self.context[-1].replace("</td", "</th", 1)
    tag = "th" if any(each.startswith("<th") for each in self.body[start:]) else "td"
    _with_attributes(self, node, tag, start)


def _close_entry(self: HTML5Translator, node: item_entry) -> None:
    self.depart_entry(node)


def _open_table(self: HTML5Translator, node: named_table) -> None:
    start = len(self.body)
    self.visit_table(node)
    _with_attributes(self, node, "table", start)


def _close_table(self: HTML5Translator, node: named_table) -> None:
    self.depart_table(node)


_IN_LINES: Final = frozenset(("i", "s", "span", "strong", "summary", "time"))
"""The tags behind which a blank would show."""

_VISITED: Final = (
    (item_table, _item_table, None),
    (progress_bar, _progress_bar, None),
    (check_item, _check_item, None),
    (summary_table, _summary_table, None),
    (tagged, _open_tag, _close_tag),
    (tagged_line, _open_tag, _close_tag),
    (item_row, _open_row, _close_row),
    (item_entry, _open_entry, _close_entry),
    (named_table, _open_table, _close_table),
)
"""Our nodes that HTML is written from, each with what imports its visitor when there is one."""


_TABLES: Final = (item_table, named_table)


def add_visitors(app: Sphinx, name: str = HTML, *, override: bool = False) -> None:
    """Register our visitors for the builder or format *name*."""
    for node, visit, depart in _VISITED:
        visitors: dict[str, Any] = {name: (visit, depart)}
        if node in _TABLES:  # one with an anchor is numbered as any table
            app.add_enumerable_node(node, "table", None, override, **visitors)
        else:
            app.add_node(node, override, **visitors)


def _open_grid(self: TextTranslator, node: grid_table) -> None:
    from sphinx_readiness.sphinx_ext.rendering.text_grids import visit_grid_table

    visit_grid_table(self, node)


def _close_grid(self: TextTranslator, node: grid_table) -> None:
    self.depart_table(node)


def add_text_visitor(app: Sphinx) -> None:
    """Register what writes our tables for Sphinx's text builder."""
    app.add_node(grid_table, text=(_open_grid, _close_grid))


def add_for_builder(app: Sphinx) -> None:
    """Register them under the name of the builder as well, where that hides those of the format.

    Sphinx asks for the format only if no extension has registered anything for the name, as an
    extension that sphinx-needs loads does for ``epub``.
    """
    builder = app.builder
    if builder.format == HTML != builder.name and builder.name in app.registry.translation_handlers:
        add_visitors(app, builder.name, override=True)
