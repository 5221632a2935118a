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
    an error that says why, or ``doubtful``: open, with a warning, or ``murky``: a pass, with a
    warning. An *unclear* one has a flag or a severity that nobody understands, which is an error.
    """

    token: str
    outcome: str
    blocks: bool = False
    unclear: bool = False
    unowned: bool = False
    """Whether no cell of it names an owner, so that it has that of its checklist."""
    id: str = ""
    """The id that is written for it, if one is."""

    @property
    def passes(self) -> bool:
        """Whether it has passed."""
        return self.outcome in {"pass", "murky"}

    @property
    def is_green(self) -> bool:
        """Whether nothing is to be done for it."""
        return self.passes or self.outcome in ("info", "unreasoned")

    @property
    def blocker(self) -> bool | None:
        """Whether it stands in the way of a release.

        None where the worse half may be either, and where its notes may be a reason.
        """
        if self.outcome == ("unreasoned" if self.blocks else "worse"):
            return None
        return self.outcome == "fail" or (self.blocks and not self.passes)

    @property
    def stops(self) -> bool:
        """Whether the gate has to fail for it."""
        if self.unclear or self.outcome in {"fail", "worse"}:
            return True
        return self.blocks and not self.passes


class Sign(NamedTuple):
    """A sign-off: the token of its role, its state, and whether somebody signed on a day."""

    token: str
    state: str
    signed: bool


class Claim(NamedTuple):
    """What a record says of itself: whether it is *released*, over which rows and signatures.

    *answer* is that of its decision: ``yes``, ``no``, ``conditional``, nothing where it is not
    decided, or ``unclear``. *conditions* are those of the decision: the id of the checklist that
    each names, if it names one, and whether it is ticked.
    """

    product: str
    released: bool
    rows: tuple[Row, ...]
    signs: tuple[Sign, ...]
    answer: str = ""
    lists: tuple[tuple[str, tuple[Row, ...]], ...] = ()
    conditions: tuple[tuple[str, bool], ...] = ()

    @property
    def open_rows(self) -> bool:
        """Whether a row is open over a release."""
        return self.released and any(not row.is_green for row in self.rows)

    @property
    def unsigned(self) -> bool:
        """Whether a signature is missing under a release; a rejection is another thing."""
        missing = any(not each.signed and each.state != "rejected" for each in self.signs)
        return self.released and (missing or not self.signs)

    @property
    def rejected(self) -> bool:
        """Whether somebody has rejected what is released, or is to be."""
        return (self.released or self.answer == "conditional") and any(
            each.state == "rejected" for each in self.signs
        )

    @property
    def over_blockers(self) -> bool | None:
        """Whether the decision is yes, and a row blocks; None where nobody can tell that."""
        return _worst(row.blocker for row in self.rows) if self.answer == "yes" else False

    @property
    def uncovered(self) -> bool | None:
        """Whether no condition names the checklist of a row that blocks."""
        if self.answer != "conditional":
            return False
        named = {id_ for id_, _ in self.conditions}
        return _worst(row.blocker for id_, rows in self.lists if id_ not in named for row in rows)

    @property
    def ticked_over_open(self) -> bool:
        """Whether a ticked condition names a checklist with rows that are open."""
        return any(ticked and id_ and self._waits(id_) for id_, ticked in self.conditions)

    @property
    def unnamed(self) -> bool:
        """Whether a condition is ticked that names nothing, and nobody who met it."""
        decided = self.answer in ("yes", "conditional")
        return decided and any(ticked and not id_ for id_, ticked in self.conditions)

    @property
    def over_conditions(self) -> bool:
        """Whether the decision is yes over a condition that is open, or that nobody wrote down."""
        if self.answer != "yes":
            return False
        if not self.conditions:
            return any(each.signed and each.state == "conditional" for each in self.signs)
        return any(not ticked and self._waits(id_) for id_, ticked in self.conditions)

    def _waits(self, id_: str) -> bool:
        """Say whether the checklist has rows that are open; what is none, nobody can see."""
        rows = dict(self.lists).get(id_)
        return rows is None or any(not row.is_green for row in rows)

    @property
    def may_go(self) -> bool:
        """Whether the decision is not yes, and no row and no signature speaks against that."""
        signed = all(each.signed for each in self.signs)
        return (
            self.answer in ("no", "conditional")
            and signed
            and all(row.is_green for row in self.rows)
        )

    @property
    def stops(self) -> bool:
        """Whether the gate has to fail for what it says."""
        return (
            self.open_rows or self.unsigned or self.rejected or self.ticked_over_open
            or self.answer == "unclear" or self.over_conditions
            or (self.answer == "yes" and self.unnamed)
        )  # fmt: skip


def _worst(said: Iterable[bool | None]) -> bool | None:
    """Return the worst of what is *said*."""
    known = set(said)
    return True if True in known else None if None in known else False


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
    lists: tuple[tuple[str, tuple[Row, ...]], ...] = ()
    """The ids of its checklists, with their rows."""
    front: tuple[str, ...] = ()
    """What has to be said at the top of the document for it, such as substitutions."""


STATUSES: Final = (
    ("✅", "pass"), ("✅ Verified", "pass"), ("Verified", "pass"), ("PASS", "pass"),
    ("done", "pass"), ("**✅**", "pass"), ("[x]", "pass"), ("✅ done 2026-01-30, @ann", "pass"),
    ("☑", "pass"), ("✔️ ok", "pass"),
    ("⚠️", "open"), ("⚠ Needs review", "open"), ("🔄 In progress", "open"), ("Pending", "open"),
    ("TBD", "open"), ("[ ]", "open"), ("*in progress*", "open"), ("⬜", "open"),
    ("❌", "fail"), ("❌ Not met", "fail"), ("FAILED", "fail"), ("blocked", "fail"),
    ("ℹ️", "info"), ("n/a", "unreasoned"), ("Informational", "info"),
)  # fmt: skip
"""What people write in a status cell, and what it means."""

CONTRADICTIONS: Final = (
    "✅ not yet", "✅ (in progress)", "✅ FAILED on arm64", "not ✅", "✅ except EU", "✅ TODO: sign",
    "❌ → ✅", "✅ ❌", "✅ pending", "✅ 80%", "✅ waiting for legal", "✅ only in the EU",
    "✅ once it is merged", "✅ rejected by QA",
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
        self.most = 4
        """So many rows a table or a list has at most."""
        self._prefix = prefix
        self._number = 0
        self._ids: int | None = None

    def restart_ids(self) -> None:
        """Begin a record, which has the ids of every other record."""
        self._ids = 0

    def id(self, token: str) -> str:
        """Return an id that occurs once in the record of the row with *token*."""
        if self._ids is None:
            return f"{token.upper()}-1"
        self._ids += 1
        return f"CORE-{self._ids}"

    def rows(self, most: int) -> int:
        """Return how many rows something has that has up to *most*."""
        return self.rng.randint(1, min(most, self.most))

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
