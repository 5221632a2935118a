"""Long notes, folded behind their beginning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.nodes import part

LONGEST: Final = 320
"""A note with more characters than this is folded."""

_BEGINNING: Final = 160
"""How many characters of it are shown at most."""


def beginning(text: str) -> int:
    """Return how many characters of *text* are shown: whole words where there are any."""
    at = text.rfind(" ", 1, _BEGINNING)
    return at if at > 0 else _BEGINNING


def folded_html(text: str, encode: Callable[[str], str]) -> str:
    """Return a long plain note as HTML."""
    at = beginning(text)
    return (
        '<details class="readiness-fold"><summary>'
        f"{encode(text[:at])} \u2026</summary><p>{encode(text[at:].lstrip())}</p>\n</details>\n"
    )


def folded_nodes(content: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return the paragraphs of a note, those of a long one folded."""
    first = content[0] if content else None
    if not isinstance(first, nodes.paragraph) or sum(len(x.astext()) for x in content) <= LONGEST:
        return list(content)
    text = first.astext()
    rest = list(content[1:])
    shown: Sequence[nodes.Node] = first.children
    behind: list[nodes.Node] = []
    if len(text) > _BEGINNING:
        at = beginning(text)
        shown = part(first.children, 0, at)
        start = at + (len(text[at:]) - len(text[at:].lstrip()))
        behind = part(first.children, start, len(text))
    summary = tag("summary", *shown, nodes.Text(" \u2026"))
    more = [nodes.paragraph("", "", *behind)] if behind else []
    return [tag("details", summary, *more, *rest, css="readiness-fold")]
