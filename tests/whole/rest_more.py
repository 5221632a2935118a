"""Blocks of a checklist's body in reStructuredText with substitutions, tabs, ids and spans."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

import headers
import marked_tasks
import rest_blocks
from pieces import Block, Row, Words

Maker: TypeAlias = Callable[[Random, Words], Block]

FRONT: Final = (
    ".. |good| replace:: ✅", ".. |bad| replace:: ❌ Not met", ".. |soon| replace:: **in progress**",
    ".. |cross| unicode:: 0x274C",
)  # fmt: skip
"""The substitutions, which may stand anywhere in a document."""

_SUBSTITUTED: Final = (
    ("|good|", "pass"), ("|bad|", "fail"), ("|soon|", "open"), ("|cross|", "fail"), ("✅", "pass"),
    ("|nope|", "worse"),
)  # fmt: skip


def substituted(rng: Random, words: Words) -> Block:
    """Return a table with substitutions in its cells, which are read as they are shown."""
    made = []
    for _ in range(words.rows(3)):
        token = words.token()
        text, outcome = rng.choice(_SUBSTITUTED)
        made.append((Row(token, outcome), [words.title(token), text]))
    return _list_table(["Item", "Status"], made)._replace(front=FRONT)


def with_ids(rng: Random, words: Words) -> Block:
    """Return a table with ids."""
    made = []
    for _ in range(words.rows(4)):
        token = words.token()
        text, outcome = words.status()
        id_ = words.id(token)
        made.append((Row(token, outcome, id=id_), [id_, words.title(token), text]))
    return _list_table(["ID", "Item", "Status"], made)


def marked(rng: Random, words: Words) -> Block:
    """Return tasks with other boxes."""
    return marked_tasks.marked(rng, words, markdown=False, indent=rng.choice((1, 1, 2, 3)))


def spanned(rng: Random, words: Words) -> Block:
    """Return a grid table with a cell over two rows, and one over two columns."""
    first, second, third = (words.token() for _ in range(3))
    one, two, three = (rng.choice((("✔", "pass"), ("No", "fail"), ("ℹ", "info"), ("☐", "open")))
                       for _ in range(3))  # fmt: skip
    width = max(len(first), len(second), len(third), 6)
    wide = "-" * (width + 2)
    border = f"+--------+{wide}+--------+--------+"

    def line(area: str, item: str, mark: str, notes: str = "") -> str:
        return f"| {area.ljust(6)} | {item.ljust(width)} | {mark.ljust(6)} | {notes.ljust(6)} |"

    last = f"| Web    | {third.ljust(width)} | {three[0].ljust(15)} |"
    if rng.random() < 0.5:
        last = line("Web", third, three[0])
    lines = (border, line("Area", "Item", "Status", "Hints"), border.replace("-", "="),
             line("Ops", first, one[0]), f"|        +{wide}+--------+--------+",
             line("", second, two[0], "agreed"), border, last, border)  # fmt: skip
    rows = (Row(first, one[1]), Row(second, two[1]), Row(third, three[1]))
    return Block(lines, rows)


def misspelled(rng: Random, words: Words) -> Block:
    """Return a table with a column that is not read, as its header is misspelled."""
    token, heads, cells = headers.misspelled(rng, words)
    return _list_table(heads, [(Row(token, "open"), cells)])._replace(rows=(), traps=(token,))


def empty_cells(rng: Random, words: Words) -> Block:
    """Return a table whose first cells are blank, dashes or lists."""
    made = []
    for _ in range(words.rows(4)):
        token = words.token()
        text, outcome = words.status()
        made.append((Row(token, outcome), [rng.choice(("", "-", "…", "- a")), text, token]))
    return _list_table(["Hints", "Status", "Item"], made)


def _list_table(heads: list[str], made: list[tuple[Row, list[str]]]) -> Block:
    lines = []
    for cells in (heads, *(cells for _, cells in made)):
        lines += [f"{'* -' if not at else '  -'} {cell}".rstrip() for at, cell in enumerate(cells)]
    body = Block(tuple(lines), tuple(row for row, _ in made))
    return rest_blocks.directive("list-table", "", (":header-rows: 1",), body)


ROWS: Final[tuple[Maker, ...]] = (
    substituted, with_ids, marked, marked, spanned, empty_cells,
)  # fmt: skip

TRAPS: Final[tuple[Maker, ...]] = (misspelled, misspelled, marked_tasks.symbols)
