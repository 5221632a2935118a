"""The pages that formatters, linters and other extensions are tried on."""

from __future__ import annotations

LOOSE = """# Release

:::{readiness} Lantern
:version: 2.0
:::

:::{checklist} docs
:owner: Ann

| ID  | Item                    | Status | Notes        |
| --- | ----------------------- | ------ | ------------ |
| D-1 | Guide says {check}`D-2` | ✅     | see `x.md`   |
| D-2 | Other, a longer text    | ❌     | \\*not\\* done |

:::

::::{checklist} more
:owner: Ann

:::{check} Backups
:id: M-1
:status: ✅

They run.

:::

::::

:::{post-deployment} 24h

- [ ] Look
- [x] Watch

:::

{readiness-count}`items` items.
"""
"""With the blank lines that the documentation asks for."""

TIGHT = """# Release

:::{checklist} docs
:owner: Ann

| ID | Item | Status |
|----|------|--------|
| D-1 | Guide | ✅ |
:::

:::{checklist} last
:owner: Ann

- [x] **L-1**: One
- [x] **L-2**: Two
:::
"""
"""Without them."""

BACKTICKS = """# Release

```{checklist} docs
:owner: Ann

| ID | Item | Status |
|----|------|--------|
| D-1 | Guide says {check}`D-2` | ✅ |
| D-2 | Other | ❌ |

```

```{post-deployment} 24h
:owner: Ann

- [ ] Look
- [x] Watch

```
"""

REST = """Release
=======

.. readiness:: Lantern
   :version: 2.0

.. checklist:: docs
   :owner: Ann

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - D-1
        - Guide says :check:`D-2`, and a row is a line of more than eighty characters, whatever
        - ✅

   .. check:: Nested
      :id: D-2
      :status: ✅

.. signoff-matrix::

   .. list-table::
      :header-rows: 1

      * - Role
        - Name
        - Status
      * - QA
        - Ann
        - approved

There are :readiness-count:`items` items.

.. readiness-summary::
"""

SPOKEN = """# Release

:::{checklist} docs

| ID  | Item                   | Status | Owner | Notes            |
| --- | ---------------------- | ------ | ----- | ---------------- |
| D-1 | The guyde is written   | ✅     | Ann   | see **it**       |
| D-2 | The upgrade was tested | ✅     | Ann   | it is documanted |

:::

:::{check} The retsore was rehearsed
:id: D-3
:status: ✅
:owner: Ann

It took an hour.

:::

:::{readiness-summary}
:::
"""

INNER = """:::{checklist} inner
:owner: Ann

| ID   | Item  | Status |
| ---- | ----- | ------ |
| IN-1 | Inner | ✅     |

:::
"""
"""What stands in blocks of others, and in a cell of a notebook."""

MISSPELT = {"guyde": 7, "documanted": 8, "retsore": 12}
"""Words that a dictionary lacks, and their lines."""
