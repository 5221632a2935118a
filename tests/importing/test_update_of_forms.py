"""Tables keep their form when rows are brought in, and tasks and rows find each other."""

from __future__ import annotations

import pytest
from imports import imported, plan

from sphinx_readiness.importing import job
from sphinx_readiness.importing.changes import Change

SOURCE = """ID,Item,Status,Owner,Notes
K-1,Frame glued,open,,
K-2,Knots hold,open,Bo,
K-3,Tail is 2 m,done,,
"""

CHANGED = """ID,Item,Status,Owner,Notes
K-1,Frame glued,open,Cy,
K-4,Reel turns,done,Di,quietly
K-2,All knots hold,open,Bo,twice
K-3,Tail is 2 m,done,,
"""


def brought(lines: list[str], source: str, markup: str) -> job.Imported:
    """Return *lines* with *source* brought in; bringing it in again changes nothing."""
    made = job.make_update(plan(source, "kite.csv"), markup, "kite", lines)
    again = job.make_update(plan(source, "kite.csv"), markup, "kite", made.pages[0].lines)
    assert again.pages[0].lines == made.pages[0].lines
    assert {each.kind for each in again.changes or ()} <= {"kept"}
    return made


def directive(*body: str) -> list[str]:
    head = ["Kite", "====", "", ".. checklist:: kite", ""]
    return [*head, *(f"   {line}" if line else "" for line in body), ""]


GRID = [
    "+-----+------------------+--------+-------+-----------+",
    "| ID  | Item             | Status | Owner | Notes     |",
    "+=====+==================+========+=======+===========+",
    "| K-1 | Frame glued      | done   | Ann   | - one     |",
    "|     |                  |        |       | - two     |",
    "+-----+------------------+--------+-------+-----------+",
    "| K-2 | Knots hold       | open   | Bo    |           |",
    "+-----+------------------+--------+-------+-----------+",
    "| K-3 | Tail is 2 m      | done   |       |           |",
    "+-----+------------------+--------+-------+-----------+",
]


def test_a_grid_stays_a_grid() -> None:
    made = brought(directive(*GRID), CHANGED, "rest")
    assert made.pages[0].lines == directive(
        *GRID[:6],
        "| K-4 | Reel turns       | done   | Di    | quietly   |",
        GRID[2].replace("=", "-"),
        "| K-2 | All knots hold   | open   | Bo    | twice     |",
        *GRID[7:],
    )
    assert made.changes is not None
    assert Change("kept", "kite", "Frame glued", "Status, Owner") in made.changes


def test_a_simple_table_stays_one() -> None:
    table = [
        "===  ===========  ======  =====  =====",
        "ID   Item         Status  Owner  Notes",
        "===  ===========  ======  =====  =====",
        "K-1  Frame glued  done    Ann    first",
        "                                 line",
        "K-2  Knots hold   open    Bo",
        "K-3  Tail is 2 m  done",
        "===  ===========  ======  =====  =====",
    ]
    lines = brought(directive(*table), CHANGED, "rest").pages[0].lines
    assert [line.strip() for line in lines[5:-1]] == [
        "===  ==============  ======  =====  =======",
        "ID   Item            Status  Owner  Notes",
        "===  ==============  ======  =====  =======",
        "K-1  Frame glued     done    Ann    first",
        "line",
        "K-4  Reel turns      done    Di     quietly",
        "K-2  All knots hold  open    Bo     twice",
        "K-3  Tail is 2 m     done",
        "===  ==============  ======  =====  =======",
    ]


LIST = [
    "list-table:: Of the kite",
    "   :header-rows: 1",
    "   :widths: 10 40 10 20 20",
    "   :class: wide",
    "",
    "   * - ID",
    "     - Item",
    "     - Status",
    "     - Owner",
    "     - Notes",
    "   * - K-1",
    "     - Frame glued",
    "     - done",
    "     - Ann",
    "     - First.",
    "",
    "       - and a list",
    "   * - K-2",
    "     - Knots hold",
    "     - open",
    "     - Bo",
    "     -",
    "   * - K-3",
    "     - Tail is 2 m",
    "     - done",
    "     -",
    "     -",
]


def test_a_list_table_keeps_its_options_and_the_lines_of_its_cells() -> None:
    table = [f".. {LIST[0]}", *LIST[1:]]
    new = [
        "   * - K-4",
        "     - Reel turns",
        "     - done",
        "     - Di",
        "     - quietly",
    ]
    changed = ["   * - K-2", "     - All knots hold", "     - open", "     - Bo", "     - twice"]
    lines = brought(directive(*table), CHANGED, "rest").pages[0].lines
    assert lines == directive(*table[:17], *new, *changed, *table[22:])


