"""Tasks with other boxes, with ids of their own, struck out, and with odd blanks, in both languages."""

from __future__ import annotations

from random import Random
from typing import Final

from pieces import Block, Row, Words

_BOXES: Final = (
    ("[ ]", "open"), ("[x]", "pass"), ("[X]", "pass"), ("[✓]", "pass"), ("[!]", "open"),
    ("[-]", "doubtful"), ("[~]", "doubtful"),
)  # fmt: skip

_WITH_ID: Final = ("**{id}**: {title}", "{id} – {title}", "{title} {{#{id}}}", "{id}: {title}")

_STRUCK: Final = ("~~{}~~", "<del>{}</del>", "<s>{}</s>")


def marked(rng: Random, words: Words, *, markdown: bool, indent: int | str = 1) -> Block:
    """Return a task list; *indent* is what stands between a bullet and its box."""
    bullet = rng.choice(("-", "*", "+", "1.") if markdown else ("-", "*", "+"))
    gap = " " * indent if isinstance(indent, int) else indent
    rows, lines = [], []
    for _ in range(words.rows(4)):
        token = words.token()
        box, outcome = rng.choice(_BOXES)
        title, id_ = words.title(token), ""
        chance = rng.random()
        if chance < 0.25:
            id_ = words.id(token)
            title = rng.choice(_WITH_ID).format(id=id_, title=title)
        elif chance < 0.45 and markdown:
            title = rng.choice(_STRUCK).format(title)
            outcome = "doubtful" if outcome == "pass" or box == "[ ]" else outcome
        lines.append(f"{bullet}{gap}{box} {title}")
        rows.append(Row(token, outcome, id=id_))
    return Block(tuple(lines), tuple(rows))


def symbols(rng: Random, words: Words) -> Block:
    """Return a bullet with a symbol that has not passed, which is no task: it has to be reported."""
    token = words.token()
    mark = rng.choice(("☐", "❌", "🔴", "🚫"))
    return Block((f"- {mark} {words.title(token)}",), traps=(token,))
