"""A plan to a document: the lines of its source with directives in place of what was recognised.

Where the markup stays the same every line that no part takes is written as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.config.directive_names import prefixed
from sphinx_readiness.importing.blocks import REST, Source
from sphinx_readiness.importing.inline import convert
from sphinx_readiness.importing.readers.markdown_lists import is_rule
from sphinx_readiness.importing.recognise.plan import Part, Plan
from sphinx_readiness.importing.writing.blocks import (
    append_block,
    block_lines,
    heading_lines,
)
from sphinx_readiness.importing.writing.definitions import label_line
from sphinx_readiness.importing.writing.directives import write_directive
from sphinx_readiness.importing.writing.lists import list_lines
from sphinx_readiness.importing.writing.tables import write_table
from sphinx_readiness.text.phrases import N_

_TEXT_OPTIONS: Final = frozenset(("title", "verdict", "approver", "state", "cadence"))
"""Options that may have markup."""


_WITHIN: Final = N_("a thematic break within what became a directive, left out")

_NO_BREAK: Final = N_(
    "a thematic break, left out: reST has none below a heading, beside another one or at the end"
)


_LAST: Final = N_("a thematic break, left out: a page ends there")


class _Breaks:
    """Thematic breaks on their way to reST, which has them between blocks only.

    By https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#transitions.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._may = False
        self.pending = -1
        """The block that is a break, to be written before the next one; -1 if there is none."""

    def note(self, index: int) -> None:
        """Let the break in the block *index* come next, if one may stand there."""
        if self._may and self.pending < 0:
            self.pending = index
        else:
            self._leave(index)

    def passed(self, piece: Sequence[str], *, is_heading: bool) -> None:
        """Say that *piece* is written; nothing may be in it."""
        if piece:
            self.pending, self._may = -1, not is_heading

    def end(self, *, is_page: bool) -> None:
        """Leave a break out that nothing follows; on a page the break goes before the next one."""
        if self.pending >= 0:
            self._leave(self.pending, _LAST if is_page else _NO_BREAK)

    def _leave(self, index: int, why: str = _NO_BREAK) -> None:
        self._plan.note(self._plan.line_of(index), why)


class Extent(NamedTuple):
    """Which blocks of a source are written, *first* to *last* (half open), *lift* levels higher."""

    first: int
    last: int
    lift: int = 0


def write_document(
    plan: Plan, target: str, blocks: tuple[int, int] | None = None, lift: int = 0
) -> list[str]:
    """Return the lines of the document that *plan* says, in the markup *target*.

    With *blocks*, that is only what stands in those (half open), with headings *lift* levels
    higher.
    """
    whole = (0, len(plan.source.blocks))
    extent = Extent(*(blocks or whole), lift)
    if plan.source.markup == target:
        made = _edited(plan, extent)
        return _without_last_rule(plan, extent, made) if extent.last < whole[1] else made
    return _converted(plan, target, extent)


def part_lines(plan: Plan, part: Part, target: str) -> list[str]:
    """Return *part* as a directive in *target*."""
    source = plan.source.markup
    body: list[str] = []
    for index in range(part.first, part.last + 1):
        piece = _body_piece(plan, part, index, target)
        append_block(body, piece, target)
    options = tuple(
        (name, convert(value, source, target) if name in _TEXT_OPTIONS else value)
        for name, value in part.options
    )
    name = prefixed(part.kind, plan.prefix)
    return write_directive(target, name, part.argument, options, body)


def _body_piece(plan: Plan, part: Part, index: int, target: str) -> list[str]:
    source = plan.source
    block = source.blocks[index]
    if index in part.tables:
        return write_table(part.tables[index], source.markup, target)
    left = [line for _, line in plan.lines_of(index)]
    if index in part.body and block.kind == "list":
        return list(list_lines(left, source.markup, target, boxed=index in part.boxed))
    if block.kind == "rule":
        plan.note(block.start + 1, _WITHIN)
        return []
    if source.markup == target:
        return left
    return block_lines(block, left, source.markup, target) if left or block.table else []


def _edited(plan: Plan, extent: Extent) -> list[str]:
    """Return the lines of the source with the parts in their places."""
    source = plan.source
    made: list[str] = []
    position = _line(source, extent.first) if extent.first else 0
    end = _line(source, extent.last)
    lifted = _lifted(plan, extent)
    for part in _parts(plan, extent):
        start = _line(source, part.first)
        made += _kept(plan, position, start, made, lifted)
        if made and made[-1].strip():
            made.append("")
        made += part_lines(plan, part, source.markup)
        position = source.blocks[part.last].end if part.last >= part.first else start
        if position < len(source.lines) and source.lines[position].strip():
            made.append("")
    made += _kept(plan, position, end, made, lifted)
    return (
        made if extent.last == len(source.blocks) or not made[-1:] or not made[-1] else [*made, ""]
    )


