"""Digests of generated documents: the same for any layout and in both syntaxes, others for any word.

All variants of all states are records of one project, which is read once, by the real parsers.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from sphinx_readiness.cli import main

STATES = 10

FIELDS = ("ID", "Item", "Status", "Owner", "Notes", "Severity", "Blocking", "Evidence")

WORDS = (
    "Prüfung", "Lücke", "éclair", "naïve", "restore", "rehearsed", "Alerts", "thresholds", "中文", "x2",
    "zwölf", "İzmir", "ﬁne", "half", "Ω", "backup", "node", "twice", "❤️", "☎️ line",
)  # fmt: skip

STATUSES = {
    "verified": ("✅", "Verified", "✅ Verified"), "not-met": ("❌", "Not met"),
    "needs-review": ("⚠️", "⚠", "Needs review"), "pending": ("⬜", "Pending"),
}  # fmt: skip

Row: TypeAlias = dict[str, str]


class State(NamedTuple):
    """What one document says."""

    rows: tuple[Row, ...]
    owner: str = "Ops"
    waiver: tuple[str, str, str] | None = None
    """Reason, approver and last day, of the first row."""


def phrase(r: random.Random, least: int = 1) -> str:
    return " ".join(r.sample(WORDS, r.randint(least, 4)))


def state(r: random.Random) -> State:
    rows = [
        {"ID": f"A-{n}", "Item": phrase(r, 2), "Status": r.choice([*STATUSES]),
         "Owner": r.choice(["", "Ann", "Bo Baker"]), "Notes": r.choice(["", phrase(r)]),
         "Severity": r.choice(["", "high", "low"]), "Blocking": r.choice(["", "yes"]),
         "Evidence": r.choice(["", phrase(r)])}
        for n in range(r.randint(2, 5))
    ]  # fmt: skip
    waiver = (phrase(r), "Dana", "2026-02-28") if r.random() < 0.5 else None
    return State(tuple(rows), waiver=waiver)


Change: TypeAlias = Callable[[random.Random, State], State]


def with_row(s: State, at: int, **cells: str) -> State:
    return s._replace(rows=(*s.rows[:at], {**s.rows[at], **cells}, *s.rows[at + 1 :]))


def a_word(field: str) -> Change:
    def changed(r: random.Random, s: State) -> State:
        at = r.randrange(len(s.rows))
        words = s.rows[at][field].split()
        words.insert(r.randint(0, len(words)), "more")
        return with_row(s, at, **{field: " ".join(words)})

    return changed


def less(_r: random.Random, s: State) -> State:
    return with_row(s, 0, Item=s.rows[0]["Item"].rpartition(" ")[0])


def other_status(r: random.Random, s: State) -> State:
    other = r.choice([each for each in STATUSES if each != s.rows[0]["Status"]])
    return with_row(s, 0, Status=other)


def toggled(field: str, one: str, other: str) -> Change:
    def changed(r: random.Random, s: State) -> State:
        at = r.randrange(len(s.rows))
        return with_row(s, at, **{field: other if s.rows[at][field] == one else one})

    return changed


def moved_over_a_border(_r: random.Random, s: State) -> State:
    """What two cells say together is the same."""
    left, _blank, word = s.rows[0]["Item"].rpartition(" ")
    return with_row(s, 0, Item=left, Notes=f"{word} {s.rows[0]['Notes']}".strip())


def swapped(_r: random.Random, s: State) -> State:
    return with_row(with_row(s, 0, Item=s.rows[1]["Item"]), 1, Item=s.rows[0]["Item"])


def added(r: random.Random, s: State) -> State:
    return s._replace(rows=(*s.rows, {**s.rows[0], "ID": "A-9", "Item": phrase(r)}))


def removed(r: random.Random, s: State) -> State:
    at = r.randrange(1, len(s.rows))  # the first may be waived
    return s._replace(rows=s.rows[:at] + s.rows[at + 1 :])


def renamed(_r: random.Random, s: State) -> State:
    return with_row(s, len(s.rows) - 1, ID="A-8")


def other_waiver(r: random.Random, s: State) -> State:
    if s.waiver is None:
        return s._replace(waiver=(phrase(r), "Dana", "2026-02-28"))
    reason, approver, day = s.waiver
    return s._replace(
        waiver=r.choice(
            [
                (f"{reason} more", approver, day),
                (reason, "Eve", day),
                (reason, approver, "2026-03-01"),
            ]
        )
    )


def no_waiver_or_owner(_r: random.Random, s: State) -> State:
    return s._replace(waiver=None) if s.waiver is not None else with_row(s, 0, Owner="Cy")


CHANGES: tuple[Change, ...] = (
    a_word("Item"), a_word("Notes"), a_word("Owner"), a_word("Evidence"), less, other_status,
    toggled("Severity", "high", "low"), toggled("Blocking", "yes", ""), moved_over_a_border, swapped,
    added, removed, renamed, other_waiver, no_waiver_or_owner,
)  # fmt: skip


def laid_out(r: random.Random, cell: str, stars: bool) -> str:
    """Return *cell* as somebody else may have typed it; with *stars* some words are stressed."""
    cell = unicodedata.normalize(r.choice(["NFC", "NFD"]), cell)
    if r.random() < 0.5:
        cell = cell.replace("\ufe0f", "")
    words = cell.split(" ")
    if stars and words != [""]:
        at, mark = r.randrange(len(words)), r.choice(["*", "**", ""])
        words[at] = f"{mark}{words[at]}{mark}"
    return r.choice([" ", "  "]).join(words)


def drawn(r: random.Random, s: State) -> tuple[list[str], list[list[str]]]:
    """Return the header and the cells of *s*, in some order of columns and rows."""
    fields = r.sample(FIELDS, len(FIELDS))
    rows = [
        [laid_out(r, r.choice(STATUSES[row[f]]) if f == "Status" else row[f], f in {"Item", "Notes"})
         for f in fields]
        for row in r.sample(s.rows, len(s.rows))
    ]  # fmt: skip
    return fields, rows


def markdown(r: random.Random, s: State, record: str) -> str:
    header, rows = drawn(r, s)
    width = r.choice([0, 8, 30])
    table = "".join(
        "|" + "|".join(f" {cell.ljust(width)} " for cell in line) + "|\n"
        for line in (header, ["---"] * len(header), *rows)
    )
    text = f":::{{readiness}} Lantern\n:id: {record}\n:::\n\n# A\n\n"
    text = f"# A {record}\n\n{text}:::{{checklist}} ops\n:owner: {s.owner}\n\n{table}:::\n"
    if s.waiver is not None:
        reason, approver, day = s.waiver
        text += (
            f"\n:::{{waiver}} A-0\n:reason: {reason}\n:approver: {approver}\n:until: {day}\n:::\n"
        )
    return text


def rest(r: random.Random, s: State, record: str) -> str:
    header, rows = drawn(r, s)
    text = f"B\n=\n\n.. readiness:: Lantern\n   :id: {record}\n\n.. checklist:: ops\n"
    text += f"   :owner: {s.owner}\n\n   .. list-table::\n      :header-rows: 1\n\n"
    for line in (header, *rows):
        text += "".join(
            f"      {'* -' if at == 0 else '  -'} {cell}".rstrip() + "\n"
            for at, cell in enumerate(line)
        )
    if s.waiver is not None:
        reason, approver, day = s.waiver
        text += (
            f"\n.. waiver:: A-0\n   :reason: {reason}\n   :approver: {approver}\n   :until: {day}\n"
        )
    return text


def variants(number: int) -> Iterator[tuple[str, State, bool, str, bytes]]:
    """Yield record, what it says, whether that is the first, the ending of its file and its bytes."""
    r = random.Random(number)
    first = state(r)
    said = [first] * 4 + [change(r, first) for change in CHANGES]
    for at, each in enumerate(said):
        record, ends = f"s{number}-{at}", r.choice(["\n", "\r\n"])
        kind = "rst" if at == 1 or (at > 1 and r.random() < 0.5) else "md"
        write = rest if kind == "rst" else markdown
        yield record, each, at < 4, kind, write(r, each, record).replace("\n", ends).encode()


def test_generated_states(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "readiness.toml").write_text('as_of = "2026-01-31"\n')
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_readiness"]\nmyst_enable_extensions = ["colon_fence"]\n'
    )
    every = [list(variants(number)) for number in range(STATES)]
    for record, _state, _same, kind, data in (each for group in every for each in group):
        (docs / f"{record}.{kind}").write_bytes(data)
    assert main(["verify", str(docs), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["digests"]
    digests = {each["record"]: each["digest"] for each in told}
    for group in every:
        by_state: dict[str, set[State]] = {}
        for record, said, same, kind, data in group:
            by_state.setdefault(digests[record], set()).add(_comparable(said))
            assert (digests[record] == digests[group[0][0]]) is same, (kind, data.decode())
        assert all(len(states) == 1 for states in by_state.values())


def _comparable(said: State) -> State:
    return said._replace(rows=tuple(tuple(sorted(row.items())) for row in said.rows))  # type: ignore[misc]
