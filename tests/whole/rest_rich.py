"""Blocks of a checklist's body in reStructuredText that are written in the harder ways."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

import marks
import rest_blocks
from myst_rich import cells_of
from pieces import Block, Row, Words, indented

Maker: TypeAlias = Callable[[Random, Words], Block]


def list_table(rng: Random, words: Words) -> Block:
    """Return a list-table with severities, flags and owners, under headers with markup."""
    columns = ["item", "status"]
    columns += [each for each in ("severity", "blocking", "owner") if rng.random() < 0.5]
    rng.shuffle(columns)
    heads = [rng.choice(marks.HEADERS[each]).replace("`", "``") for each in columns]
    lines = _row(heads)
    rows = []
    for _ in range(words.rows(3)):
        row, cells = cells_of(rng, words, columns, marks.MARKED_STATUSES)
        rows.append(row)
        lines += _row([cells[each].replace("`", "``") for each in columns])
    body = Block(tuple(lines), tuple(rows))
    return rest_blocks.directive("list-table", "", (":header-rows: 1",), body)


def _row(cells: list[str]) -> list[str]:
    return [f"{'* -' if not at else '  -'} {cell}".rstrip() for at, cell in enumerate(cells)]


def merged(rng: Random, words: Words) -> Block:
    """Return a grid table in which header cells are merged, or that has two header rows."""
    token, other = words.token(), words.token()
    first, second = (
        rng.choice((("✔", "pass"), ("No", "fail"))),
        rng.choice((("✔", "pass"), ("ℹ", "info"))),
    )
    width = max(len(token), len(other), 6)
    border = f"+{'-' * (width + 2)}+--------+--------+"
    wide = f"+{'-' * (width + 2)}+--------+--------+"
    top = f"| {'Item'.ljust(width)} | Status | Notes  |"
    heads = (wide, top, border.replace("-", "="))
    if rng.random() < 0.5:
        heads = (
            f"+{'-' * (width + 2)}+-----------------+",
            f"| {'What'.ljust(width)} | Check           |",
            f"+{'-' * (width + 2)}+--------+--------+",
            top,
            border.replace("-", "="),
        )
    drawn = tuple(
        line
        for name, (mark, _) in ((token, first), (other, second))
        for line in (f"| {name.ljust(width)} | {mark.ljust(6)} |        |", border)
    )
    rows = (Row(token, first[1]), Row(other, second[1]))
    return Block((*heads, *drawn), rows)


def only(rng: Random, words: Words) -> Block:
    """Return what the pages of this build show, and what the gate counts in any case."""
    return rest_blocks.directive("only", "html", (), rest_blocks.tasks(rng, words))


def included(rng: Random, words: Words) -> Block:
    """Return the include of a file with another suffix."""
    inner = rng.choice((list_table, rest_blocks.tasks))(rng, words)
    name = f"_{words.token()}.{rng.choice(('txt', 'inc'))}"
    text = "\n".join(inner.lines) + "\n"
    return Block((f".. include:: {name}",), *inner[1:6], files=(*inner.files, (name, text)))


def foreign(rng: Random, words: Words) -> Block:
    """Return the include of a failed item in Markdown, as reST: it must be reported."""
    token = words.token()
    name = f"_{token}.{rng.choice(('md', 'txt', 'inc'))}"
    text = f":::{{check}} {token}\n:status: ❌\n:::\n"
    return Block((f".. include:: {name}",), traps=(token,), files=((name, text),))


def parsed(rng: Random, words: Words) -> Block:
    """Return the include of a table in Markdown with its parser: it is read, or it is reported."""
    token = words.token()
    name = f"_{token}.md"
    text = f"| Item | Status |\n|---|---|\n| {token} | ❌ |\n"
    lines = (f".. include:: {name}", "   :parser: myst_parser.sphinx_")
    return Block(lines, traps=(token,), files=((name, text),))


def capitals(rng: Random, words: Words) -> Block:
    """Return an item whose directive or option is written with capitals."""
    token = words.token()
    name, option = rng.choice((("Check", "status"), ("check", "Status"), ("CHECK", "status")))
    return Block((f".. {name}:: {token}", f"   :{option}: ❌"), traps=(token,))


def duplicate(rng: Random, words: Words) -> Block:
    """Return a table with two columns for one field, of which the second says that it failed."""
    token = words.token()
    lines = (*_row(["Item", "Status", "Result"]), *_row([token, "✅", "❌"]))
    return rest_blocks.directive(
        "list-table", "", (":header-rows: 1",), Block(lines, traps=(token,))
    )


def nested(rng: Random, words: Words) -> Block:
    """Return a failed row in a table in a cell of a table."""
    token, outside = words.token(), words.token()
    width = max(len(token), 4)
    border = f"+{'-' * (width + 2)}+--------+"
    inner = (border, f"| {'Item'.ljust(width)} | Status |", border.replace("-", "="),
             f"| {token.ljust(width)} | No     |", border)  # fmt: skip
    beside = max(len(outside), 4)
    outer = f"+{'-' * (beside + 2)}+{'-' * (len(border) + 2)}+"
    rows = (
        f"| {(outside if not at else '').ljust(beside)} | {line} |" for at, line in enumerate(inner)
    )
    lines = (outer, f"| {'Item'.ljust(beside)} | {'Status'.ljust(len(border))} |",
             outer.replace("-", "="), *rows, outer)  # fmt: skip
    return Block(lines, traps=(token, outside))


def separator(rng: Random, words: Words) -> Block:
    """Return a row with odd blanks in it."""
    token = words.token()
    lines = (*_row(["Item", "Status"]), *_row([f"{token}\u00a0is\u202fso", "✅"]))
    body = Block(tuple(lines), (Row(token, "pass"),))
    return rest_blocks.directive("list-table", "", (":header-rows: 1",), body)


def admonished(rng: Random, words: Words) -> Block:
    """Return an item in a note, which is read wherever it stands."""
    return rest_blocks.directive("tip", "", (), rest_blocks.check(rng, words))


def trailing(rng: Random, words: Words) -> Block:
    """Return a task with a footnote in brackets, and plain bullets below it."""
    token, note = words.token(), words.token()
    lines = (f"- [x] {token} is so", "", *indented((f"- {note} is a note",), 2))
    return Block(lines, (Row(token, "pass"),), decoys=(note,), shown=(note,))


ROWS: Final[tuple[Maker, ...]] = (
    list_table, list_table, merged, only, included, separator, admonished, trailing,
)  # fmt: skip

TRAPS: Final[tuple[Maker, ...]] = (foreign, parsed, capitals, duplicate, nested)
