"""Rows that stand below an empty checklist, and were meant to stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docutils import nodes

from sphinx_readiness.config.columns import ITEM_FIELDS, ColumnNames
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import is_ours
from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered, PendingChecklist
from sphinx_readiness.sphinx_ext.nodes import ancestor, checklist
from sphinx_readiness.text.phrases import N_

_CUT: Final = "ends without a blank line"
"""What docutils says of a block that a line at the margin ends."""

_FENCE: Final = re.compile(r"[ \t>]*([:`~]{3,})\{")

_BOX: Final = re.compile(r"\[(?:[xX]|[^\]\w])\](?=\s|\Z)")


def rows_outside(found: Gathered, columns: ColumnNames) -> Iterator[RawProblem]:
    """Yield a problem for each checklist without rows that has a table or tasks right below it."""
    homes = {id(ancestor(each.node, checklist)) for each in found.checks}
    for each in found.checklists:
        if any(raw.rows for raw, _node in each.tables) or id(each.node) in homes:
            goes_on = _goes_on(each.node, columns) and _fence_of(each, found) is None
            if _is_cut(each.node) or goes_on:  # a quotation of Markdown is not indented
                yield RawProblem(
                    "unread-directive",
                    each.place,
                    N_(
                        "the checklist ends at a line that is not indented; rows below are not read"
                    ),
                    N_("Indent that line as the rows; a quotation needs a line '..' above it.")
                    if goes_on
                    else N_("Indent that line as the rows, or put a blank line above it."),
                )
            elif _rows_follow(each.node, columns) and (line := _closed_early(each, found)):
                yield RawProblem(
                    "unread-directive",
                    (each.place[0], line),
                    N_(
                        "the end of this block ends the checklist around it; the rows below "
                        "are not read"
                    ),
                    N_("Give the fence of the checklist more marks than those of what is in it."),
                )
            continue
        if _are_rows(_next(each.node)):
            yield RawProblem(
                "unread-directive",
                each.place,
                N_("the rows below this checklist stand outside of it, so they are not read"),
                N_("Indent them in reST; in Markdown move the end of the checklist below them."),
            )


def _is_cut(node: nodes.Element) -> bool:
    """Say whether a line that is not indented ends *node* in reST, and rows go on below it."""
    if node.parent is None:
        return False
    below = node.parent.children[node.parent.index(node) + 1 :]
    if not below or not isinstance(below[0], nodes.system_message) or _CUT not in below[0].astext():
        return False
    for each in below[1:]:
        if isinstance(each, nodes.system_message | nodes.paragraph):
            continue
        if isinstance(each, nodes.block_quote | nodes.definition_list):
            return any(map(_are_rows, each.findall(nodes.Element)))
        return _are_rows(each)
    return False


def _goes_on(node: nodes.Element, columns: ColumnNames) -> bool:
    """Say whether rows stand indented below words at the margin that end *node* in reST."""
    if node.parent is None:
        return False
    below = iter(node.parent.children[node.parent.index(node) + 1 :])
    seen = False
    for each in below:
        if isinstance(each, nodes.paragraph) and not seen:
            seen = True
        elif isinstance(each, nodes.definition_list):
            return any(
                _are_items(inner, columns)
                for definition in each.findall(nodes.definition)
                for inner in definition.children
            )
        elif isinstance(each, nodes.comment) and seen and not each.children:
            return False  # an empty comment is how reST says that a quotation follows
        elif isinstance(each, nodes.block_quote) and seen:
            return any(_are_items(inner, columns) for inner in each.children)
        elif not isinstance(each, nodes.comment | nodes.target):
            return False
    return False


def _rows_follow(node: nodes.Element, columns: ColumnNames) -> bool:
    """Say whether rows stand below *node*, before anything of ours."""
    if node.parent is None:
        return False
    for each in node.parent.children[node.parent.index(node) + 1 :]:
        if is_ours(each) or isinstance(each, nodes.section):
            return False
        if _are_items(each, columns):
            return True
    return False


def _closed_early(each: PendingChecklist, found: Gathered) -> int:
    """Return the line of the block in *each* whose end ends that, too; 0 if there is none.

    In MyST the outermost of the fences ends first that a line can close.
    """
    lines = found.lines_of(str(each.node.source))
    start = each.place[1]
    mark = _fence_of(each, found)
    if mark is None:
        return 0
    body = []
    for line in lines[start:]:
        bare = line.strip()
        if len(bare) >= len(mark) and not bare.strip(mark[0]):
            break
        body.append(line)
    last = next((at for at in range(len(body), 0, -1) if body[at - 1].strip()), 0)
    from sphinx_readiness.reading.markdown_places import markdown_places

    around = markdown_places([*body[:last], "x"], {last + 1}).get(last + 1, ())
    inner = (place.line for place in around if place.name)
    return start + next(inner, -start)


def _fence_of(each: PendingChecklist, found: Gathered) -> str | None:
    """Return the marks that the checklist opens with in Markdown; None in reST."""
    lines = found.lines_of(str(each.node.source))
    start = each.place[1]
    opening = _FENCE.match(lines[start - 1]) if 0 < start <= len(lines) else None
    return opening[1] if opening is not None else None


def _are_items(node: nodes.Node, columns: ColumnNames) -> bool:
    """Say whether *node* has rows, and the headers of items if it is a table."""
    if not isinstance(node, nodes.table):
        return _are_rows(node)
    row = next(iter(node.findall(nodes.row)), None)
    headers = ["", *(entry.astext() for entry in row.children)] if row is not None else []
    fields = columns.fields(headers, ITEM_FIELDS)
    return "status" in fields and ("id" in fields or "item" in fields)


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
