"""The visitors that write our nodes as HTML, for every builder of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.sphinx_ext.nodes import check_item, item_table, progress_bar, summary_table

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

HTML: Final = "html"


def _item_table(self: HTML5Translator, node: item_table) -> None:
    from sphinx_readiness.sphinx_ext.rendering.html_tables import visit_item_table

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


_VISITED: Final = (
    (item_table, _item_table),
    (progress_bar, _progress_bar),
    (check_item, _check_item),
    (summary_table, _summary_table),
)
"""Our nodes that HTML is written from, each with what imports its visitor when there is one."""


def add_visitors(app: Sphinx, name: str = HTML, *, override: bool = False) -> None:
    """Register our visitors for the builder or format *name*."""
    for node, visitor in _VISITED:
        visitors: dict[str, Any] = {name: (visitor, None)}
        if node is item_table:  # one with an anchor is numbered as any table
            app.add_enumerable_node(node, "table", None, override, **visitors)
        else:
            app.add_node(node, override, **visitors)


def add_for_builder(app: Sphinx) -> None:
    """Register them under the name of the builder as well, where that hides those of the format.

    Sphinx asks for the format only if no extension has registered anything for the name, as an
    extension that sphinx-needs loads does for ``epub``.
    """
    builder = app.builder
    if builder.format == HTML != builder.name and builder.name in app.registry.translation_handlers:
        add_visitors(app, builder.name, override=True)
