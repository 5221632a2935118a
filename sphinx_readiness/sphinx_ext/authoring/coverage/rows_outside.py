"""Rows that stand below an empty checklist, and were meant to stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docutils import nodes

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered
from sphinx_readiness.sphinx_ext.nodes import ancestor, checklist
from sphinx_readiness.text.phrases import N_

_BOX: Final = re.compile(r"\[[ xX]\](?=\s|\Z)")


def rows_outside(found: Gathered) -> Iterator[RawProblem]:
    """Yield a problem for each checklist without rows that has a table or tasks right below it."""
    homes = {id(ancestor(each.node, checklist)) for each in found.checks}
    for each in found.checklists:
        if any(raw.rows for raw, _node in each.tables) or id(each.node) in homes:
            continue
        if _are_rows(_next(each.node)):
            yield RawProblem(
                "unread-directive",
                each.place,
                N_("the rows below this checklist stand outside of it, so they are not read"),
                N_("Indent them in reST; in Markdown move the end of the checklist below them."),
            )


def _next(node: nodes.Element) -> nodes.Node | None:
    """Return what stands right below *node*; unindented options are looked over."""
    if node.parent is None:
        return None
    following = node.parent.children[node.parent.index(node) + 1 :]
    kept = (
        each for each in following
        if not isinstance(each, _LOOKED_OVER)
        and not (isinstance(each, nodes.paragraph) and each.astext().lstrip().startswith(":"))
    )  # fmt: skip
    found = next(kept, None)
    if isinstance(found, nodes.block_quote) and found.children:
        return found.children[0]
    return found


_LOOKED_OVER: Final = (nodes.field_list, nodes.system_message, nodes.comment, nodes.target)


def _are_rows(node: nodes.Node | None) -> bool:
    if isinstance(node, nodes.table):
        return True
    if isinstance(node, nodes.line_block):
        return sum(line.astext().rstrip().endswith("|") for line in node.children) > 1
    if not isinstance(node, nodes.bullet_list):
        return False
    return any(
        isinstance(item, nodes.list_item)
        and ("task-list-item" in item["classes"] or _BOX.match(item.astext()) is not None)
        for item in node.children
    )
