"""Rows in the body of a checklist that look like items to a reader, but were read as prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import check_item, checklist, item_table

_PIPE_ROW: Final = re.compile(r"^[ \t]*\|[^|\n]*\|", re.M)

_BOX: Final = re.compile(r"\[[ xX]\](?=\s|\Z)")


def unread_rows(root: nodes.Element, lines: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Yield what kind of rows was read as prose below *root*, and the line of each.

    The kinds are ``table`` (lines of a pipe table) and ``task`` (a task inside of another block).
    *lines* are the source. The line is None where the parser does not tell. What stands in
    nested checklists is theirs to report.
    """
    for node in _own(root):
        if isinstance(node, nodes.line_block):
            rows = [line.astext().rstrip() for line in node.children]
            if sum(row.endswith("|") and row.count("|") > 1 for row in rows) > 1:
                yield "table", node.line or _line_of(node)
        elif isinstance(node, nodes.bullet_list | nodes.enumerated_list):
            task = next(filter(_is_task, node.children), None)
            if task is not None:
                yield "task", _line_of(task)
        elif isinstance(node, nodes.paragraph):
            if _PIPE_ROW.search(node.rawsource or node.astext()):
                yield "table", node.line
        elif isinstance(node, nodes.literal_block) and _is_indented_table(node.astext(), lines):
            yield "table", node.line


def _own(root: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the nodes below *root* in order, without what is in directives and tables of ours."""
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, checklist | check_item | item_table | nodes.table):
            continue
        yield node
        if isinstance(node, nodes.Element) and not isinstance(node, nodes.TextElement):
            stack.extend(reversed(node.children))


def _is_task(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.list_item):
        return False
    first = node.children[0] if node.children else None
    return "task-list-item" in node["classes"] or (
        isinstance(first, nodes.paragraph)
        and _BOX.match(first.rawsource or first.astext()) is not None
    )


def _line_of(node: nodes.Node) -> int | None:
    return next((each.line for each in node.findall(nodes.Element) if each.line), None)


def _is_indented_table(text: str, lines: Sequence[str]) -> bool:
    """Say whether *text* is a pipe table that four blanks of indentation turned into code."""
    rows = text.splitlines()
    if len(rows) < 2 or not all(row.lstrip().startswith("|") for row in rows):  # noqa: PLR2004
        return False
    return any(
        line.startswith(("    ", "\t")) and line.strip() == rows[0].strip() for line in lines
    )
