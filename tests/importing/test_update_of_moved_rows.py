"""A source goes into a document whose rows people have moved, sorted and filled in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import imported, plan

from sphinx_readiness.importing import job
from sphinx_readiness.importing.changes import Change
from sphinx_readiness.importing.written import read_written

HEAD = "| ID | Item | Status | Owner | Notes |\n|---|---|---|---|---|\n"


def source(*rows: str, ids: bool = False) -> str:
    """Return a sheet of two sections; in *rows* a blank one begins the second."""
    lines = ["# Kite", "", "## Sail"]
    for number, row in enumerate(["", *rows]):
        if not row:
            lines += ["", "## Line"] if number else []
            lines += ["", "| Nr | Item | Status | Owner |" if ids else "| Item | Status | Owner |",
                      "|---|---|---|---|" if ids else "|---|---|---|"]  # fmt: skip
        else:
            nr, title = row.split(" ", 1)
            lines.append(f"| {nr} | {title} | open | |" if ids else f"| {title} | open | |")
    return "\n".join([*lines, ""])


def directive(name: str, *rows: str) -> str:
    return f":::{{checklist}} {name}\n\n{HEAD}" + "\n".join(rows) + "\n\n:::\n"


def updated(text: str, sheet: str) -> tuple[dict[str, list[tuple[str, ...]]], list[Change]]:
    """Return the rows of each checklist, and the changes; a second update changes nothing."""
    made = job.make_update(plan(sheet, "kite.md"), "markdown", "kite", text.split("\n"))
    again = job.make_update(plan(sheet, "kite.md"), "markdown", "kite", made.pages[0].lines)
    assert again.pages[0].lines == made.pages[0].lines
    rows: dict[str, list[tuple[str, ...]]] = {}
    for each in read_written(made.pages[0].lines, "markdown"):
        for found in each.found:
            cells = [row.cells for row in found.table.rows] if found.table is not None else []
            rows.setdefault(each.argument, []).extend(cells)
    assert made.changes is not None
    return rows, made.changes


SHEET = source("1 Frame glued", "2 Cloth cut", "", "1 Knots hold", "2 Reel turns")


def test_a_row_in_a_directive_of_peoples_own_is_updated_there() -> None:
    text = directive("sail", "| sail-1 | Frame glued | open | | |")
    text += directive("later", "| sail-2 | Cloth cut | done | Ann | red |")
    text += directive("line", "| line-1 | Knots hold | | | |", "| line-2 | Reel turns | open | | |")
    rows, changes = updated(text, SHEET)
    assert [row[0] for row in rows["sail"]] == ["sail-1"]
    assert rows["later"] == [("sail-2", "Cloth cut", "done", "Ann", "red")]
    assert [row[2] for row in rows["line"]] == ["open", "open"]
    assert {change.kind for change in changes} == {"changed", "kept"}


def test_a_row_in_another_checklist_of_the_source_keeps_what_people_said() -> None:
    text = directive("sail", "| sail-1 | Frame glued | open | | |")
    text += directive(
        "line", "| line-2 | Reel turns | open | | |", "| sail-2 | Cloth cut | done | Ann | red |",
        "| line-1 | Knots hold | open | | |",
    )  # fmt: skip
    rows, changes = updated(text, SHEET)
    assert [row[0] for row in rows["line"]] == ["line-2", "sail-2", "line-1"]
    assert rows["line"][1][2:] == ("done", "Ann", "red")
    assert changes == [Change("kept", "line", "Cloth cut", "Status")]


def test_a_second_table_of_a_directive_is_searched() -> None:
    second = f"\nAlso:\n\n{HEAD}| sail-2 | Cloth cut | done | Bo | |\n"
    text = directive("sail", "| sail-1 | Frame glued | open | | |" + f"\n{second}")
    text += directive(
        "line", "| line-1 | Knots hold | open | | |", "| line-2 | Reel turns | open | | |"
    )
    rows, _ = updated(text, SHEET)
    assert [row[0] for row in rows["sail"]] == ["sail-1", "sail-2"]


def test_new_rows_come_behind_those_that_they_follow_and_removed_ones_are_named() -> None:
    text = directive(
        "sail", "| sail-2 | Cloth cut | open | | |", "| sail-1 | Frame glued | open | | |"
    )
    text += directive(
        "line", "| line-1 | Knots hold | open | | |", "| line-2 | Reel turns | open | | |"
    )
    sheet = source("1 Frame glued", "2 Cloth cut", "3 Hem sewn", "", "1 Knots hold")
    rows, changes = updated(text, sheet)
    assert [row[:2] for row in rows["sail"]] == [
        ("sail-2", "Cloth cut"), ("sail-3", "Hem sewn"), ("sail-1", "Frame glued"),
    ]  # fmt: skip
    assert changes == [Change("added", "sail", "Hem sewn"), Change("removed", "line", "Reel turns")]


def test_an_emptied_checklist_takes_new_rows_and_a_renamed_one_keeps_its_own() -> None:
    text = ":::{checklist} sail\n:::\n\n"
    text += directive("all", "| sail-1 | Frame glued | done | | |", "| sail-2 | Cloth cut | done | | |",
                      "| line-1 | Knots hold | done | | |", "| line-2 | Reel turns | done | | |")  # fmt: skip
    sheet = source("1 Frame glued", "2 Cloth cut", "3 Hem sewn", "", "1 Knots hold", "2 Reel turns")
    rows, changes = updated(text, sheet)
    assert [row[1] for row in rows["sail"]] == ["Hem sewn"]
    assert [row[2] for row in rows["all"]] == ["done"] * 4
    assert "line" not in rows
    assert [change for change in changes if change.kind == "added"] == [
        Change("added", "sail", "Hem sewn")
    ]


def test_numbers_that_are_given_anew_do_not_mix_up_rows() -> None:
    text = directive("sail", "| 1 | Frame glued | done | | |", "| 2 | Cloth cut | ❌ | | |")
    text += directive("later", "| 3 | Hem sewn | done | Ann | |")
    sheet = source("1 Frame glued", "2 Spars sawn", "3 Cloth cut", "4 Hem sewn", ids=True)
    rows, _ = updated(text, sheet)
    assert [row[1:3] for row in rows["sail"]] == [
        ("Frame glued", "done"), ("Spars sawn", "open"), ("Cloth cut", "❌"),
    ]  # fmt: skip
    assert rows["later"] == [("3", "Hem sewn", "done", "Ann", "")]
    assert len({row[0] for each in rows.values() for row in each}) == 4


def test_an_id_tells_a_row_that_was_moved_and_reworded() -> None:
    text = directive("sail", "| K-1 | Frame glued | done | | |")
    text += directive("later", "| K-2 | Cloth is cut | done | Ann | |")
    rows, changes = updated(text, source("K-1 Frame glued", "K-2 Cloth cut", ids=True))
    assert rows["later"] == [("K-2", "Cloth cut", "done", "Ann", "")]
    assert Change("changed", "later", "Cloth cut", "Item") in changes


def test_tasks_that_were_moved_stay_where_they_are() -> None:
    sheet = "# Kite\n\n## Sail\n\n- [ ] Frame glued\n- [ ] Hem sewn\n- [x] Cloth cut\n"
    text = (
        ":::{checklist} sail\n\n- [ ] Frame glued\n  - a hint\n- [ ] Spars sawn\n\n:::\n\n"
        ":::{checklist} later\n\n- [ ] Cloth cut\n- [ ] Sky is blue\n\n:::\n"
    )
    made = job.make_update(plan(sheet, "kite.md"), "markdown", "kite", text.split("\n"))
    after = "\n".join(made.pages[0].lines)
    assert after == text.replace("- [ ] Spars sawn", "- [ ] Hem sewn").replace(
        "[ ] Cloth", "[x] Cloth"
    )
    again = job.make_update(plan(sheet, "kite.md"), "markdown", "kite", made.pages[0].lines)
    assert again.changes == []


TITLES = ["Frame glued", "Cloth cut", "Hem sewn", "Knots hold", "Reel turns", "Cloth cut"]


@pytest.mark.parametrize("ids", [False, True])
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_nothing_of_peoples_is_lost(ids: bool, data: Any) -> None:
    rows = [f"K-{at} {title}" for at, title in enumerate(TITLES)]
    sheet = source(*rows[:3], "", *rows[3:], ids=ids)
    first = read_written(imported(sheet, "kite.md").pages[0].lines, "markdown")
    known = [row.cells[:3] for each in first for found in each.found if found.table is not None
             for row in found.table.rows]  # fmt: skip
    tables: dict[str, list[str]] = {"sail": [], "line": [], "own": []}
    filled = {}
    for at in data.draw(st.permutations(range(len(known)))):
        id_, title, _ = known[at]
        cells = (
            id_,
            title,
            *data.draw(st.sampled_from([("open", "", ""), ("done", "Ann", f"n{at}")])),
        )
        filled[id_] = cells
        tables[data.draw(st.sampled_from(sorted(tables)))].append("| " + " | ".join(cells) + " |")
    before = "\n".join(directive(name, *lines) for name, lines in tables.items())
    made = job.make_update(plan(sheet, "kite.md"), "markdown", "kite", before.split("\n"))
    assert "\n".join(made.pages[0].lines) == before
    more = source("K-9 Tail tied", *rows[:3], "", "K-8 Grip wound", *rows[3:], ids=ids)
    after, changes = updated(before, more)
    cells_after = [row for each in after.values() for row in each]
    assert len({row[0] for row in cells_after}) == len(cells_after) == len(TITLES) + 2
    assert {row[0]: row for row in cells_after if row[0] in filled} == filled
    assert sorted(each.kind for each in changes if each.kind not in ("kept", "missing")) == [
        "added",
        "added",
    ]
