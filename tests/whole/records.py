"""Whole records around checklists: heads, sign-offs, decisions and windows, with their truth."""

from __future__ import annotations

from random import Random
from typing import Final

import myst_blocks
import rest_blocks
from pieces import Block, Claim, Row, Sign, Words, indented, join

_SIGNS: Final = (
    (("Ann B.", "Ann B.", "2026-01-31", "Approved"), "approved", True),
    (("Bob", "Bob", "2026-01-30", "✅"), "approved", True),
    (("Eve", "Eve", "2026-01-30", "Rejected"), "rejected", False),
    (("Al", "Al", "2026-01-30", "conditional"), "conditional", True),
    (("Zed", "____", "", "pending"), "pending", False),
    (("TBD", "", "", ""), "pending", False),
    (("[name]", "", "YYYY-MM-DD", ""), "pending", False),
)  # fmt: skip
"""Name, signature, date and status; the state that they have; whether it is signed."""

_HIDING: Final = (
    (("TBD", "", "2026-01-31", "Approved"), "approved", False),
    (("[name]", "____", "2026-01-31", "✅"), "approved", False),
    (("Ann", "Ann", "TBD", "Approved"), "approved", False),
)  # fmt: skip
"""Approvals without a person or a day: each is a warning."""

_STATES: Final = (("draft", False), ("not final", False), ("awaiting final approval", False),
                  ("in review", False), ("final", True), ("released", True))  # fmt: skip

_ANSWERS: Final = (
    ("no", "no"), ("No-Go", "no"), ("⬜ YES ☑ NO", "no"), ("❌ no", "no"), ("not approved", "no"),
    ("conditional", "conditional"), ("conditional", "conditional"), ("Conditional", "conditional"),
    ("yes, with conditions", "conditional"), ("conditional approval", "conditional"),
    ("", ""), ("not yet", ""), ("TBD", ""), ("⬜ YES ⬜ NO", ""), ("____", ""),
    ("yes", "yes"), ("Yes", "yes"), ("✅ GO", "yes"), ("☑ YES ⬜ NO", "yes"), ("approved", "yes"),
    ("maybe", "unclear"), ("yes, only in the EU", "unclear"), ("✅ ❌", "unclear"),
)  # fmt: skip
"""What is written for a decision, and what it means."""

_SPANS: Final = ("24h", "1 week", "1 month", "48 hours")


def around(rng: Random, words: Words, inner: Block, product: str, *, markdown: bool) -> Block:
    """Return *inner*, the checklists of the record of *product*, with the rest of that record."""
    make = _made_in_markdown if markdown else _made_in_rest
    state, final = rng.choice(_STATES)
    parts = [
        make("readiness", product, (":version: 1.0", f":state: {state}"), Block(())),
        inner,
    ]
    matrix = _matrix(rng, words, markdown=markdown) if rng.random() < 0.7 else Block(())
    if matrix.lines:
        parts.append(make("signoff-matrix", "", (), matrix))
    said, conditions = "", ()
    if rng.random() < 0.7:
        answer, said = rng.choice(_ANSWERS)
        body, conditions = _conditions(rng, words, inner, markdown=markdown)
        parts.append(make("go-live", answer, (), body))
    if rng.random() < 0.4:
        window = _window(rng, words)
        parts.append(make("post-deployment", rng.choice(_SPANS), (), window))
    whole = join(parts)
    claim = Claim(
        product, final or said == "yes", inner.rows, whole.signs, said, inner.lists, conditions
    )
    return whole._replace(claims=(claim,))


def _made_in_markdown(name: str, argument: str, options: tuple[str, ...], body: Block) -> Block:
    return myst_blocks.directive(name, argument, options, body)


def _made_in_rest(name: str, argument: str, options: tuple[str, ...], body: Block) -> Block:
    return rest_blocks.directive(name, argument, options, body)


def _matrix(rng: Random, words: Words, *, markdown: bool) -> Block:
    """Return a table of sign-offs, with comments in its cells."""
    made, signs, hidden = [], [], []
    for _ in range(rng.randint(1, 3)):
        token = words.token()
        cells, state, signed = rng.choice(_HIDING if rng.random() < 0.1 else _SIGNS)
        sign = Sign(token, state, signed)
        signs.append(sign)
        role = f"{token} lead"
        if markdown and rng.random() < 0.2:
            secret = words.token()
            hidden.append(secret)
            role += f" <!-- {secret} Ann 2026-01-30 Approved -->"
        made.append([role, *cells])
    heads = ["Role", "Name", "Signature", "Date", "Status"]
    return Block(tuple(_drawn(heads, made, markdown=markdown)), signs=tuple(signs),
                 shown=tuple(each.token for each in signs), hidden=tuple(hidden))  # fmt: skip


def _drawn(heads: list[str], rows: list[list[str]], *, markdown: bool) -> list[str]:
    if markdown:
        bar = "|".join(["---"] * len(heads))
        return [f"| {' | '.join(heads)} |", f"|{bar}|", *(f"| {' | '.join(row)} |" for row in rows)]
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in (heads, *rows):
        lines += [f"   {'* -' if not at else '  -'} {cell}".rstrip() for at, cell in enumerate(row)]
    return lines


def _conditions(
    rng: Random, words: Words, inner: Block, *, markdown: bool
) -> tuple[Block, tuple[tuple[str, bool], ...]]:
    """Return the conditions of a decision, one of them in a comment or in code at times.

    With each comes the id of the checklist of *inner* that it names, and whether it is ticked.
    """
    parts, met, named = [], [], []
    for _ in range(rng.randint(0, 3)):
        token = words.token()
        ticked = rng.random() < 0.5
        met.append((token, ticked))
        id_ = rng.choice(inner.lists)[0] if rng.random() < 0.5 else ""
        named.append((id_, ticked))
        line = f"- [{'x' if ticked else ' '}] {token} holds{f' [{id_}]' if id_ else ''}"
        parts.append(Block((line,), shown=(token,)))
    found = join(parts, ())
    token = words.token()
    chance = rng.random()
    if chance < 0.2:
        lines = ("<!--", f"- [x] {token}", "-->") if markdown else ("..", f"   - [x] {token}")
        found = join(
            [found, Block(lines, hidden=(token,))] if parts else [Block(lines, hidden=(token,))]
        )
    elif chance < 0.3 and markdown:
        found = join([found, Block(("```", f"- [x] {token}", "```"), shown=(token,))])
    elif chance < 0.4 and parts:
        note = indented((f"- {token} is a note",), 2)
        found = join([found, Block(("", *note) if not markdown else note, shown=(token,))], ())
    return found._replace(conditions=tuple(met)), tuple(named)


def _window(rng: Random, words: Words) -> Block:
    rows, lines = [], []
    for _ in range(rng.randint(1, 2)):
        token, done = words.token(), rng.random() < 0.5
        lines.append(f"- [{'x' if done else ' '}] {words.title(token)}")
        rows.append(Row(token, "pass" if done else "open"))
    return Block(tuple(lines), tuple(rows))
