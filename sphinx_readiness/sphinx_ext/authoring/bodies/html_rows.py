"""Rows that are written in HTML: nobody reads them, but who sees the page takes them for items."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Reading
from sphinx_readiness.sphinx_ext.authoring.bodies.marked_bullets import (
    begins_with_symbol,
    has_boxed_line,
)
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import is_box
from sphinx_readiness.text.plain import readable, without_comments

ROW: Final = re.compile(
    r"^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+\[[ \txX]\][ \t]|\|[^|\n]*\||[:`~]{3,}\{|\* - )", re.M
)
"""Beginnings of lines that are rows, tasks or directives."""

_BOX: Final = re.compile(r"<input\b[^<>]*checkbox", re.IGNORECASE)

_CELL: Final = re.compile(r"<t[dhr]\b[^<>]*>", re.IGNORECASE)

_LINE: Final = re.compile(r"<(?:li|p|div|dd|dt|br)\b[^<>]*>", re.IGNORECASE)
"""The beginning of a line of text."""

_ITEM: Final = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)

_CODE_START: Final = re.compile(r"<pre[\s>]", re.IGNORECASE)


def is_html_row(node: nodes.raw, reading: Reading) -> bool:
    """Say whether *node* has rows of items in HTML; a table of pictures or addresses has none."""
    if "html" not in str(node.get("format", "")).split():
        return False
    return _are_html_rows(node.astext(), reading)


def has_html_row(node: nodes.paragraph, reading: Reading) -> bool:
    """Say whether rows in HTML stand in a paragraph, whose tags are nodes between its words."""
    raw = [each for each in node.children if isinstance(each, nodes.raw) and not is_box(each)]
    if not raw or not any(is_html_row(each, reading) or "<t" in each.astext() for each in raw):
        return False
    kept = (nodes.Text, nodes.raw)
    return _are_html_rows(
        "".join(e.astext() for e in node.children if isinstance(e, kept)), reading
    )


def _are_html_rows(written: str, reading: Reading) -> bool:
    _, open_, hidden = written.rpartition("<!--")
    if open_ and "-->" not in hidden and ROW.search(hidden) is not None:
        return True  # a comment without an end takes all that follows with it
    text = _without_code(without_comments(written))
    if ROW.search(text) is not None or _BOX.search(text) is not None:
        return True
    if any(has_boxed_line(readable(each), reading) for each in _LINE.split(text)[1:]):
        return True
    if any(begins_with_symbol(readable(each).strip(), reading) for each in _ITEM.split(text)[1:]):
        return True
    cells = [readable(cell) for cell in _CELL.split(text)[1:]]
    session = reading.directive.session
    if any("status" in session.columns.named(cell, reading.wanted) for cell in cells if cell):
        return True
    return any(session.vocabulary.match(cell).status is not None for cell in cells if cell)


def _without_code(text: str) -> str:
    """Return the HTML *text* without what is shown as it is written."""
    kept, low, position = [], text.lower(), 0
    while position >= 0 and (start := _CODE_START.search(text, position)) is not None:
        kept.append(text[position : start.start()])
        position = low.find("</pre", start.end())
    return "".join([*kept, text[position:] if position >= 0 else ""])
