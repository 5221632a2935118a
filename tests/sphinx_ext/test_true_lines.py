"""Places are counted as a reader counts lines, whatever a parser takes for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Built, Project

Make = Callable[..., Project]

SEPARATORS = ["\u2028", "\u2029", "\x85", "\x1c", "\x1e"]

TABLE = """# T

Text{0}and more

:::{{checklist}} c
:owner: me

| ID  | Item   | Status |
|-----|--------|--------|
| A-1 | x{0}y  | ❌     |
| A-2 | **b**  | ❌     |
| A-3 | c      | ❌     |
:::
"""

LISTS = """T
=

Text{0}and more

.. checklist:: c
   :owner: me

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - A-1
        - x
        - ❌

.. checklist:: d
   :owner: me

   - [x] {{#D-1}} one{0}two
   - [!] {{#D-2}} lost
"""


def found(built: Built, *codes: str) -> list[tuple[str, int]]:
    return [
        (each["code"], each["line"]) for each in built.report["findings"] if each["code"] in codes
    ]


@pytest.mark.parametrize("char", [*SEPARATORS, "\x0b", "\x0c"])
def test_rows_that_are_cut_in_two(make_project: Make, char: str) -> None:
    built = make_project({"index.md": TABLE.format(char)}).lint()
    assert found(built, "RD101", "RD109", "RD201") == [("RD101", 10), ("RD201", 11), ("RD201", 12)]
    assert built.exit_status == 1


@pytest.mark.parametrize("char", SEPARATORS)
def test_separators_in_rest(make_project: Make, char: str) -> None:
    built = make_project({"index.rst": LISTS.format(char)}).lint()
    assert found(built, "RD101", "RD201") == [("RD201", 15), ("RD101", 22)]


@pytest.mark.parametrize("char", ["\x0b", "\x0c"])
def test_what_is_a_blank_in_rest(make_project: Make, char: str) -> None:
    built = make_project({"index.rst": LISTS.format(char)}).lint()
    assert found(built, "RD101", "RD201") == [("RD201", 15)]
    assert [item["id"] for item in built.items()] == ["A-1", "D-1", "D-2"]


def test_separators_elsewhere_are_no_findings(make_project: Make) -> None:
    text = (
        "T\n=\n\na\u2028b\n\n.. checklist:: c\n   :owner: me\n\n   - [x] {#C-1} one\n\nc\u2028d\n"
    )
    built = make_project({"index.rst": text}).lint()
    assert built.report["findings"] == []


CELLS = """T
=

.. raw:: html

   .. checklist:: c
      :owner: me

.. csv-table::
   :header: a, b

   1, ".. checklist:: c
      :owner: me

   "
   2, "
   .. checklist:: c
      :owner: me
      :bad: x

      .. list-table::
         :header-rows: 1

         * - ID
           - Item
           - Status
         * - D-1
           - x
           - ❌
   "
"""


def test_checklists_in_cells_of_a_csv_table(make_project: Make) -> None:
    """docutils counts their lines from the beginning of the cell."""
    built = make_project({"index.rst": CELLS}).lint()
    assert found(built, "RD105", "RD107", "RD110", "RD201") == [
        ("RD110", 6),
        ("RD105", 12),
        ("RD107", 17),
        ("RD201", 27),
    ]
