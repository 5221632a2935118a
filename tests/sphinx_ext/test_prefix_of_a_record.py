"""The prefix of a record stands before the ids that are written in its document."""

from __future__ import annotations

import pytest
from projects import Built, Project

PAGE = """# Releases

:::{readiness} Shop
:version: 1.0
:prefix: SHOP-
:::

:::{checklist} api
:owner: Ann

| #      | Item             | Status |
|--------|------------------|--------|
| 1      | Limits are set   | ✅     |
| 2      | Errors are named | ❌     |
| SHOP-3 | Written in full  | ✅     |

:::

:::{checklist} web
:owner: Ann
:prefix: WEB-

| #   | Item           | Status |
|-----|----------------|--------|
| 1   | Pages are fast | ✅     |

:::

:::{post-deployment} 24h
- [ ] **N-9**: Look at the errors

:::

:::{go-live} conditional
- [ ] Name the errors [SHOP-2]

:::

:::{waiver} SHOP-2
:reason: Known
:approver: Ann
:::

:::{readiness} Bank
:version: 2.0
:prefix: BANK.
:::

:::{checklist} core
:owner: Ben

| #   | Item          | Status |
|-----|---------------|--------|
| 1   | Books balance | ✅     |

:::

:::{checklist} late
:owner: Ben
:record: shop

| #   | Item          | Status |
|-----|---------------|--------|
| 7   | Told the shop | ✅     |

:::

:::{check} Keys are kept
:id: 5
:status: ✅
:owner: Ben
:::

See {check}`SHOP-1`, {check}`BANK.1` and {check}`BANK.5`, not {check}`1`.
"""

REST = """Desk
====

.. readiness:: Desk
   :version: 3.0
   :prefix: DESK-

.. checklist:: lamps
   :owner: Ann

   .. list-table::
      :header-rows: 1

      * - Nr
        - Item
        - Status
      * - 1
        - Lamps shine
        - ✅
"""

ELSEWHERE = """# Elsewhere

:::{checklist} far
:owner: Ann
:record: shop

| #      | Item  | Status |
|--------|-------|--------|
| SHOP-8 | Full  | ✅     |
| 4      | Short | ✅     |

:::

:::{checklist} near
:owner: Ann
:record: shop
:prefix: SHOP-N

| #   | Item  | Status |
|-----|-------|--------|
| 1   | Short | ✅     |

:::

:::{checklist} full
:owner: Ann
:record: shop

| ID     | Item | Status |
|--------|------|--------|
| SHOP-6 | Full | ✅     |

:::
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"index.md": PAGE, "desk.rst": REST, "elsewhere.md": ELSEWHERE}
    return Project(
        tmp_path_factory.mktemp("numbered"), files, readiness_select=["structure", "RD2", "RD601"]
    )


@pytest.fixture(scope="module")
def gated(project: Project) -> Built:
    return project.lint()


def test_the_nearest_prefix_counts(gated: Built) -> None:
    ids = {item["id"] for item in gated.items()}
    assert ids == {
        "SHOP-1", "SHOP-2", "SHOP-3", "WEB-1", "SHOP-7", "BANK.1", "BANK.5", "DESK-1",
        "SHOP-8", "4", "SHOP-N1", "SHOP-6",
    }  # fmt: skip


def test_references_are_by_the_full_id(gated: Built) -> None:
    unknown = [line for line in gated.status.splitlines() if "RD601" in line]
    assert len(unknown) == 1
    assert "'1'" in unknown[0]
    assert "RD103" not in gated.status


def test_a_checklist_elsewhere_is_told_what_it_lacks(gated: Built) -> None:
    assert [place[:2] for place in gated.places if place[3] == "RD107"] == [
        ("docs/elsewhere.md", 3)
    ]
    assert "'4' lacks 'SHOP-'" in gated.status


def test_pages_link_to_the_full_id(project: Project) -> None:
    page = project.build().page("index")
    assert 'id="SHOP-1"' in page
    assert 'id="SHOP-N-9"' in page
    assert 'href="#BANK.5"' in page


def test_a_prefix_that_no_id_begins_with(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {"index.md": PAGE.replace("prefix: SHOP-", "prefix: '-x y'")}
    project = Project(tmp_path_factory.mktemp("wrong"), files, readiness_select=["RD107"])
    built = project.lint()
    assert built.places == [("docs/index.md", 3, 0, "RD107")]
    assert "cannot be the beginning of an id" in built.status
    assert {"1", "2", "BANK.1"} <= {item["id"] for item in built.items()}
