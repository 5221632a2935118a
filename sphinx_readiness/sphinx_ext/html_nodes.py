"""Nodes of HTML that docutils has none for; other writers get what is in them."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes


class item_row(nodes.row):  # noqa: N801 - docutils names nodes so
    """A row of HTML with more attributes: ``attrs`` by name."""


class item_entry(nodes.entry):  # noqa: N801 - docutils names nodes so
    """A cell of HTML with more attributes: ``attrs`` by name."""


class named_table(nodes.table):  # noqa: N801 - docutils names nodes so
    """A table of HTML that those are told a name of who do not see it: ``attrs`` has it."""


class tagged(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """An HTML element that docutils has no node for.

    ``tag`` and ``attrs`` are its name and attributes. Other writers see what ``plain`` says: a
    ``paragraph``, an ``inline``, ``nothing``, or with an empty one only what is in it.
    """


class tagged_line(nodes.General, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """The same around a line of text: writers ask links what they stand in."""


def tag(
    name: str, *children: nodes.Node, css: str = "", plain: str = "", **attrs: str
) -> tagged | tagged_line:
    """Return *children* in an HTML element *name* of the classes *css*; ``_`` in names is ``-``."""
    named = {key.replace("_", "-"): value for key, value in attrs.items()}
    ids = [named.pop("id")] if "id" in named else []
    more = {"tag": name, "attrs": named, "plain": plain, "classes": css.split(), "ids": ids}
    if any(isinstance(each, nodes.Text | nodes.Inline) for each in children):
        return tagged_line("", "", *children, **more)
    return tagged("", *children, **more)


def scroll_region(
    table: nodes.Element, name: str = "", data: Mapping[str, str] | None = None, *, html: bool
) -> nodes.Element:
    """Return *table* in what scrolls on narrow screens: it can be reached by keyboard, as *name*.

    *data* are attributes for scripts. Other writers than those of HTML get a container.
    """
    css = "readiness-scroll"
    if not html:
        return nodes.container("", table, classes=[css])
    named = {"aria-label": name, "role": "group", "tabindex": "0"} if name else {}
    return tag("div", table, css=f"{css} docutils container", **named, **(data or {}))
