"""A changed source goes into a document that people have worked on."""

from __future__ import annotations

import pytest
from imports import imported, plan

from sphinx_readiness.importing import job
from sphinx_readiness.importing.changes import Change

BEFORE = """# Ferry 1.0

Last updated: 2026-01-01

## 1.1 Deck

| Item | Status | Owner | Notes |
|------|--------|-------|-------|
| Ramp moves | ⬜ |  |  |
| Vests counted | ⬜ |  |  |
| Old rope removed | ⬜ |  |  |

## Watch

- [ ] Lamps burn
- [ ] Horn works

## Sign-off

| Role | Signature | Date |
|------|-----------|------|
| Captain | ____ | ____ |
"""

AFTER = """# Ferry 1.0

Last updated: 2026-02-02

## 1.1 Deck

| Item | Status | Owner | Notes |
|------|--------|-------|-------|
| Ramp moves | ⬜ | Harbour | from the source |
| New ladder bolted | ⬜ | Deck |  |
| Vests counted | ✅ |  | twice |

## 1.2 Kitchen

| Item | Status |
|------|--------|
| Stove is off | ✅ |

## Watch

- [ ] Lamps burn
- [x] Horn works
- [ ] Flag is up

## Sign-off

| Role | Signature | Date |
|------|-----------|------|
| Captain | ____ | ____ |
| Pilot | ____ | ____ |
"""


def written(target: str) -> list[str]:
    return imported(BEFORE, "ferry.md", target).pages[0].lines


def update(lines: list[str], source: str, target: str) -> job.Imported:
    return job.make_update(plan(source, "ferry.md"), target, "ferry", lines)


@pytest.mark.parametrize("target", ["markdown", "rest"])
def test_the_same_source_changes_nothing(target: str) -> None:
    lines = written(target)
    made = update(lines, BEFORE, target)
    assert made.changes == []
    assert made.pages[0].lines == lines


def test_what_people_filled_in_stays() -> None:
    text = "\n".join(written("markdown"))
    edits = [
        (
            "| 1.1-1 | Ramp moves       | ⬜     |       |       |",
            "| RAMP | Ramp moves | ❌ | Ann | it squeaks |",
        ),
        ("- [ ] Lamps burn", "- [x] Lamps burn"),
        ("| Captain | ____ | ____ |", "| Captain | A. Roth | 2026-02-01 |"),
        ("## Watch", "A remark that somebody wrote.\n\n## Watch"),
    ]
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    made = update(text.split("\n"), AFTER, "markdown")
    after = "\n".join(made.pages[0].lines)
    rows = [" ".join(line.split()) for line in after.split("\n")]
    assert "| RAMP | Ramp moves | ❌ | Ann | it squeaks |" in rows
    assert "| 1.1-2 | Vests counted | ✅ | | twice |" in rows
    assert "| 1.1-4 | New ladder bolted | ⬜ | Deck | |" in rows
    assert "| Captain | A. Roth | 2026-02-01 |" in rows
    assert "| Pilot | ____ | ____ |" in rows
    assert {"- [x] Lamps burn", "- [x] Horn works", "- [ ] Flag is up"} <= set(rows)
    assert "A remark that somebody wrote." in rows
    assert "Old rope removed" not in after
    assert ":::{checklist} 1.2" in rows
    assert made.changes is not None
    assert sorted(made.changes) == sorted([
        Change("kept", "1.1", "Ramp moves", "Owner, Notes"),
        Change("added", "1.1", "New ladder bolted"),
        Change("changed", "1.1", "Vests counted", "Status, Notes"),
        Change("removed", "1.1", "Old rope removed"),
        Change("added", "1.2", "Stove is off"),
        Change("changed", "watch", "Horn works", "Status"),
        Change("added", "watch", "Flag is up"),
        Change("added", "", "Pilot"),
    ])  # fmt: skip
    again = update(made.pages[0].lines, AFTER, "markdown")
    assert again.pages[0].lines == made.pages[0].lines


def test_in_rest_as_well() -> None:
    made = update(written("rest"), AFTER, "rest")
    again = update(made.pages[0].lines, AFTER, "rest")
    assert made.changes
    assert again.changes == []
    assert again.pages[0].lines == made.pages[0].lines
    assert "      * - 1.1-4" in made.pages[0].lines, made.pages[0].lines[:60]
    assert "   - [ ] Flag is up" in made.pages[0].lines


def test_a_reworded_item_keeps_its_id_and_its_owner() -> None:
    source = "ID,Item,Status,Owner\nK-1,Rods are glued,open,\nK-2,Knots hold,open,\n"
    lines = imported(source, "kite.csv").pages[0].lines
    filled = [line.replace("| open   |       |", "| done   | Bo    |") for line in lines]
    assert filled != lines
    new = source.replace("Rods are glued", "All rods are glued")
    made = job.make_update(plan(new, "kite.csv"), "markdown", "kite", filled)
    rows = [" ".join(line.split()) for line in made.pages[0].lines]
    assert "| K-1 | All rods are glued | done | Bo |" in rows
    assert made.changes is not None
    assert Change("changed", "kite", "All rods are glued", "Item") in made.changes


def test_a_checklist_that_is_gone_is_kept_and_named() -> None:
    lines = written("markdown")
    made = update(lines, BEFORE.replace("## 1.1 Deck", "## 9.9 Deck"), "markdown")
    assert made.changes is not None
    assert Change("missing", "1.1", "") in made.changes
    assert ":::{checklist} 1.1" in made.pages[0].lines
