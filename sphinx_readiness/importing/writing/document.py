"""A plan to a document: the lines of its source with directives in place of what was recognised.

Where the markup stays the same every line that no part takes is written as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import Block
from sphinx_readiness.importing.readers.markdown_lists import is_rule
from sphinx_readiness.importing.recognise.plan import Part, Plan
from sphinx_readiness.importing.writing.blocks import block_lines, list_lines
from sphinx_readiness.importing.writing.directives import write_directive
from sphinx_readiness.importing.writing.inline import convert
from sphinx_readiness.importing.writing.tables import write_table

_TEXT_OPTIONS: Final = frozenset(("title", "verdict", "approver", "state", "cadence"))
"""Options that may have markup."""


def write_document(plan: Plan, target: str) -> list[str]:
    """Return the lines of the document that *plan* says, in the markup *target*."""
    if plan.source.markup == target:
        return _edited(plan)
    return _converted(plan, target)


def part_lines(plan: Plan, part: Part, target: str) -> list[str]:
    """Return *part* as a directive in *target*."""
    source = plan.source.markup
    body: list[str] = []
    for index in range(part.first, part.last + 1):
        piece = _body_piece(plan, part, index, target)
        if piece:
            body += [*([""] if body else []), *piece]
    options = tuple(
        (name, convert(value, source, target) if name in _TEXT_OPTIONS else value)
        for name, value in part.options
    )
    return write_directive(target, part.kind, part.argument, options, body)


def _body_piece(plan: Plan, part: Part, index: int, target: str) -> list[str]:
    source = plan.source
    block = source.blocks[index]
    if index in part.tables:
        return write_table(part.tables[index], source.markup, target)
    left = [line for _, line in plan.lines_of(index)]
    if index in part.body and block.kind == "list":
        return list(list_lines(left, source.markup, target, boxed=index in part.boxed))
    if block.kind == "rule":
        return []
    if source.markup == target:
        return left
    return block_lines(block, left, source.markup, target) if left or block.table else []


def _edited(plan: Plan) -> list[str]:
    """Return the lines of the source with the parts in their places."""
    source = plan.source
    made: list[str] = []
    position = 0
    for part in plan.parts:
        start = _start(source.blocks, part, len(source.lines))
        made += _kept(plan, position, start, made)
        if made and made[-1].strip():
            made.append("")
        made += part_lines(plan, part, source.markup)
        position = source.blocks[part.last].end if part.last >= part.first else start
        if position < len(source.lines) and source.lines[position].strip():
            made.append("")
    made += _kept(plan, position, len(source.lines), made)
    return _without_last_rule(made) if _ends_with_moved(plan) else made


def _ends_with_moved(plan: Plan) -> bool:
    """Say whether the last block of the source went into a part."""
    last = plan.source.blocks[-1] if plan.source.blocks else None
    return last is not None and last.end - 1 in plan.moved


def _without_last_rule(lines: list[str]) -> list[str]:
    """Return *lines* without a thematic break at their end, which parted nothing from what moved."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end and is_rule(lines[end - 1]):
        end -= 1
        while end and not lines[end - 1].strip():
            end -= 1
        return [*lines[:end], ""]
    return lines


def _start(blocks: Sequence[Block], part: Part, end: int) -> int:
    return blocks[part.first].start if part.first < len(blocks) else end


def _kept(plan: Plan, start: int, end: int, before: Sequence[str]) -> Iterator[str]:
    """Yield the lines from *start* to *end* that were not moved.

    Where a whole paragraph was, one blank line stays of those around it.
    """
    last = before[-1] if before else ""
    dropped = False
    for number in range(start, end):
        line = plan.source.lines[number]
        if number in plan.moved:
            dropped = True
            continue
        if dropped and not line.strip() and not last.strip():
            dropped = False
            continue
        dropped = False
        last = line
        yield line


def _converted(plan: Plan, target: str) -> list[str]:
    """Return all blocks in the markup *target*, with the parts in their places."""
    source = plan.source
    made: list[str] = []
    heads = {part.first: part for part in plan.parts if part.last < part.first}
    starts = {part.first: part for part in plan.parts if part.last >= part.first}
    index = 0

    def put(lines: Sequence[str]) -> None:
        if lines:
            made.extend([*([""] if made else []), *lines])

    while index <= len(source.blocks):
        if index in heads:
            put(part_lines(plan, heads[index], target))
        if index == len(source.blocks):
            break
        if index in starts:
            put(part_lines(plan, starts[index], target))
            index = starts[index].last + 1
            continue
        block = source.blocks[index]
        left = [line for _, line in plan.lines_of(index)]
        if left or (block.table is not None and not block.end):
            put(block_lines(block, left, source.markup, target))
        index += 1
    return [*made, ""]
