"""reStructuredText to blocks, at the outermost level.

As in https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html. What is indented belongs
to the block above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import Block, Directive
from sphinx_readiness.importing.readers import rest_tables
from sphinx_readiness.importing.readers.markdown_lists import MARKER, read_entries

_ADORNED: Final = re.compile(r"(?P<char>[!-/:-@\[-`{-~])(?P=char)*[ \t]*\Z")

_DIRECTIVE: Final = re.compile(r"\.\. (?P<name>[A-Za-z][\w:.+-]{0,60})::(?:[ \t]+(?P<rest>.*))?\Z")

_FIELD: Final = re.compile(
    r"(?P<indent> *):(?P<name>[^:\s][^:]{0,80}):(?:[ \t]+(?P<value>.*))?[ \t]*\Z"
)

_LITERAL: Final = "::"


def read_rest(lines: Sequence[str]) -> tuple[Block, ...]:
    """Return *lines*, without their ends, as blocks in order; blank lines stand between them."""
    blocks: list[Block] = []
    styles: list[str] = []
    position = 0
    while position < len(lines):
        if not lines[position].strip():
            position += 1
            continue
        block = _heading(lines, position, styles) or next(
            filter(None, (read(lines, position) for read in _READERS))
        )
        blocks.append(block)
        position = max(block.end, position + 1)
    return tuple(blocks)


def _adornment(line: str) -> str:
    """Return the character that *line* is made of, or an empty string."""
    match = _ADORNED.match(line)
    return match["char"] if match is not None else ""


def _heading(lines: Sequence[str], start: int, styles: list[str]) -> Block | None:
    """Return the heading at line *start*; its level is that of its *styles* so far."""
    over = _adornment(lines[start])
    if over and start + 2 < len(lines) and _adornment(lines[start + 2]) == over:
        text, end, style = lines[start + 1].strip(), start + 3, over * 2
        if not text:
            return None
    elif not over and start + 1 < len(lines) and lines[start][0] != " ":
        style, text, end = _adornment(lines[start + 1]), lines[start].strip(), start + 2
        if not style or len(lines[start + 1].rstrip()) < min(len(text), 4):
            return None
    else:
        return None
    if style not in styles:
        styles.append(style)
    return Block("heading", start, end, text, styles.index(style) + 1)


def _indented_end(lines: Sequence[str], start: int) -> int:
    """Return the line behind what is indented from line *start* on, without blank lines."""
    end = start
    for position in range(start, len(lines)):
        line = lines[position]
        if line and not line.isspace():
            if line[0] not in " \t":
                break
            end = position + 1
    return end


def _explicit(lines: Sequence[str], start: int) -> Block | None:
    """Return the directive, comment, target or footnote at line *start*."""
    if not (lines[start].startswith(".. ") or lines[start].rstrip() == ".."):
        return None
    end = max(_indented_end(lines, start + 1), start + 1)
    match = _DIRECTIVE.match(lines[start])
    if match is None:
        named = lines[start][3:4] in ("_", "[", "|")
        return Block("other" if named else "comment", start, end)
    directive = _directive(lines, start, end, match)
    table = rest_tables.directive_table(lines, directive)
    if table is not None:
        return Block("table", start, end, directive.argument, table=table)
    return Block("directive", start, end, directive=directive)


def _directive(lines: Sequence[str], start: int, end: int, match: re.Match[str]) -> Directive:
    argument = [(match["rest"] or "").strip()]
    options: list[tuple[str, str]] = []
    position = start + 1
    while position < end and lines[position].strip() and not _FIELD.match(lines[position]):
        if not argument[0]:
            break
        argument.append(lines[position].strip())
        position += 1
    while position < end and (field := _FIELD.match(lines[position])):
        value = [(field["value"] or "").strip()]
        position += 1
        deep = len(field["indent"]) + 1
        while position < end and lines[position][:deep].isspace() and lines[position].strip():
            value.append(lines[position].strip())
            position += 1
        options.append((field["name"].lower(), " ".join(value).strip()))
    while position < end and not lines[position].strip():
        position += 1
    indent = _indent(lines[position:end])
    name = match["name"].lower()
    return Directive(name, " ".join(argument), tuple(options), position, end, indent)


def _indent(lines: Sequence[str]) -> int:
    """Return how many blanks stand before each of *lines* that is not blank; 3 if all are."""
    blanks: str | None = None
    for line in lines:
        if (blanks is None or not line.startswith(blanks)) and line.strip():
            blanks = " " * (len(line) - len(line.lstrip(" ")))
    return 3 if blanks is None else len(blanks)


def _grid(lines: Sequence[str], start: int) -> Block | None:
    end = rest_tables.grid_end(lines, start)
    if end == start:
        return None
    table = rest_tables.grid_table(lines, start, end)
    return Block("other" if table is None else "table", start, end, table=table)


def _simple(lines: Sequence[str], start: int) -> Block | None:
    end = rest_tables.simple_end(lines, start)
    if end == start:
        return None
    table = rest_tables.simple_table(lines, start, end)
    return Block("other" if table is None else "table", start, end, table=table)


def _fields(lines: Sequence[str], start: int) -> Block | None:
    if _FIELD.match(lines[start]) is None or lines[start][0] == " ":
        return None
    end = start
    while (
        end < len(lines)
        and lines[end].strip()
        and (lines[end][0] == " " or _FIELD.match(lines[end]))
    ):
        end += 1
    return Block("fields", start, end)


def _list(lines: Sequence[str], start: int) -> Block | None:
    if MARKER.match(lines[start]) is None or lines[start][0] == " ":
        return None
    end = position = start + 1
    while position < len(lines):
        line = lines[position]
        if line.strip():
            if line[0] not in " \t" and MARKER.match(line) is None:
                break
            end = position + 1
        position += 1
    return Block("list", start, end, entries=read_entries(lines, start, end, rest=True))


def _rule(lines: Sequence[str], start: int) -> Block | None:
    adorned = len(lines[start].strip()) > 3 and _adornment(lines[start])  # noqa: PLR2004
    return Block("rule", start, start + 1) if adorned else None


def _indented(lines: Sequence[str], start: int) -> Block | None:
    if lines[start][0] not in " \t":
        return None
    return Block("quote", start, _indented_end(lines, start))


def _definitions(lines: Sequence[str], start: int) -> Block | None:
    """Return the terms from line *start* on, each with a definition indented right below it."""
    end = position = start
    while position + 1 < len(lines) and _is_term(lines, position):
        end = position = _indented_end(lines, position + 1)
        while position < len(lines) and not lines[position].strip():
            position += 1
    return Block("definitions", start, end) if end > start else None


def _is_term(lines: Sequence[str], position: int) -> bool:
    line, below = lines[position], lines[position + 1]
    return (
        line[:1] not in ("", " ", "\t")
        and below[:1] in (" ", "\t")
        and bool(below.strip())
        and not line.startswith(("..", "|", ">>>", "-", "/"))
        and not line.rstrip().endswith(_LITERAL)
        and ": " not in line.replace(" : ", " ")  # a key, whose value goes on below
        and MARKER.match(line) is None
        and _FIELD.match(line) is None
    )


def _paragraph(lines: Sequence[str], start: int) -> Block:
    """Return the paragraph at line *start*, with the literal block that it announces."""
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    if lines[end - 1].rstrip().endswith(_LITERAL):
        return Block("code", start, max(end, _indented_end(lines, end)))
    return Block("paragraph", start, end)


_READERS: Final[tuple[Callable[[Sequence[str], int], Block | None], ...]] = (
    _explicit, _grid, _simple, _fields, _list, _rule, _indented, _definitions, _paragraph,
)  # fmt: skip
