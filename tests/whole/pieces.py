"""Pieces of documents with a known truth: what is an item in them, and what is none.

Everything comes from a :class:`random.Random`, so that a seed names a document for good. A title
holds a *token*, a word that stands nowhere else, by which it is found again in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Final, NamedTuple


class Row(NamedTuple):
    """An item that has to be in the report: its token, its outcome, and whether it blocks.

    *outcome* is ``pass``, ``open``, ``fail`` or ``info``, or ``worse``: anything but a pass, with
    an error that says why, or ``doubtful``: open, with a warning. An *unclear* one has a flag or a
    severity that nobody understands, which is an error.
    """

    token: str
    outcome: str
    blocks: bool = False
    unclear: bool = False
    unowned: bool = False
    """Whether no cell of it names an owner, so that it has that of its checklist."""

    @property
    def stops(self) -> bool:
        """Whether the gate has to fail for it."""
        if self.unclear or self.outcome in {"fail", "worse"}:
            return True
        return self.blocks and self.outcome != "pass"


class Sign(NamedTuple):
    """A sign-off: the token of its role, its state, and whether somebody signed on a day."""

    token: str
    state: str
    signed: bool


class Claim(NamedTuple):
    """What a record says of itself: whether it is *released*, over which rows and signatures."""

    released: bool
    rows: tuple[Row, ...]
    signs: tuple[Sign, ...]

    @property
    def open_rows(self) -> bool:
        """Whether a row is open over a release."""
        return self.released and any(row.outcome not in ("pass", "info") for row in self.rows)

    @property
    def unsigned(self) -> bool:
        """Whether a signature is missing under a release; a rejection is another thing."""
        missing = any(not each.signed and each.state != "rejected" for each in self.signs)
        return self.released and (missing or not self.signs)

    @property
    def rejected(self) -> bool:
        """Whether somebody has rejected what is released."""
        return self.released and any(each.state == "rejected" for each in self.signs)


class Block(NamedTuple):
    """Some lines, and what is true of them."""

    lines: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    decoys: tuple[str, ...] = ()
    """Tokens of what looks like an item and is none."""
    traps: tuple[str, ...] = ()
    """Tokens of failed rows that have to be read or reported: either way the gate fails."""
    shown: tuple[str, ...] = ()
    """Tokens that a reader sees on the page; those of the rows count as well."""
    hidden: tuple[str, ...] = ()
    """Tokens that are on no page."""
    files: tuple[tuple[str, str], ...] = ()
    """Names and texts of files that the lines include."""
    signs: tuple[Sign, ...] = ()
    conditions: tuple[tuple[str, bool], ...] = ()
    """Tokens of the conditions of decisions, and whether they are met."""
    claims: tuple[Claim, ...] = ()


STATUSES: Final = (
    ("✅", "pass"), ("✅ Verified", "pass"), ("Verified", "pass"), ("PASS", "pass"),
    ("done", "pass"), ("**✅**", "pass"), ("[x]", "pass"), ("✅ done 2026-01-30, @ann", "pass"),
    ("☑", "pass"), ("✔️ ok", "pass"),
    ("⚠️", "open"), ("⚠ Needs review", "open"), ("🔄 In progress", "open"), ("Pending", "open"),
    ("TBD", "open"), ("[ ]", "open"), ("*in progress*", "open"), ("⬜", "open"),
    ("❌", "fail"), ("❌ Not met", "fail"), ("FAILED", "fail"), ("blocked", "fail"),
    ("ℹ️", "info"), ("n/a", "info"), ("Informational", "info"),
)  # fmt: skip
"""What people write in a status cell, and what it means."""

CONTRADICTIONS: Final = (
    "✅ not yet", "✅ (in progress)", "✅ FAILED on arm64", "not ✅", "✅ except EU", "✅ TODO: sign",
    "❌ → ✅", "✅ ❌", "✅ pending", "✅ 80%",
)  # fmt: skip
"""Cells that say two things, of which the worse one counts, with an error."""

_NOUNS: Final = (
    "backups", "restore", "alerts", "dashboards", "keys", "rollback", "certificates", "docs",
    "quota", "failover", "licences", "audit log", "load test", "runbook", "on-call rota",
)  # fmt: skip

_VERBS: Final = (
    "are rehearsed", "is written", "was reviewed", "has an owner", "holds for 30 days",
    "meets the target of 99.9 %", "works without the network", "is signed",
)  # fmt: skip

_NOTES: Final = (
    "", "", "", "see the runbook", "since 2026-01-30", "reviewed by two people", "10 of 10",
    "no open questions", "as agreed", "v2.4", "asked again in March",
)  # fmt: skip


class Words:
    """Makes titles, notes and tokens that occur once in a run."""

    def __init__(self, rng: Random, prefix: str) -> None:
        self.rng = rng
        self._prefix = prefix
        self._number = 0

    def token(self) -> str:
        """Return a new word: letters and digits only, so that no markup can be in it."""
        self._number += 1
        return f"{self._prefix}n{self._number}q"

    def title(self, token: str) -> str:
        """Return a title in plain words with *token* in it."""
        words = [self.rng.choice(_NOUNS), token, self.rng.choice(_VERBS)]
        return " ".join(words)

    def note(self) -> str:
        """Return a harmless note, often an empty one."""
        return self.rng.choice(_NOTES)

    def status(self) -> tuple[str, str]:
        """Return a status cell and the outcome that it has."""
        return self.rng.choice(STATUSES)


def join(blocks: Iterable[Block], between: Sequence[str] = ("",)) -> Block:
    """Return *blocks* below each other, with the lines *between*."""
    lines: list[str] = []
    parts = list(blocks)
    for number, block in enumerate(parts):
        if number:
            lines += between
        lines += block.lines
    return Block(tuple(lines), *(merged(parts, name) for name in Block._fields[1:]))


def merged(blocks: Iterable[Block], field: str) -> tuple[object, ...]:
    """Return what all *blocks* have in *field*."""
    return tuple(each for block in blocks for each in getattr(block, field))


def indented(lines: Iterable[str], by: int | str) -> tuple[str, ...]:
    """Return *lines* behind *by* blanks, or behind the text *by*; empty ones stay empty."""
    margin = " " * by if isinstance(by, int) else by
    return tuple(f"{margin}{line}" if line else "" for line in lines)
