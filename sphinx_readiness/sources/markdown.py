"""The body of a checklist in Markdown: pipe tables and task lists to rows.

Rows are split as markdown-it does it (GitHub Flavored Markdown, "Tables (extension)",
https://github.github.com/gfm/#tables-extension-), in about a thirtieth of the time: a
property-based test holds the two together. Cells stay inline markup; nothing is rendered here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.sources.body import BodyRow, BodyTable, Segment, cut
from sphinx_readiness.sources.checks import read_check
from sphinx_readiness.sources.tasks import read_tasks

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,}|:{3,})")

_DELIMITER: Final = re.compile(r"[|:\-][|:\-\s]*\Z")

_DELIMITER_CELL: Final = re.compile(r":?-+:?\Z")

_PIPE: Final = re.compile(r"(?<!\\)\|")

_HTML_BLOCKS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
"""Names of tags that start a block, see https://spec.commonmark.org/0.31.2/#html-blocks."""

_ENDS_TABLE: Final = re.compile(
    rf"""(?: > | \#{{1,6}}(?:[ \t]|\Z) | [-+*](?:[ \t]|\Z) | [0-9]{{1,9}}[.)](?:[ \t]|\Z)
      | (?P<rule>[-*_])(?:[ \t]*(?P=rule)){{2,}}[ \t]*\Z | `{{3,}}[^`]*\Z | ~{{3}} | :{{3}}
      | <(?:!--|\?|![a-z]|!\[cdata\[) | <(?:script|pre|style|textarea)(?:[\s>]|\Z)
      | </?(?:{_HTML_BLOCKS})(?:\s|/?>|\Z) | % | \+[ \t]*\+[ \t]*\+
      | \(.+\)=\s*\Z )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Starts of the blocks that end a table without a blank line between."""


def read_body(lines: Sequence[str], *, checks: bool = True) -> list[Segment]:
    """Cut the *lines* of a checklist's body into prose, pipe tables, task lists and checks.

    Without *checks* (where MyST knows no colon fences) these are prose.
    """
    readers = (read_pipe_table, read_tasks, *((read_check,) if checks else ()))
    return cut(lines, readers, skip_fence)


def skip_fence(lines: Sequence[str], start: int) -> int:
    """Return the line after the fenced block that opens at *start*, or *start* if none does."""
    match = _FENCE.match(lines[start])
    if match is None:
        return start
    fence = match.group(1)
    if fence[0] == "`" and "`" in lines[start][match.end() :]:
        return start
    for position in range(start + 1, len(lines)):
        text = lines[position].strip()
        if len(text) >= len(fence) and text == fence[0] * len(text):
            return position + 1
    return len(lines)


def split_row(line: str) -> list[str]:
    """Return the cells of one row of a pipe table, stripped, with escaped pipes resolved."""
    text = line.strip()
    if "\\|" in text:
        cells = [cell.replace("\\|", "|") for cell in _PIPE.split(text)]
    else:
        cells = text.split("|")
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.strip() for cell in cells]


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _alignments(line: str) -> list[str] | None:
    """Return the alignment of each column of a delimiter row, or None if *line* is none."""
    text = line.strip()
    if len(text) < 2 or _DELIMITER.match(text) is None or (text[0] == "-" and text[1].isspace()):  # noqa: PLR2004
        return None
    cells = [cell.strip() for cell in text.split("|")]
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    aligns = []
    for cell in cells:
        if _DELIMITER_CELL.match(cell) is None:
            return None
        left, right = cell[0] == ":", cell[-1] == ":"
        aligns.append("center" if left and right else "left" if left else "right" if right else "")
    return aligns or None


def read_pipe_table(lines: Sequence[str], start: int) -> BodyTable | None:
    """Return the pipe table whose header is line *start*, or None if there is none.

    Rows may be shorter than the header; what is longer is kept as surplus.
    """
    if start + 1 >= len(lines) or "|" not in lines[start] or _indent(lines[start]) > 3:  # noqa: PLR2004
        return None
    if _indent(lines[start + 1]) > 3:  # noqa: PLR2004
        return None
    aligns = _alignments(lines[start + 1])
    if aligns is None:
        return None
    headers = split_row(lines[start])
    width = len(headers)
    if width != len(aligns):
        return None
    rows: list[BodyRow] = []
    position = start + 2
    while position < len(lines):
        text = lines[position]
        stripped = text.lstrip()
        if not stripped:
            break
        if text[0].isspace() and _indent(text) > 3:  # noqa: PLR2004
            break
        if stripped[0] != "|" and _ENDS_TABLE.match(stripped):
            break
        cells = split_row(stripped)
        if len(cells) <= width:
            rows.append(BodyRow(position, tuple(cells)))
        else:
            rows.append(BodyRow(position, tuple(cells[:width]), tuple(cells[width:])))
        position += 1
    return BodyTable(start, position, tuple(headers), tuple(aligns), tuple(rows))