def _parts(plan: Plan, extent: Extent) -> Sequence[Part]:
    """Return the parts of *extent*, also one behind the last block of the source."""
    start = bisect_left(plan.parts, extent.first, key=lambda part: part.first)
    end = bisect_left(plan.parts, extent.last, key=lambda part: part.first)
    return plan.parts[start : len(plan.parts) if extent.last == len(plan.source.blocks) else end]


def _line(source: Source, index: int) -> int:
    """Return the line at which the block *index* begins; behind the last, the end of the source."""
    return source.blocks[index].start if index < len(source.blocks) else len(source.lines)


def _lifted(plan: Plan, extent: Extent) -> dict[int, list[str]]:
    """Return the lines of headings, with their labels, by the line that they take the place of."""
    if not (extent.lift or plan.labels):
        return {}
    markup = plan.source.markup
    found: dict[int, list[str]] = {}
    for index in range(extent.first, extent.last):
        block = plan.source.blocks[index]
        if block.kind != "heading":
            continue
        if extent.lift:
            found |= {number: [] for number in range(block.start, block.end)}
            level = max(block.level - extent.lift, 1)
            found[block.start] = heading_lines(block.text, level, markup, markup)
        if index in plan.labels:
            own = found.get(block.start, [plan.source.lines[block.start]])
            found[block.start] = [label_line(plan.labels[index], markup), "", *own]
    return found


def _without_last_rule(plan: Plan, extent: Extent, lines: list[str]) -> list[str]:
    """Return *lines* without a thematic break at their end: what it parted has moved."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end and is_rule(lines[end - 1]):
        end -= 1
        blocks = plan.source.blocks
        rules = (at for at in range(extent.first, extent.last) if blocks[at].kind == "rule")
        plan.note(plan.line_of(max(rules, default=extent.last - 1)), _LAST)
        while end and not lines[end - 1].strip():
            end -= 1
        return [*lines[:end], ""]
    return lines


def _kept(
    plan: Plan, start: int, end: int, before: Sequence[str], lifted: Mapping[int, list[str]]
) -> Iterator[str]:
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
        if number in lifted:
            yield from lifted[number]
        else:
            yield line


def _converted(plan: Plan, target: str, extent: Extent) -> list[str]:
    """Return the blocks in the markup *target*, with the parts in their places."""
    source = plan.source
    made: list[str] = []
    heads = {part.first: part for part in _parts(plan, extent) if part.last < part.first}
    starts = {part.first: part for part in _parts(plan, extent) if part.last >= part.first}
    breaks = _Breaks(plan)

    def put(piece: Sequence[str], *, is_heading: bool = False) -> None:
        if piece and breaks.pending >= 0:
            append_block(made, ["----"], target)
        append_block(made, piece, target)
        breaks.passed(piece, is_heading=is_heading)

    index = extent.first
    while index < extent.last or (index == extent.last == len(source.blocks)):
        if index in heads:
            put(part_lines(plan, heads[index], target))
        kind = source.blocks[index].kind if index < len(source.blocks) else ""
        if index in starts:
            put(part_lines(plan, starts[index], target))
            index = starts[index].last
        elif kind == "rule" and target == REST:
            if any(plan.lines_of(index)):
                breaks.note(index)
        elif kind:
            piece = _block(plan, index, target, extent.lift)
            put(piece, is_heading=kind == "heading")
        index += 1
    breaks.end(is_page=extent.last < len(source.blocks))
    return [*made, ""]


def _block(plan: Plan, index: int, target: str, lift: int) -> list[str]:
    """Return a block that is kept, as far as it was not moved."""
    block = plan.source.blocks[index]
    left = [line for _, line in plan.lines_of(index)]
    if not left and (block.table is None or plan.source.lines):
        return []
    if block.kind == "heading":
        block = block._replace(level=max(block.level - lift, 1))
    if block.kind in ("paragraph", "beside") and not block.end:
        left = [block.text]
    made = block_lines(block, left, plan.source.markup, target)
    label = plan.labels.get(index)
    return made if label is None else [label_line(label, target), "", *made]