@pytest.mark.parametrize("fence", ["```", ":::"])
def test_a_list_table_of_myst_keeps_them_as_well(fence: str) -> None:
    body = [line.removeprefix("   ") for line in LIST[1:]]
    table = [f"{fence}{{list-table}} Of the kite", *body, fence]
    document = ["# Kite", "", "::::{checklist} kite", "", *table, "", "::::", ""]
    text = "\n".join(brought(document, CHANGED, "markdown").pages[0].lines)
    head = f"{fence}{{list-table}} Of the kite\n:header-rows: 1\n:widths: 10 40 10 20 20\n:class: wide\n\n"
    assert head in text
    assert "  - First.\n\n    - and a list\n* - K-4\n  - Reel turns\n" in text
    assert "* - K-2\n  - All knots hold\n  - open\n  - Bo\n  - twice\n" in text
    assert text.endswith(f"\n{fence}\n\n::::\n")


def test_a_csv_table_keeps_its_header_and_gets_a_width_for_a_new_column() -> None:
    table = [
        ".. csv-table::",
        "   :header: ID, Item, Status",
        "   :widths: 10, 60, 30",
        "",
        '   K-1, "Frame, glued", done',
        "   K-2, Knots hold, open",
    ]
    source = SOURCE.replace("Frame glued", '"Frame, glued"')
    text = "\n".join(brought(directive(*table), source, "rest").pages[0].lines)
    assert '      :header: "ID","Item","Status","Owner"\n      :widths: 10 60 30 10\n' in text
    assert '      "K-1","Frame, glued","done",""\n      "K-2","Knots hold","open","Bo"\n' in text


def test_a_table_that_gets_ids_keeps_its_form_on_the_first_import() -> None:
    source = [
        "Kite",
        "====",
        "",
        ".. list-table::",
        "   :header-rows: 1",
        "   :widths: 60 20",
        "",
        "   * - Item",
        "     - Status",
        "   * - Frame glued",
        "     - done",
        "",
    ]
    text = "\n".join(imported("\n".join(source), "kite.rst").pages[0].lines)
    assert "      :header-rows: 1\n      :widths: 20 60 20\n" in text
    as_myst = "\n".join(imported("\n".join(source), "kite.rst", "markdown").pages[0].lines)
    assert ":::{list-table}\n:header-rows: 1\n:widths: 20 60 20\n\n* - ID\n" in as_myst


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_rows_that_became_tasks_keep_their_ticks(markup: str) -> None:
    lines = imported(SOURCE, "kite.csv", markup).pages[0].lines
    start = next(at for at, line in enumerate(lines) if "checklist" in line)
    blanks = "   " if markup == "rest" else ""
    tasks = [
        "- [x] Frame glued",
        "  - seen by Ann",
        "- [ ] **K-2**: Knots hold @bo",
        "- [ ] Tail is 2 m",
    ]
    end = [":::"] if markup == "markdown" else []
    document = [*lines[: start + 1], "", *(blanks + each for each in tasks), "", *end, ""]
    made = brought(document, CHANGED, markup)
    text = "\n".join(line.removeprefix(blanks) for line in made.pages[0].lines)
    note = "  - Owner: Di\n  - Notes: quietly\n"
    between = "\n" if markup == "rest" else ""
    glued = {
        "markdown": "- [x] Frame glued\n  - Owner: Cy\n  - seen by Ann\n- [x]",
        "rest": "- [x] Frame glued\n  - seen by Ann\n\n  - Owner: Cy\n\n- [x]",
    }
    assert glued[markup] in text
    assert f"- [x] **K-4**: Reel turns\n{between}{note}{between}" in text
    held = f"- [ ] **K-2**: All knots hold @bo\n{between}  - Notes: twice\n{between}"
    assert f"{held}- [x] Tail is 2 m\n" in text
    assert "list-table" not in text
    assert "|" not in text
    assert sorted(made.changes or ()) == sorted([
        Change("added", "kite", "Reel turns"),
        Change("changed", "kite", "All knots hold", "Item, Notes"),
        Change("changed", "kite", "Tail is 2 m", "Status"),
        Change("changed", "kite", "Frame glued", "Owner"),
    ])  # fmt: skip
    again = brought(made.pages[0].lines, CHANGED, markup)
    assert again.pages[0].lines == made.pages[0].lines
    other = brought(made.pages[0].lines, CHANGED.replace("Cy", "Eve"), markup)
    assert other.pages[0].lines == made.pages[0].lines
    assert other.changes == [Change("kept", "kite", "Frame glued", "Owner")]


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_a_new_task_comes_with_what_stands_below_it(markup: str) -> None:
    lines = imported(TASKS, "watch.md", markup).pages[0].lines
    new = "- [ ] Flag is up\n  - at *noon*\n    - by flag_\n  - [ ] Pole oiled\n    - twice\n"
    made = job.make_update(plan(TASKS + new, "watch.md"), markup, "watch", lines)
    blanks = "   " if markup == "rest" else ""
    text = "\n".join(line.removeprefix(blanks) for line in made.pages[0].lines)
    said = {
        "markdown": "- [ ] Flag is up\n  - at *noon*\n    - by flag_\n- [ ] Pole oiled\n  - twice\n",
        "rest": "- [ ] Flag is up\n\n  - at *noon*\n\n    - by flag\\_\n\n- [ ] Pole oiled\n\n  - twice\n",
    }
    assert said[markup] in text
    again = job.make_update(plan(TASKS + new, "watch.md"), markup, "watch", made.pages[0].lines)
    assert again.changes == []


