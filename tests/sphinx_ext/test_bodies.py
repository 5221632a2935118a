"""Every form of a body, in both languages, gives the same items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from projects import Project

Make = Callable[..., Project]

PIPE = """\
| ID  | Item           | Status   | Owner | Notes          |
|-----|----------------|----------|-------|----------------|
| A-1 | Backups work   | ✅       | Ops   | every *night*  |
| A-2 | Restore tested | ⚠️ Review | Ops   | see `log`      |
|     | Third thing    | info     | QA    |                |
"""

GRID = """\
+-----+----------------+-----------+-------+----------------+
| ID  | Item           | Status    | Owner | Notes          |
+=====+================+===========+=======+================+
| A-1 | Backups work   | ✅        | Ops   | every *night*  |
+-----+----------------+-----------+-------+----------------+
| A-2 | Restore tested | ⚠️ Review | Ops   | see ``log``    |
+-----+----------------+-----------+-------+----------------+
|     | Third thing    | info      | QA    |                |
+-----+----------------+-----------+-------+----------------+
"""

SIMPLE = """\
=====  ==============  ===========  =====  ================
ID     Item            Status       Owner  Notes
=====  ==============  ===========  =====  ================
A-1    Backups work    ✅           Ops    every *night*
A-2    Restore tested  ⚠️ Review    Ops    see ``log``
\\      Third thing     info         QA
=====  ==============  ===========  =====  ================
"""

ROWS = """\
   * - ID
     - Item
     - Status
     - Owner
     - Notes
   * - A-1
     - Backups work
     - ✅
     - Ops
     - every *night*
   * - A-2
     - Restore tested
     - ⚠️ Review
     - Ops
     - see ``log``
   * -
     - Third thing
     - info
     - QA
     -
"""

LIST_TABLE = ".. list-table::\n   :header-rows: 1\n\n" + ROWS

CAPTIONED = ".. list-table:: Our items\n   :header-rows: 1\n\n" + ROWS

CSV_ROWS = """\
A-1, Backups work, ✅, Ops, every *night*
A-2, Restore tested, ⚠️ Review, Ops, "see ``log``"
"", Third thing, info, QA, ""
"""

CSV = ".. csv-table::\n   :header: ID, Item, Status, Owner, Notes\n\n" + "".join(
    f"   {line}\n" for line in CSV_ROWS.splitlines()
)

TABLE = ".. table::\n\n" + "".join(f"   {line}\n" for line in GRID.splitlines())

MYST_LIST_TABLE = (
    "```{list-table}\n:header-rows: 1\n\n"
    + "\n".join(line.removeprefix("   ") for line in ROWS.splitlines()).replace("``", "`")
    + "\n```\n"
)

MYST_CSV = (
    "````{csv-table}\n:header: ID, Item, Status, Owner, Notes\n\n"
    + CSV_ROWS.replace("``", "`")
    + "````\n"
)

CHECKS_REST = """\
.. check:: Backups work
   :id: A-1
   :status: ✅
   :owner: Ops
   :notes: every *night*

.. check:: Restore tested
   :id: A-2
   :status: ⚠️ Review
   :owner: Ops
   :notes: see ``log``

   A body with a list:

   - one

.. check:: Third thing
   :status: info
   :owner: QA
"""

CHECKS_MYST = """\
:::{check} Backups work
:id: A-1
:status: ✅
:owner: Ops
:notes: every *night*
:::

:::{check} Restore tested
:id: A-2
:status: ⚠️ Review
:owner: Ops
:notes: see `log`

A body with a list:

- one
:::

