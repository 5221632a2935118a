"""Blocks of a checklist's body in Markdown that are written in the harder ways."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

import marks
import myst_blocks
from pieces import Block, Row, Words, indented

Maker: TypeAlias = Callable[[Random, Words], Block]

_TITLES: Final = (
    "{}", "**{}**", "{} <!-- ❌ -->", "&#9989; {}", "~~{}~~", "{} :tada:", "{} 🚀", "{} &amp; more",
    "`{}`", "{}[^1]", "<b>{}</b>", "{}\u00a0now", "[{}](https://example.org)",
)  # fmt: skip


def table(rng: Random, words: Words) -> Block:
    """Return a pipe table with severities, flags and owners, under headers with markup."""
    columns = ["item", "status"]
    columns += [each for each in ("severity", "blocking", "owner") if rng.random() < 0.5]
    rng.shuffle(columns)
    lines = [_line([rng.choice(marks.HEADERS[each]) for each in columns])]
    lines.append(_line(["---"] * len(columns)))
    rows = []
    for _ in range(words.rows(4)):
        row, cells = cells_of(rng, words, columns, (*marks.MARKED_STATUSES, *marks.MYST_STATUSES))
        rows.append(row)
        title = rng.choice(_TITLES)
        cells["item"] = title.format(cells["item"])
        if title == "~~{}~~" and row.passes:
            rows[-1] = row._replace(outcome="doubtful")
        lines.append(_line([cells[each] for each in columns]))
    return Block(tuple(lines), tuple(rows))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def cells_of(
    rng: Random, words: Words, columns: list[str], statuses: tuple[tuple[str, str], ...]
) -> tuple[Row, dict[str, str]]:
    """Return a row with *columns* of those of :mod:`marks`, and its cells."""
    token = words.token()
    chance = rng.random()
    text, outcome = rng.choice(statuses)
    if chance < 0.05:
        text, outcome = rng.choice(marks.WORSE), "worse"
    elif chance < 0.08:
        text, outcome = rng.choice(marks.DOUBTFUL), "doubtful"
    elif chance < 0.1:
        text, outcome = rng.choice(marks.MURKY), "murky"
    cells = {"item": words.title(token), "status": text}
    blocks, unclear = False, False
    for field, known in (("severity", marks.SEVERITIES), ("blocking", marks.BLOCKING)):
        if field not in columns:
            continue
        cells[field], own = rng.choice(known)
        if rng.random() < 0.04:
            cells[field], own, unclear = rng.choice(marks.UNCLEAR), True, True
        blocks = blocks or own
    if "owner" in columns:
        cells["owner"] = rng.choice((*marks.OWNERS, *marks.BLANK_OWNERS))
    owner = cells.get("owner", "")
    return Row(token, outcome, blocks, unclear, owner in marks.BLANK_OWNERS), cells


def substituted(rng: Random, words: Words) -> Block:
    """Return a table between the tags of a block of HTML, which hides and shows it."""
    inner = rng.choice((table, myst_blocks.tasks))(rng, words)
    lines = ("<details>", "<summary>More</summary>", "", *inner.lines, "", "</details>")
    return inner._replace(lines=lines)


def only(rng: Random, words: Words) -> Block:
    """Return what the pages of this build show, and what the gate counts in any case."""
    inner = rng.choice((table, myst_blocks.tasks))(rng, words)
    return myst_blocks.directive("only", "html", (), inner, rng.choice((":", "`")))


def capitals(rng: Random, words: Words) -> Block:
    """Return an item whose directive or option is written with capitals."""
    token = words.token()
    lines = rng.choice((
        (":::{Check} {t}", ":status: ❌", ":::"),
        (":::{check} {t}", ":Status: ❌", ":::"),
        (":::{CHECK} {t}", ":status: ❌", ":::"),
    ))  # fmt: skip
    return Block(tuple(line.replace("{t}", token) for line in lines), traps=(token,))


def included(rng: Random, words: Words) -> Block:
    """Return the include of a file with another suffix, in this or the other markup language."""
    inner = table(rng, words)
    name = f"_{words.token()}.{rng.choice(('txt', 'inc', 'md'))}"
    lines = (f"```{{include}} {name}", "```")
    return Block(lines, *inner[1:6], files=((name, "\n".join(inner.lines) + "\n"),))


def foreign(rng: Random, words: Words) -> Block:
    """Return the include of a failed item in reST, as Markdown: it must be reported."""
    token = words.token()
    name = f"_{token}.{rng.choice(('rst', 'txt', 'inc'))}"
    text = f".. check:: {token}\n   :status: ❌\n"
    return Block((f"```{{include}} {name}", "```"), traps=(token,), files=((name, text),))


def eval_rst(rng: Random, words: Words) -> Block:
    """Return an item in reST, where Markdown is told so."""
    token = words.token()
    text, outcome = words.status()
    lines = ("```{eval-rst}", f".. check:: {words.title(token)}", f"   :status: {text}", "```")
    return Block(lines, (Row(token, outcome),))


def duplicate(rng: Random, words: Words) -> Block:
    """Return a table with two columns for one field, of which the second says that it failed."""
    token = words.token()
    first, second = rng.choice((("Status", "Result"), ("Done", "Status"), ("Status", "Status")))
    lines = (_line(["Item", first, second]), _line(["---"] * 3), _line([token, "✅", "❌"]))
    return Block(lines, traps=(token,))


def by_four(rng: Random, words: Words) -> Block:
    """Return rows that are code by their indentation, which is hardly meant."""
    token = words.token()
    rows = ("| Item | Status |", "|---|---|", f"| {token} | ❌ |")
    lines = rng.choice((rows, (f"- [ ] {token}",)))
    return Block(("Words.", "", *indented(lines, 4)), traps=(token,))


def blanks(rng: Random, words: Words) -> Block:
    """Return a row with blanks that are none of ASCII; they split and hide nothing."""
    token = words.token()
    odd = rng.choice("\u00a0\u3000\u202f\u2009")
    lines = ("| Item | Status |", "|---|---|", f"| {token}{odd}is{odd}so | ✅{odd}|")
    return Block(lines, (Row(token, "pass"),))


def separator(rng: Random, words: Words) -> Block:
    """Return a failed row with a separator of lines in its title, which is hidden to a reader."""
    first, second = words.token(), words.token()
    char = rng.choice("\u2028\u2029\x85\x0b")
    lines = ("| Item | Status |", "|---|---|", f"| {first}{char}{second} | ❌ |")
    return Block(lines, traps=(first, second))


def footnote(rng: Random, words: Words) -> Block:
    """Return a task with a footnote, and prose with a nested list that has no boxes."""
    token, note = words.token(), words.token()
    lines = (f"- [x] {token} is so", f"  - {note} is a note", "", "  More of it.")
    return Block(lines, (Row(token, "pass"),), decoys=(note,), shown=(note,))


ROWS: Final[tuple[Maker, ...]] = (
    table, table, table, substituted, only, included, eval_rst, blanks, footnote,
)  # fmt: skip

TRAPS: Final[tuple[Maker, ...]] = (capitals, foreign, duplicate, by_four, separator)
