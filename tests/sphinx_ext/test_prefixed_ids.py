"""Numbered tables: each component counts from 1, and a prefix tells their rows apart."""

from __future__ import annotations

import pytest
from projects import Built, Project

PAGE = """# Release

:::{{checklist}} api
:owner: Ann
:prefix: {prefix}

| #     | Item              | Status |
|-------|-------------------|--------|
| 1     | Limits are set    | ✅     |
| 2     | Errors are named  | ❌     |
| API-3 | Written in full   | ✅     |

:::

::::{{checklist}} web
:owner: Ann
:prefix: WEB-

| #   | Item           | Status |
|-----|----------------|--------|
| 1   | Pages are fast | ✅     |

:::{{check}} Forms are kept
:id: 2
:status: ✅

:::

::::

:::{{go-live}} conditional
- [ ] Name the errors [API-2]

:::

See {{check}}`API-1` and {{check}}`WEB-1`, not {{check}}`1`.
"""

REST = """Rest
====

.. checklist:: batch
   :owner: Ann
   :prefix: BAT.

   .. list-table::
      :header-rows: 1

      * - Nr
        - Item
        - Status
      * - 1
        - Jobs restart
        - ✅
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"index.md": PAGE.format(prefix="API-"), "rest.rst": REST}
    return Project(
        tmp_path_factory.mktemp("numbered"), files, readiness_select=["structure", "RD2", "RD601"]
    )


@pytest.fixture(scope="module")
def gated(project: Project) -> Built:
    return project.lint()


def test_ids_have_the_prefix(gated: Built) -> None:
    ids = [item["id"] for item in gated.items()]
    assert ids == ["API-1", "API-2", "API-3", "WEB-1", "WEB-2", "BAT.1"]


def test_references_are_by_the_full_id(gated: Built) -> None:
    assert [place[3] for place in gated.places].count("RD103") == 0
    unknown = [line for line in gated.status.splitlines() if "RD601" in line]
    assert len(unknown) == 1
    assert "'1'" in unknown[0]
    assert "RD205" not in gated.status  # the condition covers the failed row


def test_pages_link_to_the_full_id(project: Project) -> None:
    page = project.build().page("index")
    assert 'id="API-1"' in page
    assert 'id="WEB-1"' in page
    assert 'href="#WEB-1"' in page


def test_a_prefix_that_no_id_begins_with(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {"index.md": PAGE.format(prefix="'-x y'")}
    project = Project(tmp_path_factory.mktemp("wrong"), files, readiness_select=["RD107"])
    built = project.lint()
    assert built.places == [("docs/index.md", 3, 0, "RD107")]
    assert "cannot be the beginning of an id" in built.status
    assert [item["id"] for item in built.items()][:2] == ["1", "2"]
