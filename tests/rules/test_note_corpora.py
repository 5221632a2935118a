"""Notes as people write them beside a tick: honest ones get no finding, unfinished ones do.

The notes stand in `notes/`, one a line, under headings that say what they have in common.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.testing import Case, findings_of

NOTES = Path(__file__).parent / "notes"

HEAD = "| ID | Item | Status | Notes |\n|----|------|--------|-------|\n"

FIRST = 4
"""The line of the first row, as cases count them."""


def sections(name: str) -> dict[str, list[str]]:
    """Return the notes of the file *name* by the heading that they stand under."""
    found: dict[str, list[str]] = {}
    for line in (NOTES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:]] = []
        elif line and not line.startswith("#"):
            found[list(found)[-1]].append(line)
    return found


HONEST = sections("honest.txt")

UNFINISHED = sections("unfinished.txt")


def spoken_against(notes: list[str]) -> list[str]:
    """Return those of *notes* that take the tick of their row back."""
    rows = "".join(f"| A-{at} | one | \u2705 | {note} |\n" for at, note in enumerate(notes))
    case = Case("unfinished-note", "fail", 0, {"body": HEAD + rows})
    lines = {finding.location.line for finding in findings_of(case)}
    return [note for at, note in enumerate(notes) if at + FIRST in lines]


@pytest.mark.parametrize("heading", HONEST)
def test_honest_notes_are_quiet(heading: str) -> None:
    assert spoken_against(HONEST[heading]) == []


@pytest.mark.parametrize("heading", UNFINISHED)
def test_unfinished_notes_are_found(heading: str) -> None:
    notes = UNFINISHED[heading]
    found = set(spoken_against(notes))
    assert [note for note in notes if note not in found] == []


def test_the_corpora_are_large_and_differ() -> None:
    honest = [note for notes in HONEST.values() for note in notes]
    unfinished = [note for notes in UNFINISHED.values() for note in notes]
    assert len(set(honest)) == len(honest) > 500
    assert len(set(unfinished)) == len(unfinished) > 700
    assert not set(honest) & set(unfinished)