def test_notes_stand_apart_below_numbered_tasks_of_rest() -> None:
    document = directive("1. [x] Frame glued", "2. [ ] Knots hold", "   well", "", "   - seen")
    source = "Item,Status,Owner\nFrame glued,open,Al\nKnots hold well,open,Bo\n"
    made = job.make_update(plan(source, "kite.csv"), "rest", "kite", document)
    assert made.pages[0].lines == directive(
        "1. [x] Frame glued", "", "   - Owner: Al", "",
        "2. [ ] Knots hold", "   well", "", "   - Owner: Bo", "", "   - seen",
    )  # fmt: skip


def test_a_name_within_a_word_is_not_said() -> None:
    document = [":::{checklist} kite", "", "- [ ] All knots hold", "- [ ] Bo was here", ":::", ""]
    source = "Item,Status,Owner\nAll knots hold,open,Al\nBo was here,open,Bo\n"
    made = job.make_update(plan(source, "kite.csv"), "markdown", "kite", document)
    assert made.pages[0].lines[2:5] == [
        "- [ ] All knots hold",
        "  - Owner: Al",
        "- [ ] Bo was here",
    ]


def test_a_part_of_a_table_may_have_become_tasks() -> None:
    lines = imported(SOURCE, "kite.csv").pages[0].lines
    at = next(at for at, line in enumerate(lines) if "K-3" in line)
    document = [*lines[:at], "", "- [x] Tail is 2 m", "- [ ] Somebody's own", *lines[at + 1 :]]
    made = brought(document, CHANGED, "markdown")
    text = "\n".join(made.pages[0].lines)
    assert text.count("Tail is 2 m") == 1
    assert "- [x] Tail is 2 m\n- [ ] Somebody's own\n" in text
    assert text.count("| K-") == 3


TASKS = "# Watch\n\n## 1.1 Night\n\n- [ ] Lamps burn\n- [x] Horn works\n- [ ] Rope is dry\n"


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_tasks_that_became_a_table_keep_their_owners(markup: str) -> None:
    table = {
        "markdown": [
            "# Watch",
            "",
            ":::{checklist} 1.1",
            "",
            "| ID | Item | Status | Owner |",
            "|---|---|---|---|",
            "| W-1 | Lamps burn | done | Ann |",
            "| W-2 | Horn works | open | |",
            "",
            ":::",
            "",
        ],
        "rest": [
            "Watch",
            "=====",
            "",
            ".. checklist:: 1.1",
            "",
            *(f"   {line}" for line in GRID[:3]),
            "   | W-1 | Lamps burn       | done   | Ann   |           |",
            f"   {GRID[5]}",
            "   | W-2 | Horn works       | open   |       |           |",
            f"   {GRID[5]}",
            "",
        ],
    }[markup]
    made = job.make_update(plan(TASKS, "watch.md"), markup, "watch", table)
    rows = [" ".join(line.split()) for line in made.pages[0].lines if "|" in line]
    assert any(row.startswith("| W-1 | Lamps burn | done | Ann |") for row in rows)
    assert any(row.startswith("| W-2 | Horn works | open | |") for row in rows)
    assert any(row.startswith("| 1.1-3 | Rope is dry | [ ] | |") for row in rows)
    assert not any("- [" in line for line in made.pages[0].lines)
    assert Change("added", "1.1", "Rope is dry") in (made.changes or ())
    again = job.make_update(plan(TASKS, "watch.md"), markup, "watch", made.pages[0].lines)
    assert again.pages[0].lines == made.pages[0].lines
