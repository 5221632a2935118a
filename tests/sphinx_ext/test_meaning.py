"""What headers, cells and tasks mean, through whole builds in both syntaxes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Project

Make = Callable[..., Project]

REST = """\
A
=

.. checklist:: a
   :owner: TBD

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Passed?
        - Blocker?
        - Notes
      * - A-1
        - one
        - ✅ not yet
        - maybe
        - ``pending`` is a state
      * - A-2
        - two
        - [x]
        - no
        - no pending issues
"""

MARKDOWN = """\
# A

:::{checklist} a
:owner: TBD

| ID  | Item | Passed?   | Blocker? | Notes                |
|-----|------|-----------|----------|----------------------|
| A-1 | one  | ✅ not yet | maybe    | `pending` is a state |
| A-2 | two  | [x]       | no       | no pending issues    |
:::
"""


@pytest.mark.parametrize(("suffix", "text"), [("md", MARKDOWN), ("rst", REST)])
def test_one_meaning_in_both_syntaxes(suffix: str, text: str, make_project: Make) -> None:
    built = make_project({f"index.{suffix}": text}).lint()
    found = sorted((each["code"], each["item"] or "") for each in built.report["findings"])
    assert found == [
        ("RD201", "A-1"), ("RD301", ""), ("RD404", "A-1"), ("RD406", "A-1")
    ]  # fmt: skip


def test_tasks_have_ids(make_project: Make) -> None:
    text = "# A\n\n:::{checklist} a\n:owner: O\n- [x] **A-1**: one\n- [ ] A-2 – two\n:::\n"
    items = make_project({"index.md": text}).lint().items()
    assert [(each["id"], each["title"]) for each in items] == [("A-1", "one"), ("A-2", "two")]


def test_a_task_is_not_told_to_fill_in_a_column(make_project: Make) -> None:
    text = "# A\n\n:::{checklist} a\n- [x] **A-1**: one @Ann\n- [ ] **A-2**: two\n:::\n"
    built = make_project({"index.md": text}, readiness_task_data=True).lint()
    (found,) = (each for each in built.report["findings"] if each["code"] == "RD301")
    assert found["item"] == "A-2"
    assert "':owner:' for all of its tasks" in found["hint"]
