"""Texts of a plan with other references: each text once, wherever the plan has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, Block, Table
from sphinx_readiness.importing.recognise.plan import Part, Plan

Rewrite = Callable[[str, int], str]
"""From a text and its line (from 1; 0 where it has none) to the text that takes its place."""

_CODE: Final = frozenset(("code", "front", "comment", "html"))

_VERBATIM: Final = frozenset(
    ("code-block", "code", "literalinclude", "math", "raw", "toctree", "mermaid", "parsed-literal")
)


def rewritten(plan: Plan, rewrite: Rewrite) -> Plan:
    """Return *plan* with *rewrite* of each text that is no code."""
    known: dict[str, str] = {}

    def said(text: str, line: int = 0) -> str:
        if text not in known:
            known[text] = rewrite(text, line)
        return known[text]

    lines = list(plan.source.lines)
    for number in prose_lines(plan):
        lines[number] = said(lines[number], number + 1)
    blocks = tuple(_block(block, said) for block in plan.source.blocks)
    parts = [_part(part, said) for part in plan.parts]
    return replace(
        plan, source=plan.source._replace(lines=tuple(lines), blocks=blocks), parts=parts
    )


def prose_lines(plan: Plan) -> Iterator[int]:
    """Yield the numbers of lines that are no code."""
    lines = plan.source.lines
    for block in plan.source.blocks:
        named = block.directive.name if block.directive is not None else ""
        if block.kind in _CODE or named in _VERBATIM:
            continue
        yield from _outside_fences(lines, block.start, min(block.end, len(lines)),
                                   fenced=plan.source.markup == MARKDOWN)  # fmt: skip


def _outside_fences(lines: Sequence[str], start: int, end: int, *, fenced: bool) -> Iterator[int]:
    fence = ""
    for number in range(start, end):
        bare = lines[number].lstrip()
        mark = bare[:3] if fenced and bare[:3] in ("```", "~~~") else ""
        if mark and "{" not in bare and (not fence or mark == fence):
            fence = "" if fence else mark
        elif not fence:
            yield number


def _block(block: Block, said: Callable[..., str]) -> Block:
    if block.kind in _CODE:
        return block
    table = _table(block.table, said) if block.table is not None else None
    entries = tuple(each._replace(text=said(each.text, each.line + 1)) for each in block.entries)
    return block._replace(text=said(block.text, block.start + 1), table=table, entries=entries)


def _table(table: Table, said: Callable[..., str]) -> Table:
    rows = tuple(
        row._replace(
            cells=tuple(said(cell, row.line + 1) for cell in row.cells),
            surplus=tuple(said(cell, row.line + 1) for cell in row.surplus),
        )
        for row in table.rows
    )
    layouts = {
        said(cell): tuple(said(line) for line in lines) for cell, lines in table.layouts.items()
    }
    headers = tuple(map(said, table.headers))
    return table._replace(headers=headers, rows=rows, layouts=layouts, title=said(table.title))


def _part(part: Part, said: Callable[..., str]) -> Part:
    tables = {at: _table(table, said) for at, table in part.tables.items()}
    options = tuple((name, said(value)) for name, value in part.options)
    return part._replace(tables=tables, options=options)
