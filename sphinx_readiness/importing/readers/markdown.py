"""Markdown to blocks: CommonMark (https://spec.commonmark.org/0.31.2/) with tables, and MyST's own.

Blocks at the outermost level only: what stands in a quotation or an item belongs to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import Block, Directive, Entry, Row, Table
from sphinx_readiness.importing.readers.html_tables import read_html_table
from sphinx_readiness.importing.readers.markdown_lists import (
    MARKER,
    columns_of,
    comment_end,
    is_rule,
    list_end,
    read_entries,
    split_box,
)
from sphinx_readiness.importing.readers.rest_tables import directive_table
from sphinx_readiness.reading.markdown_body import alignments, skip_fence, split_row

_HEADING: Final = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*))?\Z")

_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")

_FENCE: Final = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>.*)\Z")

_DIRECTIVE: Final = re.compile(r"\{(?P<name>[A-Za-z][\w:.+-]{0,60})\}[ \t]*(?P<argument>.*)\Z")

_OPTION: Final = re.compile(r"[ \t]*:(?P<name>[A-Za-z][\w-]{0,40}):[ \t]*(?P<value>.*)\Z")

_HTML: Final = re.compile(r" {0,3}<[A-Za-z/!?]")

_VERBATIM: Final = re.compile(r" {0,3}<(?P<name>script|pre|style|textarea|table)\b", re.IGNORECASE)

_NOTE: Final = re.compile(r" {0,3}\[\^[^\[\]\s]{1,80}\]:")

_CODE: Final = 4
"""Blanks that make a line code."""


def read_markdown(lines: Sequence[str]) -> tuple[Block, ...]:
    """Return *lines*, without their ends, as blocks in order; blank lines stand between them."""
    blocks: list[Block] = []
    position = 0
    front = _front_matter(lines)
    if front is not None:
        blocks.append(front)
        position = front.end
    while position < len(lines):
        if not lines[position].strip():
            position += 1
            continue
        block = next(filter(None, (read(lines, position) for read in _READERS)))
        blocks.append(block)
        position = max(block.end, position + 1)
    return tuple(blocks)


def _front_matter(lines: Sequence[str]) -> Block | None:
    if not lines or lines[0].rstrip() != "---":
        return None
    for position in range(1, len(lines)):
        if lines[position].rstrip() in ("---", "..."):
            return Block("front", 0, position + 1)
    return None


def _fence(lines: Sequence[str], start: int) -> Block | None:
    match = _FENCE.match(lines[start])
    if match is None or (end := skip_fence(lines, start)) == start:
        return None
    named = _DIRECTIVE.match(match["info"])
    if named is None:
        return Block("code", start, end)
    closed = end > start + 1 and not lines[end - 1].strip(" \t" + match["fence"][0])
    return _directive(lines, start, end, end - closed, named)


def _directive(
    lines: Sequence[str], start: int, end: int, last: int, named: re.Match[str]
) -> Block:
    position = start + 1
    options: list[tuple[str, str]] = []
    while position < last and (option := _OPTION.match(lines[position])):
        options.append((option["name"], _unquoted(option["value"])))
        position += 1
    directive = Directive(
        named["name"].lower(), _unquoted(named["argument"]), tuple(options), position, last
    )
    table = directive_table(lines, directive)
    if table is not None:
        fence = lines[start].strip()[:3]
        return Block("table", start, end, directive.argument, table=table._replace(fence=fence))
    return Block("directive", start, end, directive=directive)


def _unquoted(value: str) -> str:
    """Return the text of a scalar of YAML, as far as they are written here."""
    text = value.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def _html(lines: Sequence[str], start: int) -> Block | None:
    if lines[start].lstrip().startswith("<!--"):
        return Block("comment", start, comment_end(lines, start))
    if _HTML.match(lines[start]) is None:
        return None
    verbatim = _VERBATIM.match(lines[start])
    end = start
    if verbatim is not None:
        close = f"</{verbatim['name'].lower()}>"
        while end < len(lines) and close not in lines[end].lower():
            end += 1
        end = min(end + 1, len(lines))
        if verbatim["name"].lower() == "table":
            table = read_html_table("\n".join(lines[start:end]), start)
            return Block("html" if table is None else "table", start, end, table=table)
        return Block("html", start, end)
    while end < len(lines) and lines[end].strip():
        end += 1
    return Block("html", start, end)


def _heading(lines: Sequence[str], start: int) -> Block | None:
    match = _HEADING.match(lines[start])
    if match is None:
        return None
    text = (match["text"] or "").strip()
    bare = text.rstrip("#")
    text = bare.rstrip() if bare != text and (not bare or bare[-1].isspace()) else text
    return Block("heading", start, start + 1, text, len(match["marks"]))


def _rule(lines: Sequence[str], start: int) -> Block | None:
    return Block("rule", start, start + 1) if is_rule(lines[start]) else None


def _indented(lines: Sequence[str], start: int) -> Block | None:
    if not lines[start].expandtabs(4).startswith(" " * _CODE):
        return None
    end = position = start
    while position < len(lines):
        line = lines[position].expandtabs(4)
        position += 1
        if line.startswith(" " * _CODE) and line.strip():
            end = position
        elif line.strip():
            break
    return Block("code", start, end)


def _is_table(lines: Sequence[str], start: int) -> bool:
    """Say whether line *start* is the header of a table."""
    if "|" not in lines[start] or start + 1 >= len(lines):
        return False
    below = lines[start + 1]
    if below.strip()[:1] not in ("|", "-", ":"):
        return False
    aligns = alignments(below)
    return aligns is not None and len(aligns) == len(split_row(lines[start]))


def _table(lines: Sequence[str], start: int) -> Block | None:
    if _is_table(lines, start):
        aligns = tuple(alignments(lines[start + 1]) or ())
        block = _rows(lines, start, start + 2, tuple(split_row(lines[start])), "pipe")
        if block.table is not None and any(aligns):
            return block._replace(table=block.table._replace(aligns=aligns))
        return block
    if lines[start].lstrip()[:1] == "|" and len(split_row(lines[start])) > 1:
        return _rows(lines, start, start, (), "bare")
    return None


def _rows(
    lines: Sequence[str], start: int, first: int, headers: tuple[str, ...], form: str
) -> Block:
    """Return the table whose rows begin at line *first*."""
    position = first
    width = len(headers)
    rows: list[Row] = []
    while position < len(lines):
        line = lines[position]
        bare = line.lstrip()
        if not bare or (bare[0] != "|" and (form == "bare" or _ends_table(lines, position))):
            break
        cells = split_row(line)
        rows.append(Row(position, tuple(cells[:width]), tuple(cells[width:])) if width
                    else Row(position, tuple(cells)))  # fmt: skip
        position += 1
    return Block("table", start, position, table=Table(headers, tuple(rows), form))


def _ends_table(lines: Sequence[str], position: int) -> bool:
    return "|" not in lines[position] or _interrupts(lines, position)


def _list(lines: Sequence[str], start: int) -> Block | None:
    match = MARKER.match(lines[start])
    if match is None or columns_of(match["indent"]) >= _CODE:
        return None
    end = list_end(lines, start)
    return Block("list", start, end, entries=read_entries(lines, start, end))


def _note(lines: Sequence[str], start: int) -> Block | None:
    """Return the footnote defined at line *start*, with what is indented below it."""
    if _NOTE.match(lines[start]) is None:
        return None
    end = position = start + 1
    while position < len(lines):
        line = lines[position]
        if line.strip():
            deep = line.expandtabs(4).startswith(" " * _CODE)
            if not deep and (position > end or _interrupts(lines, position)):
                break
            end = position + 1
        position += 1
    return Block("note", start, end)


def _quote(lines: Sequence[str], start: int) -> Block | None:
    if not lines[start].lstrip().startswith(">"):
        return None
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return Block("quote", start, end)


def _interrupts(lines: Sequence[str], position: int) -> bool:
    """Say whether a block begins at line *position* that ends a paragraph."""
    line = lines[position]
    bare = line.lstrip()
    if not bare:
        return True
    if bare[0] == "<":
        return _HTML.match(line) is not None
    if bare[0] == "[":
        return _NOTE.match(line) is not None
    if bare[0] in "-*+" or bare[0].isdigit():
        marker = MARKER.match(line)
        one = marker is None or marker["mark"] in ("-", "*", "+", "1.", "1)")
        if marker is not None and one and (marker["text"] or "").strip():
            return True
        return is_rule(line)
    if bare[0] in "#`~:>":
        return (
            bare[0] == ">"
            or _HEADING.match(line) is not None
            or (_FENCE.match(line) is not None and bare[:3] in ("```", "~~~", ":::"))
        )
    return bare[0] == "_" and is_rule(line)


def _paragraph(lines: Sequence[str], start: int) -> Block:
    """Return the paragraph at line *start*, or the heading that its underline makes of it."""
    position = start + 1
    while position < len(lines):
        line = lines[position]
        if _UNDERLINE.match(line) and line.strip():
            text = " ".join(each.strip() for each in lines[start:position])
            return Block("heading", start, position + 1, text, 1 if "=" in line else 2)
        if _interrupts(lines, position) or _is_table(lines, position) or _is_bare(lines, position):
            break
        position += 1
    if all(split_box(line.strip())[0] for line in lines[start:position]):
        return Block("list", start, position, entries=_signed(lines, start, position))
    return Block("paragraph", start, position)


def _is_bare(lines: Sequence[str], position: int) -> bool:
    """Say whether rows without a header begin at line *position*: two lines between bars."""
    two = [line.strip() for line in lines[position : position + 2]]
    return len(two) > 1 and all(line[:1] == line[-1:] == "|" and len(line) > 2 for line in two)  # noqa: PLR2004


def _signed(lines: Sequence[str], start: int, end: int) -> tuple[Entry, ...]:
    """Return the lines of a paragraph as items: each begins with a box."""
    return tuple(Entry(at, at + 1, 0, *split_box(lines[at].strip())) for at in range(start, end))


_READERS: Final[tuple[Callable[[Sequence[str], int], Block | None], ...]] = (
    _fence, _html, _heading, _rule, _list, _indented, _table, _quote, _note, _paragraph,
)  # fmt: skip
