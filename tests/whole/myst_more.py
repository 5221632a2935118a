"""Blocks of a checklist's body in Markdown with substitutions, HTML, tabs and parts in reST."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, TypeAlias

import headers
import marked_tasks
import myst_blocks
import rest_blocks
import rest_more
import rest_rich
from pieces import Block, Row, Words, indented

Maker: TypeAlias = Callable[[Random, Words], Block]

FRONT: Final = (
    "myst:", "  enable_extensions: [colon_fence, substitution]", "  substitutions:", '    good: "✅"',
    '    bad: "❌ Not met"', '    soon: "**in progress**"', '    computed: "{{ 6 * 7 }}"',
)  # fmt: skip
"""The front matter that defines the substitutions."""

_SUBSTITUTED: Final = (
    ("{{ good }}", "pass"), ("{{good}}", "pass"), ("{{ bad }}", "fail"), ("{{ soon }}", "open"),
    ("{{ nope }}", "worse"), ("{{ computed }}", "worse"), ("{{ good | upper }}", "worse"),
    ("✅", "pass"),
)  # fmt: skip


def substituted(rng: Random, words: Words) -> Block:
    """Return a table with substitutions in its cells, which are read as they are shown."""
    rows, lines = [], ["| Item | Status |", "|---|---|"]
    for _ in range(words.rows(3)):
        token = words.token()
        text, outcome = rng.choice(_SUBSTITUTED)
        lines.append(f"| {words.title(token)} | {text} |")
        rows.append(Row(token, outcome))
    return Block(tuple(lines), tuple(rows), front=FRONT)


def marked(rng: Random, words: Words) -> Block:
    """Return tasks with other boxes."""
    return marked_tasks.marked(rng, words, markdown=True, indent=rng.choice((1, 1, 2, "\t")))


def tabs(rng: Random, words: Words) -> Block:
    """Return a table with tabs around its cells."""
    rows, lines = [], ["|\tItem\t|\tStatus\t|", "|\t---\t|---\t|"]
    for _ in range(words.rows(3)):
        token = words.token()
        text, outcome = words.status()
        lines.append(f"|\t{words.title(token)}\t|{text}\t|")
        rows.append(Row(token, outcome))
    return Block(tuple(lines), tuple(rows))


def evaluated(rng: Random, words: Words) -> Block:
    """Return a table or an item in reST, where Markdown is told so."""
    make = rng.choice((rest_blocks.grid_table, rest_blocks.simple_table, rest_blocks.list_table,
                       rest_blocks.check, rest_rich.merged, rest_more.spanned))  # fmt: skip
    inner = make(rng, words)
    marks = myst_blocks.fence(inner.lines, "`")
    return inner._replace(lines=(f"{marks}{{eval-rst}}", *inner.lines, marks))


def commented(rng: Random, words: Words) -> Block:
    """Return a table with comments in its cells, which hide what is in them."""
    token, hidden = words.token(), words.token()
    text, outcome = words.status()
    comment = f"<!-- {hidden} ❌ -->"
    cells = rng.choice(((f"{token} {comment}", text), (f"{comment} {token}", text),
                        (token, f"{text} {comment}"), (token, f"{comment} {text}")))  # fmt: skip
    lines = ("| Item | Status |", "|---|---|", f"| {cells[0]} | {cells[1]} |")
    return Block(lines, (Row(token, outcome),), decoys=(hidden,), hidden=(hidden,))


def split(rng: Random, words: Words) -> Block:
    """Return a table that a comment cuts in two; the row below it is lost, and reported."""
    first, second = words.token(), words.token()
    lines = ("| Item | Status |", "|---|---|", f"| {first} | ✅ |", "<!-- | none | ❌ | -->",
             f"| {second} | ❌ |")  # fmt: skip
    return Block(lines, traps=(first, second))


def html_table(rng: Random, words: Words) -> Block:
    """Return a table in HTML, written in several ways: its rows are not read, and reported."""
    token = words.token()
    row = f"<tr><td>{token}</td><td>❌</td></tr>"
    lines = rng.choice((
        ("<table>", "<tr><th>Item</th><th>Status</th></tr>", row, "</table>"),
        ("<table>", "", row, "", "</table>"),
        ("<details><summary>More</summary>", "<table>", row, "</table>", "</details>"),
        ('<div class="wide">', f"<TABLE>{row}</TABLE>", "</div>"),
        ("<table><tbody>", "<tr>", f"<td>{token}</td>", "<td>❌</td>", "</tr>", "</tbody></table>"),
    ))  # fmt: skip
    return Block(lines, traps=(token,))


def misspelled(rng: Random, words: Words) -> Block:
    """Return a table with a column that is not read, as its header is misspelled."""
    token, heads, cells = headers.misspelled(rng, words)
    rule = "|".join(["---"] * len(heads))
    lines = (f"| {' | '.join(heads)} |", f"|{rule}|", f"| {' | '.join(cells)} |")
    return Block(lines, traps=(token,))


def across(rng: Random, words: Words) -> Block:
    """Return the include of reST with its parser, or by reST: it is read, or it is reported."""
    token = words.token()
    name = f"_{token}.{rng.choice(('rst', 'txt', 'inc'))}"
    text = f".. check:: {token}\n   :status: ❌\n"
    if rng.random() < 0.5:
        lines = (f"```{{include}} {name}", ":parser: rst", "```")
    else:
        lines = ("```{eval-rst}", f".. include:: {name}", "```")
    return Block(lines, traps=(token,), files=((name, text),))


def unclosed(rng: Random, words: Words) -> Block:
    """Return a block without an end above a checklist, which it swallows to the end of the file."""
    token = words.token()
    heads = (
        ("````md", "make"), ("~~~", "make"), ("<!-- to do",), ("````{note}", "Hm."),
        ("<pre>", "make"), ("<script>",),
    )  # fmt: skip
    # In a note that goes on to the end of the file it is read.
    bodies = (
        ("| Item | Status |", "|---|---|", f"| {token} | ❌ |"),
        (f"::::{{check}} {token}", ":status: ❌", "::::"),
    )
    checklist = (":::::{checklist} swallowed", ":owner: Ops", "", *rng.choice(bodies), ":::::")
    return Block((*rng.choice(heads), "", *checklist), traps=(token,))


def quoted(rng: Random, words: Words) -> Block:
    """Return rows in a quotation in a task: they are read, or they are reported."""
    token, fine = words.token(), words.token()
    rows = ("| Item | Status |", "|---|---|", f"| {token} | ❌ |")
    return Block((f"- [x] {fine}", "", *indented(indented(rows, "> "), 2)), traps=(token, fine))


ROWS: Final[tuple[Maker, ...]] = (
    substituted, marked, marked, tabs, evaluated, evaluated, commented,
)  # fmt: skip

TRAPS: Final[tuple[Maker, ...]] = (
    split, html_table, misspelled, misspelled, across, marked_tasks.symbols, quoted,
)  # fmt: skip