```{check} Third thing
---
status: info
owner: QA
---
```
"""

MIXED = "Prose before.\n\n" + PIPE + "\nProse after.\n\n> A quotation.\n"


def indented(text: str) -> str:
    return "".join(f"   {line}\n" if line else "\n" for line in text.split("\n"))


def rest_page(body: str) -> str:
    return f"Title\n=====\n\n.. checklist:: things\n\n{indented(body)}"


def myst_page(body: str) -> str:
    return f"# Title\n\n::::::{{checklist}} things\n\n{body}\n::::::\n"


def eval_rest(body: str) -> str:
    return f"````{{eval-rst}}\n{body}\n````\n"


FORMS = {
    "myst pipe": ("md", myst_page(PIPE)),
    "myst pipe and prose": ("md", myst_page(MIXED)),
    "myst list-table": ("md", myst_page(MYST_LIST_TABLE)),
    "myst csv-table": ("md", myst_page(MYST_CSV)),
    "myst eval-rst grid": ("md", myst_page(eval_rest(GRID))),
    "myst eval-rst list-table": ("md", myst_page(eval_rest(LIST_TABLE))),
    "myst checks": ("md", myst_page(CHECKS_MYST)),
    "myst backtick fence": ("md", f"# Title\n\n```{{checklist}} things\n{PIPE}```\n"),
    "myst yaml options": ("md", f"# Title\n\n```{{checklist}}\n---\nid: things\n---\n{PIPE}```\n"),
    "myst all in eval-rst": (
        "md",
        f"# Title\n\n````{{eval-rst}}\n.. checklist:: things\n\n{indented(GRID)}````\n",
    ),
    "rest grid": ("rst", rest_page(GRID)),
    "rest simple": ("rst", rest_page(SIMPLE)),
    "rest list-table": ("rst", rest_page(LIST_TABLE)),
    "rest captioned list-table": ("rst", rest_page(CAPTIONED)),
    "rest csv-table": ("rst", rest_page(CSV)),
    "rest table": ("rst", rest_page(TABLE)),
    "rest checks": ("rst", rest_page(CHECKS_REST)),
    "rest grid and prose": ("rst", rest_page("Before.\n\n" + GRID + "\nAfter.\n")),
}

KEYS = ("id", "explicit_id", "title", "status", "outcome", "owner", "notes")


def essence(item: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(item[key] for key in KEYS)


EXPECTED = [
    ("A-1", True, "Backups work", "verified", "pass", "Ops", "every night"),
    ("A-2", True, "Restore tested", "needs-review", "open", "Ops", "see log"),
    ("things-b8ac4d41", False, "Third thing", "informational", "info", "QA", ""),
]


@pytest.mark.parametrize("form", FORMS)
def test_items_and_lines(form: str, make_project: Make) -> None:
    suffix, text = FORMS[form]
    built = make_project({f"index.{suffix}": text}).lint()
    items = built.items()
    assert [essence(item) for item in items][:2] == EXPECTED[:2]
    assert essence(items[2])[1:] == EXPECTED[2][1:]
    assert items[2]["id"].startswith("things-")
    lines = text.splitlines()
    for item, word in zip(items, ("Backups work", "Restore tested", "Third thing"), strict=True):
        at = item["location"]["line"]
        assert item["location"]["path"] == f"docs/index.{suffix}"
        # A list-table's row begins at its id, one line above the title.
        assert any(word in line for line in lines[at - 1 : at + 1]), (at, lines[at - 1])
    checklist = built.report["records"][0]["checklists"][0]
    assert checklist["id"] == "things"
    assert lines[checklist["location"]["line"] - 1].lstrip(".:` {").startswith("checklist")
    assert built.warnings == ""


def test_derived_ids_are_the_same_in_all_forms(make_project: Make) -> None:
    files = {f"d{number}.{suffix}": text for number, (suffix, text) in enumerate(FORMS.values())}
    files["index.md"] = "# Start\n\n```{toctree}\n:glob:\n*\n```\n"
    items = make_project(files).lint().items()
    derived = {item["id"] for item in items if not item["explicit_id"]}
    assert len(items) == 3 * len(FORMS)
    assert len(derived) == 1


def test_a_simple_table_in_myst_eval_rst(make_project: Make) -> None:
    text = myst_page(eval_rest(SIMPLE))
    items = make_project({"index.md": text}).lint().items()
    assert [item["title"] for item in items] == [title for _, _, title, *_ in EXPECTED]


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_task_lists(suffix: str, make_project: Make) -> None:
    gap = "\n" if suffix == "rst" else ""
    task = f"  - [ ] Below *it*\n    and on\n{gap}    - a note\n"
    body = f"- [x] First thing\n\n{task}\n- [-] Other\n"
    text = myst_page(body) if suffix == "md" else rest_page(body)
    items = make_project({f"index.{suffix}": text}).lint().items()
    found = [(each["title"], each["status"], each["notes"]) for each in items]
    assert found == [
        ("First thing", "verified", ""),
        ("Below it and on", "pending", "a note"),
        ("Other", "not-applicable", ""),
    ]
    lines = text.splitlines()
    assert all(
        word in lines[item["location"]["line"] - 1]
        for item, word in zip(items, ("First", "Below", "Other"), strict=True)
    )


def test_tables_tasks_and_checks_in_one_checklist_keep_their_order(make_project: Make) -> None:
    body = (
        "| ID | Item |\n|----|------|\n| A-1 | One |\n\n"
        ":::{check} Two\n:id: A-2\n:::\n\n- [ ] Three\n\n"
        "| Check | State |\n|---|---|\n| Four | done |\n\n:::{check} Five\n:::\n"
    )
    items = make_project({"index.md": myst_page(body)}).lint().items()
    assert [item["title"] for item in items] == ["One", "Two", "Three", "Four", "Five"]


RECORD = ":::{{readiness}} {0}\n:id: {1}\n:::\n\n"

ONE = ":::{{checklist}} {0}\n{1}| ID | Item | Status |\n|--|--|--|\n| {2} | Thing | ok |\n:::\n\n"


def checklists_by_record(project: Project) -> dict[str, list[str]]:
    return {
        record["id"]: [checklist["id"] for checklist in record["checklists"]]
        for record in project.lint().report["records"]
    }


def test_several_records(make_project: Make) -> None:
    """By place in the document, by option, by folder; in both languages."""
    rest = (
        "Rest\n====\n\n.. readiness:: Gamma\n   :id: gamma\n\n.. checklist:: g\n\n"
        "   .. list-table::\n      :header-rows: 1\n\n      * - ID\n        - Item\n"
        "      * - G-1\n        - Thing\n"
    )
    project = make_project(
        {
            "index.md": "# Start\n\n```{toctree}\nboth\nx/head\nx/rows\ny/rest\n```\n",
            "both.md": "# Both\n\n"
            + RECORD.format("Alpha", "alpha")
            + ONE.format("a", "", "A-1")
            + RECORD.format("Beta", "beta")
            + ONE.format("b", "", "B-1")
            + ONE.format("c", ":record: alpha\n\n", "C-1"),
            "x/head.md": "# Head\n\n" + RECORD.format("Delta", "delta"),
            "x/rows.md": "# Rows\n\n" + ONE.format("d", "", "D-1"),
            "y/rest.rst": rest,
            "y/more.md": ":::{checklist} m\n:record: nowhere\n\n| Item |\n|--|\n| X |\n:::\n",
        }
    )
    found = checklists_by_record(project)
    assert found["alpha"] == ["a", "c"]
    assert found["beta"] == ["b"]
    assert found["delta"] == ["d"]
    assert "g" in found["gamma"]
    assert sorted(each for names in found.values() for each in names) == [
        "a",
        "b",
        "c",
        "d",
        "g",
        "m",
    ]
