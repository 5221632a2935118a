"""A document read back: the directives of ours in it, with their rows.

It is what an import is held to, and what a later import brings up to date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.config.directive_names import prefixed
from sphinx_readiness.importing.blocks import MARKDOWN, Block, Entry, Row, Table
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    DECISION,
    MATRIX,
    READINESS,
    WINDOW,
)
from sphinx_readiness.importing.writing.blocks import read_blocks

OURS: Final = (READINESS, CHECKLIST, MATRIX, DECISION, WINDOW)

_DEEPEST: Final = 8
"""Directives within each other that are looked into."""


class Found(NamedTuple):
    """A table (its lines *start* to *end* in the document, and how far it is indented) or tasks."""

    start: int
    end: int
    indent: int
    table: Table | None
    entries: tuple[Entry, ...]


class Written(NamedTuple):
    """A directive of ours in lines *start* to *end* of a document, and the rows of its body."""

    name: str
    argument: str
    options: Mapping[str, str]
    start: int
    end: int
    found: tuple[Found, ...]
    last: int
    """The line behind the last of its body, which is indented by *indent* blanks."""
    indent: int

    def rows(self) -> int:
        """Return how many rows and tasks it has."""
        return sum(
            len(each.table.rows) if each.table is not None
            else sum(bool(entry.status) for entry in each.entries)
            for each in self.found
        )  # fmt: skip


def read_written(lines: Sequence[str], markup: str, prefix: str = "") -> list[Written]:
    """Return the directives of ours in *lines*, also those within other directives.

    Their names have *prefix* before them, which is taken away.
    """
    sign = "{" if markup == MARKDOWN else "::"
    if not any(sign in line for line in lines):
        return []  # no directive, as in many sources, which need not be read once more
    return list(_written(read_blocks(lines, markup), lines, markup, own_names(prefix), 0, 0, 0))


def own_names(prefix: str) -> dict[str, str]:
    """Return what our directives are called with *prefix*, and what without it."""
    return {prefixed(name, prefix): name for name in OURS}


def _written(
    blocks: Sequence[Block],
    lines: Sequence[str],
    markup: str,
    names: Mapping[str, str],
    offset: int,
    indent: int,
    depth: int,
) -> Iterator[Written]:
    for block in blocks:
        directive = block.directive
        if directive is None or depth > _DEEPEST:
            continue
        body = [line[directive.indent :] for line in lines[directive.start : directive.end]]
        inner = read_blocks(body, markup)
        start = offset + directive.start
        deeper = indent + directive.indent
        if directive.name in names:
            found = tuple(
                Found(
                    start + each.start,
                    start + each.end,
                    deeper,
                    _moved(each.table, start),
                    each.entries,
                )
                for each in inner
                if each.table is not None or each.entries
            )
            yield Written(names[directive.name], directive.argument, dict(directive.options),
                          offset + block.start, offset + block.end, found,
                          offset + directive.end, deeper)  # fmt: skip
        else:
            yield from _written(inner, body, markup, names, start, deeper, depth + 1)


def _moved(table: Table | None, start: int) -> Table | None:
    if table is None:
        return None
    rows = tuple(Row(line + start, cells, surplus) for line, cells, surplus in table.rows)
    return table._replace(rows=rows)
