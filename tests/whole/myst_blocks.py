"""Blocks of a checklist's body in Markdown (MyST), each with its truth."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

from pieces import CONTRADICTIONS, Block, Row, Words, indented, join

Maker: TypeAlias = Callable[[Random, Words], Block]

_ITEM: Final = ("Item", "Check", "Requirement", "item", "**Item**", "Task")

_STATUS: Final = ("Status", "State", "Result", "STATUS", "Status ")

_MARKED: Final = (
    "{}",
    "{}",
    "{}",
    "**{}**",
    "*{}*",
    "`{}`",
    "[{}](https://example.org/a)",
    "{} \\| x",
)


BREAKS: Final = ("", "  ", "\\")
"""What ends a line within a paragraph: hard breaks are shown, and nothing else of them."""


def fence(inner: tuple[str, ...], mark: str = ":") -> str:
    """Return a fence of *mark* that is longer than any in *inner*."""
    longest = 2
    for line in inner:
        text = line.strip(" \t>-*")
        longest = max(longest, len(text) - len(text.lstrip(mark)))
    return mark * (longest + 1)


def directive(
    name: str, argument: str, options: tuple[str, ...], body: Block, mark: str = ":"
) -> Block:
    """Return *body* in the directive *name*."""
    marks = fence(body.lines, mark)
    head = f"{marks}{{{name}}} {argument}".rstrip()
    gap = ("",) if options else ()
    return body._replace(lines=(head, *options, *gap, *body.lines, marks))


def _cells(rng: Random, words: Words, *, contradict: bool) -> tuple[Row, dict[str, str]]:
    token = words.token()
    text, outcome = words.status()
    if contradict:
        text, outcome = rng.choice(CONTRADICTIONS), "worse"
    blocks = rng.random() < 0.15
    cells = {
        "item": rng.choice(_MARKED).format(words.title(token)),
        "status": text,
        "notes": words.note(),
        "blocking": rng.choice(("yes", "x", "true")) if blocks else rng.choice(("", "no", "-")),
        "id": words.id(token),
        "region": rng.choice(("EU", "US", "")),
    }
    return Row(token, outcome, blocks, id=cells["id"]), cells


def table(rng: Random, words: Words) -> Block:
    """Return a pipe table with its columns in any order."""
    columns = ["item", "status"]
    columns += [each for each in ("id", "notes", "blocking", "region") if rng.random() < 0.5]
    rng.shuffle(columns)
    heads = {
        "item": rng.choice(_ITEM), "status": rng.choice(_STATUS), "id": rng.choice(("ID", "id")),
        "notes": rng.choice(("Notes", "Comments")), "blocking": "Blocking", "region": "Region",
    }  # fmt: skip
    bars = rng.random() < 0.8
    rows, lines = [], [_row([heads[each] for each in columns], bars)]
    lines.append(_row([rng.choice(("---", ":--", "--:", ":-:", "-----")) for _ in columns], bars))
    for _ in range(words.rows(5)):
        row, cells = _cells(rng, words, contradict=rng.random() < 0.04)
        if "blocking" not in columns:
            row = row._replace(blocks=False)
        if "id" not in columns:
            row = row._replace(id="")
        rows.append(row)
        lines.append(_row([cells[each] for each in columns], bars))
    return Block(tuple(lines), tuple(rows))


def _row(cells: list[str], bars: bool) -> str:
    text = " | ".join(cells)
    # Without bars a blank cell at an end would be none, and a dash at the start begins a list.
    needed = not cells[0].strip() or not cells[-1].strip() or cells[0] == "-"
    return f"| {text} |" if bars or needed else text


def tasks(rng: Random, words: Words, depth: int = 0) -> Block:
    """Return a task list: nested, with notes, continuations and blocks inside of tasks."""
    bullet = rng.choice(("-", "*", "+", "1."))
    margin = len(bullet) + 1
    parts = []
    for _ in range(words.rows(4)):
        token = words.token()
        done = rng.random() < 0.5
        box = rng.choice(("[x]", "[X]")) if done else "[ ]"
        lines = [f"{bullet} {box} {words.title(token)}"]
        if rng.random() < 0.2:
            lines[0] += BREAKS[sum(map(ord, token)) % len(BREAKS)]
            lines.append(" " * margin + "and goes on in a second line")
        block = Block(tuple(lines), (Row(token, "pass" if done else "open"),))
        parts.append(join([block, *_below(rng, words, margin, depth)], ()))
    return join(parts, ())


def _below(rng: Random, words: Words, margin: int, depth: int) -> list[Block]:
    """Return what stands inside of one task: nothing, most of the time."""
    kind = rng.random()
    if kind < 0.12 and depth < 2:
        return [_inside(tasks(rng, words, depth + 1), margin, gap=False)]
    if kind < 0.2:
        token = words.token()
        return [Block(indented((f"- a note {token}",), margin), decoys=(token,), shown=(token,))]
    if kind < 0.3:
        return [_inside(code(rng, words), margin, gap=True)]
    if kind < 0.36:
        return [_inside(quote(rng, words), margin, gap=True)]
    if kind < 0.42:
        return [_inside(check(rng, words), margin, gap=rng.random() < 0.5)]
    if kind < 0.46:
        return [_inside(comment(rng, words), margin, gap=True)]
    return []


def _inside(block: Block, margin: int, *, gap: bool) -> Block:
    lines = indented(block.lines, margin)
    return block._replace(lines=("", *lines, "") if gap else lines)


def check(rng: Random, words: Words) -> Block:
    """Return an item as a directive, now and then with a body."""
    row, cells = _cells(rng, words, contradict=False)
    title = words.title(row.token)
    options = [f":status: {_quoted(cells['status'])}"]
    if row.blocks:
        options.append(":blocking:")
    if rng.random() < 0.4:
        options.append(f":id: {cells['id']}")
    else:
        row = row._replace(id="")
    rng.shuffle(options)
    body = Block((), (row,))
    if rng.random() < 0.4:
        body = join([body, rng.choice((prose, code, bullets))(rng, words)], ())
    return directive("check", title, tuple(options), body, rng.choice((":", ":", "`")))


def _quoted(text: str) -> str:
    """Return *text* as YAML reads it back."""
    return text if text[:1].isalnum() and ":" not in text and "#" not in text else f'"{text}"'


def list_table(rng: Random, words: Words) -> Block:
    """Return a list-table as a directive."""
    lines = ["* - ID", "  - Item", "  - Status"]
    rows = []
    for _ in range(words.rows(3)):
        row, cells = _cells(rng, words, contradict=False)
        lines += [f"* - {cells['id']}", f"  - {cells['item']}", f"  - {cells['status']}"]
        rows.append(row._replace(blocks=False))
    body = Block(tuple(lines), tuple(rows))
    return directive("list-table", "", (":header-rows: 1",), body, rng.choice((":", "`")))


def csv_table(rng: Random, words: Words) -> Block:
    """Return a csv-table as a directive."""
    lines, rows = [], []
    for _ in range(words.rows(3)):
        row, cells = _cells(rng, words, contradict=False)
        lines.append(f'"{cells["id"]}", "{words.title(row.token)}", "{cells["status"]}"')
        rows.append(row._replace(blocks=False))
    body = Block(tuple(lines), tuple(rows))
    return directive("csv-table", "", (":header: ID, Item, Status",), body, rng.choice((":", "`")))


def included(rng: Random, words: Words) -> Block:
    """Return the include of a file that holds a table or a task list."""
    inner = rng.choice((table, tasks))(rng, words)
    name = f"_{words.token()}.md"
    body = Block((), *inner[1:6], files=(*inner.files, (name, "\n".join(inner.lines) + "\n")))
    return body._replace(lines=(f"```{{include}} {name}", "```"))


def code(rng: Random, words: Words) -> Block:
    """Return a fenced code block that shows a task or a row."""
    token = words.token()
    mark = rng.choice(("```", "~~~", "````"))
    samples = (
        f"- [ ] {token}", f"- [x] {token}", f"| X-1 | {token} | ❌ |", f"git tag {token}",
        f"| Item | Status |\n|---|---|\n| {token} | ❌ |", f":::{{check}} {token}\n:status: ❌\n:::",
    )  # fmt: skip
    lines = rng.choice(samples).split("\n")
    return Block((f"{mark}{rng.choice(('', 'sh', 'md', 'yaml'))}", *lines, mark),
                 decoys=(token,), shown=(token,))  # fmt: skip


def indented_code(rng: Random, words: Words) -> Block:
    """Return code by four blanks, behind a paragraph so that it belongs to no list."""
    token = words.token()
    sample = rng.choice((f"- [x] {token}", f"| {token} | ❌ |", f"make {token}"))
    # A task that is indented by four may be meant as one: it has to be reported.
    is_trap = sample.startswith("- [")
    return Block(("As in this example:", "", f"    {sample}"), decoys=(token,), shown=(token,),
                 traps=(token,) if is_trap else ())  # fmt: skip


def comment(rng: Random, words: Words) -> Block:
    """Return a comment in which rows are hidden."""
    token = words.token()
    samples = (
        ("<!--", f"- [x] {token}", "-->"),
        (f"<!-- - [ ] {token} -->",),
        ("<!-- copy this", "", "| Item | Status |", "|---|---|", f"| {token} | ❌ |", "-->"),
        (f"% - [ ] {token}",),
        (f"% | {token} | ❌ |",),
    )
    return Block(rng.choice(samples), decoys=(token,), hidden=(token,))


def html(rng: Random, words: Words) -> Block:
    """Return a block of HTML with a box in it."""
    token = words.token()
    lines = rng.choice((
        ("<div>", f"- [x] {token}", "</div>"),
        (f"<p>{token}</p>",),
        ("<pre>", f"- [ ] {token}", "</pre>"),
    ))  # fmt: skip
    traps = (token,) if lines[0] == "<div>" else ()
    return Block(lines, decoys=(token,), shown=(token,), traps=traps)


def quote(rng: Random, words: Words) -> Block:
    """Return a quotation in plain words."""
    token = words.token()
    return Block((f"> As {token} said, [x] marks the spot.",), decoys=(token,), shown=(token,))


def prose(rng: Random, words: Words) -> Block:
    """Return a paragraph, with a box or a bar in it at times."""
    token = words.token()
    samples = (
        f"Plain words about {token}.", f"A box [x] in {token} is no task.",
        f"Write `- [ ] {token}` for a task.", f"Run `make | tee {token}` once.",
        f"A line about {token}\nthat goes on.",
    )  # fmt: skip
    return Block(tuple(rng.choice(samples).split("\n")), decoys=(token,), shown=(token,))


def bullets(rng: Random, words: Words) -> Block:
    """Return a list without boxes, behind a paragraph so that it goes on no task list."""
    first, second = words.token(), words.token()
    lines = ("What is meant:", "", f"- {first}", f"- **{second}**: one hour")
    return Block(lines, decoys=(first, second), shown=(first, second))


def admonition(rng: Random, words: Words) -> Block:
    """Return a note with words in it."""
    return directive("note", "", (), prose(rng, words), rng.choice((":", "`")))


ROWS: Final[tuple[Maker, ...]] = (
    table, table, table, tasks, tasks, tasks, check, check, list_table, csv_table, included,
)  # fmt: skip

DECOYS: Final[tuple[Maker, ...]] = (
    code, indented_code, comment, html, quote, prose, prose, bullets, admonition,
)  # fmt: skip


def trap(rng: Random, words: Words) -> Block:
    """Return a failed row in a place where it is easily lost: it is read, or it is reported."""
    token, fine = words.token(), words.token()
    rows = ("| Item | Status |", "|------|--------|", f"| {token} | ❌ |")
    cell = f"<tr><td>{token}</td><td>❌</td></tr>"
    alone = (
        (f"<table><tr><th>Item</th><th>Status</th></tr>{cell}</table>",),
        ("| Item | Pass/Fail |", "|------|-----------|", f"| {token} | ❌ |"),
        ("| Item | Done | Result |", "|---|---|---|", f"| {token} | ✅ | ❌ |"),
        ("| Item | Status |", f"| {token} | ❌ |"),
        indented(rows, "> "),
        ("| Item | Status | Severity |", "|---|---|---|", f"| {token} | pending | Critical!! |"),
        ("| Item | Status | Blocking |", "|---|---|---|", f"| {token} | pending | maybe |"),
        (f":::{{chekc}} {token}", ":status: ❌", ":::"),
        ("See <details>", *rows),
    )
    beside = (
        (f"- [x] {fine}", "", *indented(rows, 2)),
        (*rows[:2], f"| {fine} | ✅ |", "", f"| {token} | ❌ |"),
        (f"- [x] {fine}", f":::{{check}} {token}", ":status: ❌", ":::"),
    )
    if rng.random() < 0.7:
        return Block(rng.choice(alone), traps=(token,))
    return Block(rng.choice(beside), (Row(fine, "pass"),), traps=(token,))
