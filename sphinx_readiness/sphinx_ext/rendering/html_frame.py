"""The frame of a table that is written as HTML: what scrolls, the tags of the theme, a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.html_nodes import named_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_readiness.sphinx_ext.nodes import item_table


def open_table(
    translator: HTML5Translator,
    classes: list[str],
    node: item_table | None = None,
    attrs: Mapping[str, str] | None = None,
    data: Mapping[str, str] | None = None,
) -> nodes.table:
    """Open a table of *classes* in a container that may scroll, and return it to be closed.

    The theme's own translator may dress tables, so it writes the tags; and the anchors and the
    caption of *node*. *attrs* are those of the table that are not empty, with its name for those
    who do not see it; *data* those of the container.
    """
    own = {key: text for key, text in (attrs or {}).items() if text}
    frame = named_table("", classes=[*classes, "colwidths-auto"], attrs=own)
    name = own.get("aria-label", "")
    label = translator.attval(name)
    group = f' aria-label="{label}" role="group" tabindex="0"' if name else ""
    more = "".join(f' {key}="{translator.attval(text)}"' for key, text in (data or {}).items())
    translator.body.append(f'<div class="readiness-scroll docutils container"{group}{more}>\n')
    if node is not None:
        frame["ids"] += node["ids"]
    translator.dispatch_visit(frame)
    caption = node.caption() if node is not None else None
    if caption is not None:
        shown = caption.deepcopy()
        frame += shown
        shown.walkabout(translator)
    return frame


def close_table(translator: HTML5Translator, frame: nodes.table) -> None:
    """Close what :func:`open_table` opened."""
    translator.dispatch_departure(frame)
    translator.body.append("</div>\n")
