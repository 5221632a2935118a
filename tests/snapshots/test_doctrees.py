"""What our directives and roles become in the nodes of docutils, in both syntaxes.

``SNAPSHOTS=write pytest tests/snapshots -n 0`` writes them anew; read the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from projects import Project

FOLDER = Path(__file__).with_name("doctrees")

MARKDOWN = {
    "table": """
:::{checklist} ops
:title: Operations
:owner: Ops
:verdict: ✅ Verified

| ID | Item | Status | Notes |
|----|------|--------|-------|
| OPS-1 | Backups **run** | ✅ | daily |
| OPS-2 | `restore` works | ❌ | see {check}`OPS-1` |
:::
""",
    "odd": """
:::{checklist} odd
:verdict: splendid

| ID | Item | Status | Region | Links |
|----|------|--------|--------|-------|
| ODD-1 | Nobody knows | maybe | east | OPS-1, index |
| ODD-2 | Blank | | | |
|  | No id, *marked* | ⚠️ soon | west | <https://example.org> |
:::
""",
    "tasks": """
::::{checklist} docs
:owner: Docs

- [x] GUIDE-1: The guide is current
  - [ ] Its links work
- [ ] Another
::::
""",
    "cards": """
::::{checklist} security
:::{check} Keys are rotated
:id: SEC-1
:status: not-met
:owner: Sec
:blocking: yes

Words below the card.
:::
::::
""",
    "views": """
:::{readiness-summary}
:::

:::{readiness-blockers}
:::

:::{readiness-table}
:status: not-met
:group-by: owner
:::
""",
    "record": """
:::{readiness} Lantern
:version: 2.0
:state: candidate
:next-review: 2026-03-01
:::

:::{signoff-matrix}

| Role | Name | Signature | Date | Status |
|------|------|-----------|------|--------|
| Lead | Ann | Ann L | 2026-01-10 | ✅ Approved |
| QA | ____ | | | ⬜ |
:::

:::{go-live} conditional
:target-date: 2026-02-01

- [x] First [OPS-1]
- [ ] Second [OPS-2]
:::

:::{post-deployment} 24h

- [ ] Look at the logs
:::
""",
    "section": """
## Restore drills

:::{checklist}
| Item | Status |
|------|--------|
| One a quarter | 🔄 |
| One a **year** | ✅ |
:::
""",
    "prose": """
:::{checklist} prose
Words *before* the rows.

| ID | Item | Status |
|----|------|--------|
| PRO-1 | First | ✅ |

Words between, and <https://example.org>.

| ID | Item | Status | Owner |
|----|------|--------|-------|
| PRO-2 | Second | ⬜ | QA |
:::
""",
    "csv": """
:::{checklist} csv
```{csv-table}
:header: ID, Item, Status, Severity

CSV-1, "One, with a comma", ✅, low
CSV-2, Two, ❌, critical
```
:::
""",
    "filters": """
:::{readiness-table}
:outcome: fail, open
:checklist: ops, odd
:sort: owner
:columns: id, item, owner
:::
""",
    "empty": """
:::{checklist} empty
:title: Nothing yet
:::

:::{signoff-matrix}
:::

:::{readiness-table}
:tag: nobody-has-it
:::
""",
    "roles": """
See {check}`OPS-2`, {readiness-status}`ops` and {readiness-count}`not-met`; {check}`NOPE-9`.
""",
}

REST = {
    "table": """
.. checklist:: ops
   :title: Operations
   :owner: Ops
   :verdict: ✅ Verified

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
        - Notes
      * - OPS-1
        - Backups **run**
        - ✅
        - daily
      * - OPS-2
        - ``restore`` works
        - ❌
        - see :check:`OPS-1`
""",
    "odd": """
.. checklist:: odd
   :verdict: splendid

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
        - Region
        - Links
      * - ODD-1
        - Nobody knows
        - maybe
        - east
        - OPS-1, index
      * - ODD-2
        - Blank
        -
        -
        -
      * -
        - No id, *marked*
        - ⚠️ soon
        - west
        - https://example.org
""",
    "tasks": """
.. checklist:: docs
   :owner: Docs

   - [x] GUIDE-1: The guide is current

     - [ ] Its links work

   - [ ] Another
