"""Blocks of a checklist's body in reStructuredText, each with its truth."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

from pieces import CONTRADICTIONS, Block, Row, Words, indented, join

Maker: TypeAlias = Callable[[Random, Words], Block]

_MARKED: Final = ("{}", "{}", "{}", "**{}**", "*{}*", "``{}``", "`{} <https://example.org/a>`__")


def directive(name: str, argument: str, options: tuple[str, ...], body: Block) -> Block:
    """Return *body* in the directive *name*."""
    head = f".. {name}:: {argument}".rstrip()
    lines = (head, *indented(options, 3), "", *indented(body.lines, 3))
    return body._replace(lines=lines)


def _rows(rng: Random, words: Words, marked: tuple[str, ...]) -> list[tuple[Row, list[str]]]:
    """Return rows, and the texts of their cells: item, status, notes."""
    made = []
    for _ in range(words.rows(4)):
        token = words.token()
        text, outcome = words.status()
        if rng.random() < 0.04:
            text, outcome = rng.choice(CONTRADICTIONS), "worse"
        title = rng.choice(marked).format(words.title(token))
        made.append((Row(token, outcome), [title, text, words.note()]))
    return made


def list_table(rng: Random, words: Words) -> Block:
    """Return a list-table: plain, or with more than one paragraph in a cell."""
    made = _rows(rng, words, _MARKED)
    order = rng.sample(range(3), 3)
    heads = ["Item", "Status", "Notes"]
    lines: list[str] = []
    for cells in (heads, *(cells for _, cells in made)):
        for position, at in enumerate(order):
            lines.append(f"{'* -' if not position else '  -'} {cells[at]}".rstrip())
        if cells is not heads and order[-1] == 2 and rng.random() < 0.2:
            lines += ["", "    And more than one paragraph."]
    body = Block(tuple(lines), tuple(row for row, _ in made))
    return directive("list-table", "", (":header-rows: 1",), body)


def csv_table(rng: Random, words: Words) -> Block:
    """Return a csv-table."""
    made = _rows(rng, words, ("{}", "**{}**"))
    lines = tuple(", ".join(f'"{cell}"' for cell in cells) for _, cells in made)
    body = Block(lines, tuple(row for row, _ in made))
    return directive("csv-table", "", (":header: Item, Status, Notes",), body)


def grid_table(rng: Random, words: Words) -> Block:
    """Return a grid table."""
    made = _rows(rng, words, _MARKED)
    texts = [["Item", "Status", "Notes"], *(cells for _, cells in made)]
    widths = [max(_width(row[at]) for row in texts) + 2 for at in range(3)]
    border = "+" + "+".join("-" * width for width in widths) + "+"
    lines = [border]
    for number, cells in enumerate(texts):
        drawn = (
            f" {cell}".ljust(width - _extra(cell))
            for cell, width in zip(cells, widths, strict=True)
        )
        lines += ["|" + "|".join(drawn) + "|", border if number else border.replace("-", "=")]
    return Block(tuple(lines), tuple(row for row, _ in made))


def _width(text: str) -> int:
    return len(text) + _extra(text)


def _extra(text: str) -> int:
    """Return how many columns *text* takes more than it has characters, as docutils counts."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return wide - sum(unicodedata.combining(char) > 0 for char in text)


def simple_table(rng: Random, words: Words) -> Block:
    """Return a simple table."""
    made = _rows(rng, words, _MARKED)
    texts = [["Item", "Status", "Notes"], *(cells for _, cells in made)]
    widths = [max(_width(row[at]) for row in texts) for at in range(3)]
    border = "  ".join("=" * width for width in widths)
    rows = [
        "  ".join(
            cell.ljust(width - _extra(cell)) for cell, width in zip(cells, widths, strict=True)
        )
        for cells in texts
    ]
    lines = (border, rows[0].rstrip(), border, *(row.rstrip() for row in rows[1:]), border)
    return Block(lines, tuple(row for row, _ in made))


def tasks(rng: Random, words: Words, depth: int = 0) -> Block:
    """Return a task list with notes, nested tasks and blocks inside of tasks."""
    bullet = rng.choice(("-", "*", "+"))
    parts = []
    for _ in range(words.rows(4)):
        token = words.token()
        done = rng.random() < 0.5
        lines = [f"{bullet} {'[x]' if done else '[ ]'} {words.title(token)}"]
        if rng.random() < 0.2:
            lines.append("  and goes on in a second line")
        block = Block(tuple(lines), (Row(token, "pass" if done else "open"),))
        parts.append(join([block, *_below(rng, words, depth)], ()))
    return join(parts, rng.choice(((), ("",))))


def _below(rng: Random, words: Words, depth: int) -> list[Block]:
    kind = rng.random()
    if kind < 0.12 and depth < 2:
        return [_inside(tasks(rng, words, depth + 1))]
    if kind < 0.2:
        token = words.token()
        return [_inside(Block((f"- a note {token}",), decoys=(token,), shown=(token,)))]
    if kind < 0.3:
        return [_inside(code(rng, words))]
    if kind < 0.36:
        return [_inside(quote(rng, words))]
    if kind < 0.42:
        return [_inside(check(rng, words))]
    if kind < 0.46:
        return [_inside(comment(rng, words))]
    return []


def _inside(block: Block) -> Block:
    return block._replace(lines=("", *indented(block.lines, 2), ""))


