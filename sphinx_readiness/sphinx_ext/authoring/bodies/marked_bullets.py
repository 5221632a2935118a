"""Bullets that look like items to a reader, and are no task to the parser."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Reading
from sphinx_readiness.sphinx_ext.authoring.bodies.task_nodes import box_of
from sphinx_readiness.vocabulary.default_statuses import Outcome

_BOXED: Final = re.compile(r"~{0,2}(?:\[[ xX_\u2713\u2714]?\]|\([ xX_]\)|[\u2611\u2612])\s+(?=\S)")
"""A box that the parser does not know: escaped, in round brackets, in bold, or crossed."""

_EXPLAINS: Final = "=:-\u2013\u2014\u2192"
"""Behind a symbol: what it means."""

_REMARKS: Final = "\u26a0\u2757"

_NOT_PASSED: Final = frozenset((Outcome.OPEN, Outcome.FAIL))


def has_open_box(item: nodes.Node) -> bool:
    """Say whether text goes on right behind a box, as in ``[ ]text``, so that it makes no task."""
    box = box_of(item)
    if box is None or box.closed:
        return False
    text = item.children[0].astext()
    return box.status in {"[ ]", "[x]"} and text[box.end : box.end + 1].isalnum()


def begins_with_block(item: nodes.Node) -> bool:
    """Say whether MyST knows a task in *item*, but has no paragraph to put its box into."""
    return (
        isinstance(item, nodes.Element)
        and "task-list-item" in item["classes"]
        and box_of(item) is None
    )


def is_boxed(item: nodes.Node, reading: Reading) -> bool:
    """Say whether a reader sees a box before a bullet that is no task; in code it is a legend."""
    if not isinstance(item, nodes.list_item) or not item.children:
        return False
    words, text = item.children[0], item.children[0].astext().lstrip()
    box = _BOXED.match(text)
    if box is None or box_of(item) is not None or isinstance(words.children[0], nodes.literal):
        return False
    rest = text[box.end() :]
    is_legend = reading.directive.session.vocabulary.match(rest).status is not None
    return rest[0] not in _EXPLAINS and not is_legend


def has_symbol(item: nodes.Node, reading: Reading) -> bool:
    """Say whether a bullet begins with the symbol of a status that has not passed, or a box.

    A legend (``❌ Not met``, ``❌ = failed``) explains it, and ``⚠`` may open any remark.
    """
    if not isinstance(item, nodes.list_item) or not item.children:
        return False
    text = item.children[0].astext().lstrip()
    if not text or text[0].isalnum() or text[:1] == "[":  # a box is for is_boxed
        return False
    head = text.split(maxsplit=1)
    if len(head) == 1 or head[1][0] in _EXPLAINS or text[0] in _REMARKS:
        return False
    match = reading.directive.session.vocabulary.match
    found = match(head[0])
    is_legend = match(head[1]).status is not None
    return found.status is not None and found.outcome in _NOT_PASSED and not is_legend