""",
    "cards": """
.. checklist:: security

   .. check:: Keys are rotated
      :id: SEC-1
      :status: not-met
      :owner: Sec
      :blocking: yes

      Words below the card.
""",
    "views": """
.. readiness-summary::

.. readiness-blockers::

.. readiness-table::
   :status: not-met
   :group-by: owner
""",
    "record": """
.. readiness:: Lantern
   :version: 2.0
   :state: candidate
   :next-review: 2026-03-01

.. signoff-matrix::

   .. list-table::
      :header-rows: 1

      * - Role
        - Name
        - Signature
        - Date
        - Status
      * - Lead
        - Ann
        - Ann L
        - 2026-01-10
        - ✅ Approved
      * - QA
        - ____
        -
        -
        - ⬜

.. go-live:: conditional
   :target-date: 2026-02-01

   - [x] First [OPS-1]
   - [ ] Second [OPS-2]

.. post-deployment:: 24h

   - [ ] Look at the logs
""",
    "section": """
Restore drills
--------------

.. checklist::

   .. list-table::
      :header-rows: 1

      * - Item
        - Status
      * - One a quarter
        - 🔄
      * - One a **year**
        - ✅
""",
    "prose": """
.. checklist:: prose

   Words *before* the rows.

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - PRO-1
        - First
        - ✅

   Words between, and https://example.org.

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
        - Owner
      * - PRO-2
        - Second
        - ⬜
        - QA
""",
    "csv": """
.. checklist:: csv

   .. csv-table::
      :header: ID, Item, Status, Severity

      CSV-1, "One, with a comma", ✅, low
      CSV-2, Two, ❌, critical
""",
    "filters": """
.. readiness-table::
   :outcome: fail, open
   :checklist: ops, odd
   :sort: owner
   :columns: id, item, owner
""",
    "empty": """
.. checklist:: empty
   :title: Nothing yet

.. signoff-matrix::

.. readiness-table::
   :tag: nobody-has-it
""",
    "roles": """
See :check:`OPS-2`, :readiness-status:`ops` and :readiness-count:`not-met`; :check:`NOPE-9`.
""",
}

SYNTAXES = {"md": (MARKDOWN, "# Page {}\n"), "rst": (REST, "Page {}\n================\n")}

VARYING = re.compile(
    r' (?:source|xml:space|backrefs|translation_progress|xmlns:\w+)="[^"]*"'
    r'|(?<=-level="\d") level="\d"'
)
"""Attributes that differ between machines, or between versions of Sphinx and docutils."""

PLACE = re.compile(r"(docs/\w+)\.(?:md|rst):\d+")
"""Where something stands, which is not the same in two syntaxes."""

Shown: TypeAlias = Callable[[str, str], str]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Return what shows a page in a syntax; all pages of a syntax are one project, built once."""

    @cache
    def build(syntax: str) -> Path:
        texts, head = SYNTAXES[syntax]
        files = {"index.md": "# Start\n\n```{toctree}\n:glob:\n*\n```\n"}
        files |= {f"{name}.{syntax}": head.format(name) + text for name, text in texts.items()}
        return Project(tmp_path_factory.mktemp(f"snapshots-{syntax}"), files).build("pseudoxml").out

    def show(name: str, syntax: str) -> str:
        text = (build(syntax) / f"{name}.pseudoxml").read_text(encoding="utf-8")
        text = PLACE.sub(r"\1", text).replace('="True"', '="1"')  # so docutils before 0.22
        return "".join(f"{VARYING.sub('', line).rstrip()}\n" for line in text.splitlines())

    return show


@pytest.mark.parametrize("name", MARKDOWN)
@pytest.mark.parametrize("syntax", SYNTAXES)
def test_doctree(name: str, syntax: str, shown: Shown) -> None:
    """Both syntaxes become the same nodes."""
    path = FOLDER / f"{name}.txt"
    if syntax == "md" and os.environ.get("SNAPSHOTS") == "write":
        path.write_text(shown(name, syntax), encoding="utf-8", newline="\n")
    assert shown(name, syntax) == path.read_text(encoding="utf-8")


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(MARKDOWN) == set(REST)
