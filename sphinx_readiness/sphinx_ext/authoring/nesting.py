"""What markdown-it leaves out of a text without a word, as it is nested too deeply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from docutils import nodes

_DEEPEST: Final = 20
"""Levels that are read (``maxNesting`` of markdown-it). What is in the next is left out, and often
what is behind it as well. A list is one level, and so is an item of it."""

_LEVELS: Final = (
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.list_item,
    nodes.block_quote,
    nodes.definition_list,
    nodes.definition,
)

_MARKS: Final = " \t>-+*.):0123456789"
"""What stands before a text that is nested."""

_INDENT: Final = _DEEPEST // 2 - 1
"""Characters, tabs perhaps, before what is nested so deeply."""


def may_nest_deeply(lines: Iterable[str]) -> bool:
    """Say whether one of *lines* is indented so much that something may be left out."""
    return any(len(line) > _INDENT and not line[:_INDENT].strip(_MARKS) for line in lines)


def left_out(root: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the nodes below *root* whose content is left out."""
    for node in root.findall(nodes.Element):
        if isinstance(node, _LEVELS) and not node.children and _level(node) >= _DEEPEST:
            yield node


def _level(node: nodes.Node) -> int:
    """Return how many levels *node* is nested in, itself among them."""
    level = 0
    current: nodes.Node | None = node
    while isinstance(current, (*_LEVELS, nodes.definition_list_item)):
        level += not isinstance(current, nodes.definition_list_item)
        current = current.parent
    return level
