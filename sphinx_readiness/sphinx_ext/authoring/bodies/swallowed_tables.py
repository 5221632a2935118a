"""Tables that begin in the middle of a paragraph, so that no parser sees them as such."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes

_PIPE_ROW: Final = re.compile(r"^[ \t]*+\|[^|\n]*+\|", re.MULTILINE)
"""A row of Markdown; in reST a line may begin with a bar for a substitution."""

_DRAWN: Final = re.compile(
    r"^[ \t]*+(?:=++(?:[ \t]++=++)++[ \t]*+$|[\uff5c\u2502\u2503\u00a6][^\n])", re.MULTILINE
)
"""In any language: a border of a simple table, and a row between bars that only look like such."""

_BORDER: Final = re.compile(
    r"^[ \t]*+(?:=++(?:[ \t]++=++)++|\+[-=]{2}[-=+]*+"
    r"|(?=[^|\n]*+\|)(?=[^-\n]*+-)[-:| \t]++)[ \t]*+$",
    re.MULTILINE,
)
"""A border of a simple or a grid table of reST, or the line below the header in Markdown."""


def swallows_table(node: nodes.TextElement, *, markdown: bool) -> bool:
    """Say whether rows of a table stand in the text of the paragraph *node*, outside of code."""
    written = node.rawsource or node.astext()
    if not _has_rows(written, markdown=markdown):
        return False
    return next(iter(node.findall(nodes.literal)), None) is None or _has_rows(
        without_literals(node), markdown=markdown
    )


def without_literals(node: nodes.Node) -> str:
    """Return the text of the paragraph *node* outside of code."""
    return "".join(
        each.astext() for each in node.findall(nodes.Text)
        if not isinstance(each.parent, nodes.literal)
    )  # fmt: skip


def _has_rows(text: str, *, markdown: bool) -> bool:
    if len(_DRAWN.findall(text)) > 1:
        return True
    if markdown:
        return "|" in text and _PIPE_ROW.search(text) is not None
    return ("=" in text or "-" in text) and _BORDER.search(text) is not None