def check(rng: Random, words: Words) -> Block:
    """Return an item as a directive, now and then with a body."""
    token = words.token()
    text, outcome = words.status()
    blocks = rng.random() < 0.15
    options = [f":status: {text}"]
    if blocks:
        options.append(":blocking:")
    id_ = words.id(token) if rng.random() < 0.4 else ""
    if id_:
        options.append(f":id: {id_}")
    rng.shuffle(options)
    body = Block((), (Row(token, outcome, blocks, id=id_),))
    if rng.random() < 0.4:
        body = join([body, rng.choice((prose, code, bullets))(rng, words)], ())
    return directive("check", words.title(token), tuple(options), body)


def included(rng: Random, words: Words) -> Block:
    """Return the include of a file that holds a table or a task list."""
    inner = rng.choice((grid_table, list_table, tasks))(rng, words)
    name = f"_{words.token()}.rst"
    body = Block((), *inner[1:6], files=(*inner.files, (name, "\n".join(inner.lines) + "\n")))
    return body._replace(lines=(f".. include:: {name}",))


def code(rng: Random, words: Words) -> Block:
    """Return a literal block that shows a task or a row."""
    token = words.token()
    samples = (
        (f"- [ ] {token}",), (f"- [x] {token}",), (f"git tag {token}",),
        (f".. check:: {token}", "   :status: ❌"),
        ("====  ======", "Item  Status", "====  ======", f"{token}  ❌", "====  ======"),
    )  # fmt: skip
    sample = indented(rng.choice(samples), 3)
    head = rng.choice((("As in::",), (".. code-block:: rst",), ("::",)))
    return Block((*head, "", *sample), decoys=(token,), shown=(token,))


def comment(rng: Random, words: Words) -> Block:
    """Return a comment in which rows are hidden."""
    token = words.token()
    samples = (
        (f".. - [x] {token}",),
        ("..", f"   - [ ] {token}"),
        ("..", "   copy this", "", f"   - [x] {token}"),
        (f".. comment {token}", "", f"   .. check:: {token}", "      :status: ❌"),
    )
    return Block(rng.choice(samples), decoys=(token,), hidden=(token,))


def quote(rng: Random, words: Words) -> Block:
    """Return a quotation in plain words, behind a paragraph."""
    token = words.token()
    return Block(("Somebody said:", "", f"   As {token} said, [x] marks the spot."),
                 decoys=(token,), shown=(token,))  # fmt: skip


def prose(rng: Random, words: Words) -> Block:
    """Return a paragraph, with a box or a bar in it at times."""
    token = words.token()
    samples = (
        f"Plain words about {token}.", f"A box [x] in {token} is no task.",
        f"Write ``- [ ] {token}`` for a task.", f"A line about {token}\nthat goes on.",
    )  # fmt: skip
    return Block(tuple(rng.choice(samples).split("\n")), decoys=(token,), shown=(token,))


def bullets(rng: Random, words: Words) -> Block:
    """Return a list without boxes, behind a paragraph."""
    first, second = words.token(), words.token()
    lines = ("What is meant:", "", f"- {first}", f"- **{second}**: one hour")
    return Block(lines, decoys=(first, second), shown=(first, second))


def definition(rng: Random, words: Words) -> Block:
    """Return a definition list."""
    token = words.token()
    return Block((f"{token}", "   A word with [x] a meaning."), decoys=(token,), shown=(token,))


def admonition(rng: Random, words: Words) -> Block:
    """Return a note with words in it."""
    return directive("note", "", (), prose(rng, words))


ROWS: Final[tuple[Maker, ...]] = (
    list_table, list_table, csv_table, grid_table, simple_table, tasks, tasks, tasks, check, check,
    included,
)  # fmt: skip

DECOYS: Final[tuple[Maker, ...]] = (
    code,
    comment,
    quote,
    prose,
    prose,
    bullets,
    definition,
    admonition,
)


def trap(rng: Random, words: Words) -> Block:
    """Return a failed row in a place where it is easily lost: it is read, or it is reported."""
    token, fine = words.token(), words.token()
    width = max(len(token), len(fine))
    border = f"{'=' * width}  ======"
    head = (border, f"{'Item'.ljust(width)}  Status", border)
    row = f"{token.ljust(width)}  ❌"
    grid = f"+-{'-' * width}-+--------+"
    nested = (grid, f"| {'Item'.ljust(width)} | Status |", grid.replace("-", "="),
              f"| {token.ljust(width)} | ❌     |", grid)  # fmt: skip
    alone = (
        (*head, f"{fine.ljust(width)}  ✅", border, row, border),
        (".. list-table::", "   :header-rows: 2", "", f"   * - {token}", "     - ❌", "   * - Item",
         "     - Status", f"   * - {fine}", "     - ✅"),
        (f"- [x] {fine}", "", *indented((*head, row, border), 2)),
        ("Words", *indented((*head, row, border), 3)),
        (f".. chekc:: {token}", "   :status: ❌"),
        ("| Item | Status |", "|------|--------|", f"| {token} | ❌ |"),
        (".. list-table::", "   :header-rows: 1", "", "   * - Item", "     - Pass/Fail",
         f"   * - {token}", "     - ❌"),
        (".. list-table::", "   :header-rows: 1", "", "   * - Item", "     - Status", f"   * - {fine}",
         "     - ✅", *(f"       {line}" for line in ("", *nested))),
    )  # fmt: skip
    return Block(rng.choice(alone), decoys=(), traps=(token, fine))
