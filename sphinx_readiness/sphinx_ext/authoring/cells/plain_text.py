"""What a reader sees of parsed markup, as plain text.

It is what statuses, ids and titles are read from: without comments and tags, without marks of
footnotes, with line breaks as blanks. What is struck out stands between ``~~``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final, TypeAlias

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import is_html, said
from sphinx_readiness.text.plain import without_comments

_TAG: Final = re.compile(r"<[^<>]*>")

_BREAK: Final = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)

_STRUCK: Final = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)

_BLANKS: Final = re.compile("[ \t\r\n]+")

_UNSEEN: Final = (
    nodes.comment,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.pending,
)

_BOX: Final = re.compile(
    r'<input(?: +(?:class="task-list-item-checkbox"|checked="checked"|disabled="disabled"'
    r'|type="checkbox")){1,4} *>\Z'
)

LATEX_BREAK: Final = "\\newline\n"
"""A line break that ends no row of a table."""

_LATEX_BREAKS: Final = ("\\\\\n", LATEX_BREAK)

Substitute: TypeAlias = Callable[[str], str]
"""Returns what stands for the name of a substitution."""


def is_box(node: nodes.raw) -> bool:
    """Say whether *node* is the box that MyST makes of the mark of a task (``tasklist``)."""
    item = node.parent.parent if node.parent is not None else None
    return (
        isinstance(item, nodes.list_item)
        and "task-list-item" in item["classes"]
        and node.parent.children[0] is node
        and _BOX.match(node.astext().strip()) is not None
    )


def is_line_break(node: nodes.raw) -> bool:
    """Say whether *node* is what MyST makes of a line break for LaTeX, beside the one for HTML."""
    return node.astext() in _LATEX_BREAKS and node.get("format") == "latex"


def text_of_html(text: str) -> str:
    """Return what a reader sees of HTML."""
    shown = _STRUCK.sub("~~", _BREAK.sub(" ", without_comments(text)))
    return html.unescape(_TAG.sub("", shown))


def reader_text(root: nodes.Node, substitute: Substitute | None = None, image: str = "{}") -> str:
    """Return what a reader sees of *root*; blocks in it are divided by line feeds.

    *image* is what stands for an image, with its alternative text.
    """
    parts: list[str] = []
    stack: list[nodes.Node | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Text):
            parts.append(node.astext())
        elif isinstance(node, str):
            parts.append(node)
        elif isinstance(node, said):
            parts.append(node.astext())
        elif isinstance(node, nodes.raw):
            parts.append(text_of_html(node.astext()) if is_html(node) else "")
        elif isinstance(node, nodes.substitution_reference) and substitute is not None:
            parts.append(substitute(node.astext()))
        elif isinstance(node, nodes.image):
            parts.append(image.format(node.get("alt", "")))
        elif isinstance(node, nodes.Element) and not isinstance(node, _UNSEEN):
            is_block = not isinstance(node, nodes.TextElement | nodes.Inline)
            for child in reversed(node.children):
                stack.append(child)
                if is_block:
                    stack.append("\n")
    return "".join(parts).strip()


def on_one_line(text: str) -> str:
    """Return *text* with blanks and line feeds as single blanks; no-break blanks stay."""
    return _BLANKS.sub(" ", text).strip(" ")
