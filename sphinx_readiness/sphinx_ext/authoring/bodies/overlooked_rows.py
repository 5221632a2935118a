"""Rows in the body of a checklist that look like items to a reader, but were read as prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from docutils import nodes

from sphinx_readiness.reading.markdown_body import skip_fence, split_row
from sphinx_readiness.reading.source_lines import true_line
from sphinx_readiness.reading.tasks import read_box
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import (
    Reading,
    is_closed,
    is_ours,
    is_text,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.conversion import has_items
from sphinx_readiness.sphinx_ext.authoring.bodies.html_rows import (
    ROW,
    has_html_row,
    is_html_row,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.marked_bullets import (
    begins_with_block,
    has_boxed_line,
    has_open_box,
    has_symbol,
    is_boxed,
    is_lettered,
    is_listed_table,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.swallowed_tables import (
    swallows_table,
    without_literals,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.task_nodes import has_tasks
from sphinx_readiness.sphinx_ext.authoring.gathered import clipped_above
from sphinx_readiness.sphinx_ext.nodes import ancestor, item_cell, item_table

_NO_BLANK: Final = "Blank line required after table"

_ERROR: Final = 3
"""The level from which messages of MyST say that a directive is left out."""

Unread: TypeAlias = tuple[str, str, int | None]
"""What kind of rows was read as prose, and the file and the line of it, as far as known."""


def unread_rows(root: nodes.Element, lines: Sequence[str], reading: Reading) -> Iterator[Unread]:
    """Yield what looks like rows below *root* and was not read.

    *lines* are the source. What stands in nested directives of ours is theirs to report.
    """
    before: nodes.Node | None = None
    for node in _own(root):
        line = node.line or _line_of(node)
        if isinstance(node, nodes.system_message):
            yield from _messages(node, reading)
        elif not _is_reported(before) and (kind := _kind(node, before, lines, reading)) is not None:
            yield (kind, *_place(getattr(node, "source", None), line, reading))
        before = node


def _kind(
    node: nodes.Node, before: nodes.Node | None, lines: Sequence[str], reading: Reading
) -> str | None:
    """Return what kind of rows *node* is, which follows *before*, or None."""
    found = None
    if isinstance(node, nodes.line_block):
        rows = [line.astext().rstrip() for line in node.children]
        found = "table" if sum(map(_is_row, rows)) > 1 or _is_cut(node, rows) else None
        found = "symbol" if any(map(read_box, rows)) else found
    elif isinstance(node, nodes.bullet_list | nodes.enumerated_list):
        found = "box" if any(map(has_open_box, node.children)) else None
        found = "block" if any(map(begins_with_block, node.children)) else found
        found = "quoted" if has_tasks(node) else found
        found = "table" if found is None and is_listed_table(node, reading) else found
        if found is None and ancestor(node, item_cell) is None:  # there it is a note
            found = "symbol" if any(has_symbol(each, reading) for each in node) else None
        if found is None:
            is_own = is_lettered(node) and not isinstance(node.parent, nodes.list_item)
            boxed = is_own or any(is_boxed(each, reading) for each in node)
            found = "symbol" if boxed else None
    elif isinstance(node, nodes.table):
        found = "quoted" if _is_quoted(node, reading) and has_items(node, reading) else None
    elif isinstance(node, nodes.rubric):
        found = "line" if read_box(node.astext()) is not None else None
    elif isinstance(node, nodes.term):
        found = "term" if read_box(node.astext()) is not None else None
    elif isinstance(node, nodes.raw):
        found = "html" if is_html_row(node, reading) else None
    elif isinstance(node, nodes.paragraph):
        found = _kind_of_prose(node, before, reading)
    elif isinstance(node, nodes.literal_block) and _is_indented(node, lines, reading):
        found = "table"
    return found


def _kind_of_prose(
    node: nodes.paragraph, before: nodes.Node | None, reading: Reading
) -> str | None:
    text = node.rawsource or node.astext()
    swallows = swallows_table(node, markdown=reading.directive.markdown)
    if swallows or _goes_on(text, node, before, reading) or _is_pasted(text, reading):
        return "table"
    if has_html_row(node, reading):
        return "html"
    is_line = _is_alone(node, reading) and has_boxed_line(without_literals(node), reading)
    return "line" if is_line else None


def _own(root: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the nodes below *root* in order, without what is in directives and tables of ours."""
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, item_table):
            stack += [cell for cell in reversed(node.children) if isinstance(cell, item_cell)]
        elif isinstance(node, item_cell):
            stack += reversed(node.children)
        if is_ours(node):
            continue
        yield node
        is_leaf = isinstance(node, nodes.system_message) or is_text(node)
        if isinstance(node, nodes.Element) and not is_leaf:
            stack += reversed(node.children)


def _is_cut(node: nodes.line_block, rows: Sequence[str]) -> bool:
    """Say whether *rows* are the header of a table of Markdown, whose delimiters follow as text."""
    if not rows or not _is_row(rows[-1]) or node.parent is None:
        return False
    after = node.next_node(descend=False, siblings=True)
    while isinstance(after, nodes.system_message):
        after = after.next_node(descend=False, siblings=True)
    if not isinstance(after, nodes.paragraph):
        return False
    first = (after.rawsource or after.astext()).partition("\n")[0].strip()
    return first.startswith("|") and not first.strip("|-: ")


