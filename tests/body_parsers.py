"""What markdown-it and docutils make of a body, told from their own output: rows and tasks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from docutils import nodes
from docutils.core import publish_doctree
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from sphinx_readiness.reading.plain_body import BodyTable, Segment

Row = tuple[str, str]
"""The source of the title of a row, and its status."""

PARSER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(myst_block_plugin)
    .use(colon_fence_plugin)
    .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
)
"""CommonMark with tables and what MyST adds to the blocks."""

BOX = re.compile(r"\[([ xX])\](?:\s+|\Z)")

OPAQUE = {"blockquote", "footnote_reference", "footnote_block", "footnote"}


def words(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def rows(segments: list[Segment]) -> list[Row]:
    """Return the rows and tasks that a fast reader has found, in the same form."""
    found = []
    for segment in segments:
        if isinstance(segment, BodyTable):
            order = (1, 0) if segment.kind == "tasks" else (0, 1)
            cells = ([*row.cells, "", ""] for row in segment.rows)
            found += [(each[order[0]], each[order[1]]) for each in cells]
    return found


def markdown_rows(text: str) -> list[Row]:
    """Return the rows and tasks of *text* in order, as markdown-it has them."""
    return list(_markdown(SyntaxTreeNode(PARSER.parse(text))))


def _markdown(node: SyntaxTreeNode) -> Iterator[Row]:
    for child in node.children:
        if child.type in OPAQUE:
            continue
        if child.type == "tr" and child.children[0].type == "td":
            cells = [cell.children[0].content for cell in child.children]
            yield cells[0], cells[1] if len(cells) > 1 else ""
        elif child.type == "list_item":
            first = child.children[0] if child.children else None
            if first is not None and first.type == "paragraph":
                inline = first.children[0]
                box = BOX.match(inline.content)
                literal = inline.children and inline.children[0].type == "text"
                if box and literal and inline.children[0].content.startswith("["):
                    yield words(inline.content[box.end() :]), f"[{box.group(1).lower()}]"
            yield from _markdown(child)
        else:
            yield from _markdown(child)


def rest_rows(text: str) -> tuple[list[Row], bool]:
    """Return the rows and tasks of *text* as docutils has them, and whether it has no complaint."""
    silent = {"report_level": 5, "halt_level": 5, "warning_stream": io.StringIO()}
    # A transform would take a title out of the body.
    document = publish_doctree(text, settings_overrides=silent | {"doctitle_xform": False})
    complaints = [each for each in document.findall(nodes.system_message) if each["level"] > 1]
    return list(_rest(document)), not complaints


def _rest(node: nodes.Element) -> Iterator[Row]:
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, nodes.TextElement):
            continue
        if isinstance(child, nodes.system_message | nodes.footnote | nodes.line_block):
            continue
        kinds = (nodes.bullet_list, nodes.enumerated_list, nodes.table, nodes.Invisible)
        if isinstance(child, nodes.block_quote) and not all(
            isinstance(each, kinds) for each in child.children
        ):
            continue
        if isinstance(child, nodes.row) and isinstance(child.parent, nodes.tbody):
            first = [
                entry.children[0].rawsource if entry.children else "" for entry in child.children
            ]
            yield first[0], first[1]
        elif isinstance(child, nodes.list_item) and child.children:
            paragraph = child.children[0]
            box = BOX.match(getattr(paragraph, "rawsource", ""))
            if box and isinstance(paragraph, nodes.paragraph):
                title = paragraph.rawsource[box.end() :]
                yield words(title), f"[{box.group(1).lower()}]"
        yield from _rest(child)
