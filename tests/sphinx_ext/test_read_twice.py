"""Directives of others that let the parser read their content twice, and keep it once."""

from __future__ import annotations

import pytest
from projects import Built, Project

TWICE = """
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

class Twice(SphinxDirective):
    has_content = True

    def run(self):
        for kept in (nodes.container(), nodes.container()):
            self.state.nested_parse(self.content, self.content_offset, kept)
        return [kept]

class Dropped(Twice):
    def run(self):
        super().run()
        return []

def setup(app):
    app.add_directive("twice", Twice)
    app.add_directive("dropped", Dropped)
"""

REST = """
Twice
=====

.. twice::

   .. checklist:: tabs
      :owner: Ann
      :nonsense: 1

      - [x] **T-1**: One
      - [ ] **T-2**: Two

   .. check:: Lone
      :id: L-1
      :status: ✅
      :owner: Ann

   .. signoff-matrix::

      .. list-table::
         :header-rows: 1

         * - Role
           - Name
           - Status
         * - QA
           - Ann
           - rejected

   .. waiver:: T-2
      :reason: known

.. dropped::

   .. checklist:: hidden
      :owner: Ann

      - [ ] **H-1**: Stands nowhere
"""

MARKDOWN = """# More

````{twice}
```{checklist} more
:owner: Ann

| ID  | Item | Status |
|-----|------|--------|
| M-1 | More | ✅     |

```
````

```{include} part.txt
```

```{include} part.txt
```
"""

RECORDS = """
Records
=======

.. twice::

   .. readiness:: First
      :id: first
      :prefix: F-
      :legend: nonsense

   .. checklist:: of-first
      :owner: Ann

      - [ ] **A-1**: Said of the first

   .. readiness:: Second
      :id: second
      :prefix: S-

   .. checklist:: of-second
      :owner: Ann

      - [ ] **A-1**: Said of the second

   .. waiver:: S-A-1
      :reason: Known
      :approver: Ann
      :until: 2030-01-01

   .. signoff-matrix::

      .. list-table::
         :header-rows: 1

         * - Role
           - Status
         * - QA
           - pending
"""

PART = """:::{checklist} part
:owner: Ann

- [x] **P-1**: Part

:::
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {
        "index.rst": REST,
        "more.md": MARKDOWN,
        "part.txt": PART,
        "records/index.rst": RECORDS,
        "again/index.md": "# Again\n\n```{include} head.txt\n```\n\n```{include} head.txt\n```\n",
        "again/head.txt": ":::{readiness} Again\n:id: again\n:::\n",
    }
    project = Project(tmp_path_factory.mktemp("twice"), files, suppress_warnings=["toc"])
    with (project.docs / "conf.py").open("a") as conf:
        conf.write(TWICE)
    return project.build("readiness")


def test_what_is_kept_once_counts_once(built: Built) -> None:
    ids = [item["id"] for item in built.items()]
    for id_ in ("T-1", "T-2", "L-1", "M-1"):
        assert ids.count(id_) == 1
    for code, count in (("RD107", 1), ("RD307", 1), ("RD801", 1)):
        assert (built.status + built.warnings).count(f"{code}") == count, code


def test_what_stands_nowhere_still_counts(built: Built) -> None:
    """It was written: with a finding that it is there twice, and not a word less."""
    assert "H-1" in [item["id"] for item in built.items()]


def test_what_is_included_twice_is_still_said(built: Built) -> None:
    said = [line for line in built.status.splitlines() if "RD103" in line and "'part'" in line]
    assert len(said) == 1
    assert "checklist 'tabs'" not in built.status
    assert "checklist 'more'" not in built.status


def test_a_record_that_is_kept_once_is_declared_once(built: Built) -> None:
    report = built.report
    assert [each["id"] for each in report["records"]].count("second") == 1
    of = {list_["id"]: each["id"] for each in report["records"] for list_ in each["checklists"]}
    assert (of["of-first"], of["of-second"]) == ("first", "second")
    assert {"F-A-1", "S-A-1"} <= {item["id"] for item in built.items()}
    assert "'first'" not in built.status
    assert "'second'" not in built.status
    assert built.status.count("the legend names 'nonsense'") == 1


def test_a_record_that_is_included_twice_is_declared_twice(built: Built) -> None:
    assert built.status.count("record 'again' is declared twice") == 1
