"""The visitors that write our nodes as HTML, for every builder of the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.sphinx_ext.authoring.lazy import later
from sphinx_readiness.sphinx_ext.nodes import check_item, item_table, progress_bar, summary_table

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HTML: Final = "html"

_VISITED: Final = (
    (item_table, "render.html", "visit_item_table"),
    (progress_bar, "render.bar", "visit_bar_html"),
    (check_item, "render.checks", "visit_check_item"),
    (summary_table, "render.summary", "visit_summary_table"),
)
"""Our nodes that HTML is written from, each with the module and the name of its visitor."""


def add_visitors(app: Sphinx, name: str = HTML, *, override: bool = False) -> None:
    """Register our visitors for the builder or format *name*."""
    for node, module, visitor in _VISITED:
        visitors: dict[str, Any] = {name: (later(module, visitor), None)}
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
