"""Numbers of rows that begin anew in each table: pages, references, waivers and the inventory."""

from __future__ import annotations

import re

import pytest
from projects import Project
from sphinx.util.inventory import InventoryFile

from sphinx_readiness.api import lint

TABLES = """# Launch

:::{checklist} before
:owner: Ann

| # | Item           | Status |
|---|----------------|--------|
| 1 | Backups run    | \u2705     |
| 2 | Restore tested | \u2705     |
:::

:::{checklist} after
:owner: Ann

| # | Item          | Status |
|---|---------------|--------|
| 1 | Traffic moved | \u2705     |
| 2 | Users told    | \u274c     |
:::

First {check}`before/1`, then {check}`after/2`, but what is {check}`2`?

:::{waiver} after/2
:reason: next week
:approver: Bob
:until: 2026-02-28
:::

:::{waiver} 1
:reason: which one?
:approver: Bob
:until: 2026-02-28
:::
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"index.md": TABLES}
    return Project(tmp_path_factory.mktemp("numbers"), files, readiness_as_of="2026-02-01")


def test_only_what_names_several_rows_is_found(project: Project) -> None:
    found = project.lint().report["findings"]
    errors = [(each["line"], each["code"]) for each in found if each["severity"] == "error"]
    assert errors == [(21, "RD601"), (29, "RD806")]
    assert found[[each["code"] for each in found].index("RD806")]["message"] == (
        "the waiver names numbers that several rows have: 1"
    )
    by_lint = lint(project.docs).findings
    assert [(each.location.line, each.code) for each in by_lint] == [
        (each["line"], each["code"]) for each in found
    ]


def test_rows_are_named_by_their_checklists(project: Project) -> None:
    page = project.build("html", strict=False).page("index")
    prose = page[page.index("First ") :]
    assert re.findall(r'href="#([^"]+)"', prose[: prose.index("</p>")]) == ["1", "2-2"]


def test_the_inventory_has_no_number_of_several_rows(project: Project) -> None:
    built = project.build("html", strict=False)
    with (built.out / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, uri: f"{base}{uri}")
    assert not inventory.get("readiness:item")
    assert set(inventory["readiness:checklist"]) == {"before", "after"}