def _is_row(text: str) -> bool:
    return text.endswith("|") and text.count("|") > 1


def _is_alone(node: nodes.paragraph, reading: Reading) -> bool:
    """Say whether *node* is prose, and not the words of a task, of a bullet or of a quotation."""
    return not isinstance(node.parent, nodes.list_item | item_cell) and not _is_quoted(
        node, reading
    )


def _is_quoted(node: nodes.Node, reading: Reading) -> bool:
    """Say whether *node* stands in a block that holds no items."""
    parent = node.parent
    while parent is not None and not is_ours(parent):
        if is_closed(parent, markdown=reading.directive.markdown):
            return True
        parent = parent.parent
    return False


def _goes_on(text: str, node: nodes.Node, before: nodes.Node | None, reading: Reading) -> bool:
    """Say whether a paragraph is a row without a leading bar, below a table of Markdown."""
    if not reading.directive.markdown or "|" not in text:
        return False
    parent = node.parent
    at = parent.index(node) if parent is not None else 0
    table = parent[at - 1] if at and parent is not None else before
    if not isinstance(table, item_table) or table["kind"] == "tasks":
        return False
    if "|" not in without_literals(node):  # a pipe of a shell in code is no border
        return False
    return any(len(split_row(line)) == len(table["headers"]) > 1 for line in text.split("\n"))


def _is_pasted(text: str, reading: Reading) -> bool:
    """Say whether *text* is lines of a spreadsheet, whose first one names an item and a status."""
    head, *rows = text.split("\n")
    if "\t" not in head or {row.count("\t") for row in rows} != {head.count("\t")}:
        return False
    heads = [each.strip() for each in head.split("\t")]
    return {"item", "status"} <= {*reading.directive.session.columns.fields(heads, reading.wanted)}


def _place(source: str | None, line: int | None, reading: Reading) -> tuple[str, int | None]:
    """Return the path and the true line of what a parser places at *line* of *source*."""
    if not source:
        return "", line
    above = clipped_above(reading.directive.env, source) if line else 0
    return reading.directive.session.relative(source), line and line + above


def _line_of(node: nodes.Node) -> int | None:
    return next((each.line for each in node.findall(nodes.Element) if each.line), None)


def _is_indented(node: nodes.literal_block, lines: Sequence[str], reading: Reading) -> bool:
    """Say whether rows became code by four blanks of indentation.

    MyST gives that the language "none"; directives for code say as well whether it is forced, and
    what reST within Markdown announces by two colons has no language.
    """
    is_code = "force" in node or node.get("language") != "none"
    if not reading.directive.markdown or is_code:
        return False
    rows = node.astext().splitlines()
    shown = [row for row in rows if row.strip()]
    is_table = bool(shown) and all(row.lstrip().startswith("|") for row in shown)
    if len(shown) == 1:
        is_table = is_table and shown[0].count("|") > 2 and not _is_announced(node)  # noqa: PLR2004
    is_list = bool(shown) and ROW.match(shown[0]) is not None and _is_task_line(shown[0])
    if not is_table and not is_list:
        return False
    first = shown[0].strip()
    return any(line.startswith(("    ", "\t")) and line.strip() == first for line in lines)


def _is_announced(node: nodes.literal_block) -> bool:
    """Say whether the paragraph above ends with a colon, so that *node* is an example."""
    above = node.parent.index(node) - 1
    return above >= 0 and node.parent[above].astext().rstrip().endswith(":")


def _is_task_line(line: str) -> bool:
    _, _, text = line.strip().partition(" ")
    return read_box(text.lstrip()) is not None


def _is_reported(before: nodes.Node | None) -> bool:
    """Say whether *before* tells of the text behind it, which docutils cut off a table."""
    return isinstance(before, nodes.system_message) and _text_of(before).startswith(_NO_BLANK)


def _text_of(message: nodes.system_message) -> str:
    return next(iter(message.findall(nodes.paragraph)), message).astext()


def _messages(node: nodes.system_message, reading: Reading) -> Iterator[Unread]:
    """Yield what the parser says of rows that it left out, save where it keeps the text."""
    text = _text_of(node)
    source = str(node.get("source") or reading.directive.get_source_info()[0])
    path, line = _place(source, int(node.get("line") or 0) or None, reading)
    if text.startswith(_NO_BLANK):
        yield "below", path, line
    elif (
        reading.directive.markdown
        and node["level"] >= _ERROR  # one that nobody knows has a finding of its own
        and line
        and next(iter(node.findall(nodes.literal_block)), None) is None
    ):
        written = reading.directive.gathered.lines_of(source)
        start = true_line(written, line, "{") - 1
        if start < len(written) and (end := skip_fence(written, start)) > start + 1:
            block = "\n".join(written[start + 1 : end])
            if ROW.search(block):
                yield "dropped", path, start + 1
