"""Ids belong to their record: references, pages, the inventory and incremental builds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Built, Project, contents
from sphinx.util.inventory import InventoryFile

Make = Callable[..., Project]

CONF = {
    "readiness_ignore": ["missing-owner", "derived-id", "worse-decision"],
    "exclude_patterns": ["_tpl*"],
}

HEADER = "| ID | Item | Status |\n|----|------|--------|\n"


def release(own: str, status: str, body: str = "") -> str:
    return (
        f"# Release {own}\n\n:::{{readiness}} Lantern {own}\n:id: {own}\n:::\n\n"
        f":::{{checklist}} core\n:title: Core of {own}\n\n{HEADER}"
        f"| CORE-1 | Core of {own} starts | {status} |\n:::\n{body}"
    )


ROLES = (
    "\nOwn {check}`CORE-1`, other {check}`two/CORE-1`, list {check}`core`.\n\n"
    "{readiness-status}`core` {readiness-count}`fail <core>` {readiness-count}`fail <two/core>`\n\n"
    ":::{readiness-table}\n:checklist: core\n:::\n\n"
    ":::{go-live} conditional\n- [ ] It starts [CORE-1]\n:::\n"
)

FILES = {
    "index.md": "# Start\n\n```{toctree}\none/index\ntwo/index\n```\n",
    "one/index.md": release("one", "✅", ROLES),
    "two/index.md": release("two", "❌"),
    "two/more.md": "---\norphan: true\n---\n# More\n\n{check}`CORE-1` {check}`core`\n",
}


@pytest.fixture
def project(make_project: Make) -> Project:
    return make_project(FILES, **CONF)


def body(page: str) -> str:
    found = re.search(r'<div class="body".*?<div class="sphinxsidebar"', page, re.DOTALL)
    assert found is not None
    return found.group()


def hrefs(page: str) -> list[str]:
    return re.findall(r'href="([^"]*#[^"]*)"', body(page))


def test_references_mean_their_own_record(project: Project) -> None:
    built = project.build()
    assert [line for line in built.warning_lines if "RD201" not in line] == []
    page = built.page("one/index")
    links = hrefs(page)
    assert "../two/index.html#CORE-1" in links
    assert links.count("#CORE-1") >= 3  # its own row, the role, the condition
    assert links.count("#checklist-core") == 1
    assert page.count("<td>Core of two starts</td>") == 0
    assert page.count("<td>Core of one starts</td>") == 2  # its row, and in the table of the view
    assert [each for each in hrefs(built.page("two/more")) if each[0] != "#"] == [
        "index.html#CORE-1", "index.html#checklist-core",
    ]  # fmt: skip


def test_both_rows_are_items_with_their_own_places(project: Project) -> None:
    built = project.lint()
    assert [(each["id"], each["outcome"], each["document"]) for each in built.items()] == [
        ("CORE-1", "pass", "one/index"), ("CORE-1", "fail", "two/index"),
    ]  # fmt: skip
    assert [code for *_place, code in built.places] == ["RD201"]


def test_an_id_of_several_others_is_a_finding(project: Project) -> None:
    project.edit("index.md", "# Start", "# Start\n\n{check}`one/CORE-1` {check}`CORE-1`")
    built = project.lint()
    assert ("docs/index.md", 3, 29, "RD601") in built.places
    assert "'CORE-1' is in several records, and here in none of them: one, two" in built.status
    assert sum(code == "RD601" for *_place, code in built.places) == 1


def test_two_records_on_one_page(make_project: Make) -> None:
    text = release("one", "✅", "\n{check}`CORE-1`\n") + release(
        "two", "❌", "\n{check}`CORE-1` and {check}`one/CORE-1`, {readiness-status}`core`\n"
    ).replace("# Release", "## Release")
    built = make_project({"index.md": text}, **CONF).build()
    page = built.page("index")
    assert page.count('id="CORE-1"') == page.count('id="CORE-1-2"') == 1
    assert page.count('id="checklist-core"') == page.count('id="checklist-core-2"') == 1
    assert [each for each in hrefs(page) if "CORE" in each] == [
        "#CORE-1", "#CORE-1", "#CORE-1-2", "#CORE-1-2", "#CORE-1-2", "#CORE-1",
    ]  # fmt: skip
    assert "RD103" not in built.warnings
    assert "RD601" not in built.warnings


@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_a_checklist_names_another_record(make_project: Make, suffix: str) -> None:
    inner = {
        ".md": ":::{checklist} more\n:record: two\n\n"
        + HEADER
        + "| M-1 | As {check}`CORE-1` | ✅ |\n:::\n",
        ".rst": ".. checklist:: more\n   :record: two\n\n   .. list-table::\n"
        "      :header-rows: 1\n\n      * - ID\n        - Item\n        - Status\n"
        "      * - M-1\n        - As :check:`CORE-1`\n        - ✅\n",
    }[suffix]
    title = {".md": "# More\n\n", ".rst": "More\n====\n\n"}[suffix]
    files = FILES | {f"more{suffix}": title + inner}
    files["index.md"] = files["index.md"].replace("two/index\n", "two/index\nmore\n")
    built = make_project(files, **CONF).build()
    assert "two/index.html#CORE-1" in hrefs(built.page("more"))
    assert "RD601" not in built.warnings


ROWS = f"{HEADER}| S-1 | Backups | ✅ |\n| S-2 | Restore | ✅ |\n"

WINDOW = ":::{post-deployment} 24h\n- [ ] no errors\n:::\n\n"

WHOLE = (
    f":::{{checklist}} shared\n\n{HEADER}| S-1 | Backups | ✅ |\n:::\n\n"
    f":::{{go-live}} conditional\n- [x] It is there [S-1]\n:::\n\n{WINDOW}{WINDOW}"
)

TEMPLATE = {
    "rows": (ROWS, ":::{{checklist}} shared-{own}\n```{{include}} {up}_tpl.md\n```\n:::\n"),
    "checklist": (WHOLE, "```{{include}} {up}_tpl.md\n```\n"),
}


@pytest.mark.parametrize("kind", TEMPLATE)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_in_two_records(make_project: Make, kind: str, jobs: int) -> None:
    template, include = TEMPLATE[kind]
    head = "# {own}\n\n:::{{readiness}} Prod\n:id: {own}\n:::\n\n"
    files = {
        "index.md": "# Start\n\n```{toctree}\n:glob:\n*/index\n```\n",
        "_tpl.md": template,
        "a/index.md": (head + include).format(own="a", up="../"),
        "b/index.md": (head + include).format(own="b", up="../"),
        **{f"c{number}.md": "---\norphan: true\n---\n# C\n" for number in range(8)},
    }
    project = make_project(files, **CONF)
    built = project.lint(jobs=jobs)
    assert built.places == [], built.status
    assert [record["id"] for record in built.report["records"]] == ["a", "b"]
    assert len({len(record["checklists"]) for record in built.report["records"]}) == 1
    assert built.report["records"][1]["counts"]["total"] == len(re.findall("S-\\d \\|", template))
    assert project.build(jobs=jobs).warning_lines == []


def test_a_template_twice_on_one_page(make_project: Make) -> None:
    """What is included stands below the record that is declared above the inclusion."""
    include = "```{include} _tpl.md\n```\n\n"
    text = "".join(f":::{{readiness}} P\n:id: {own}\n:::\n\n{include}" for own in ("a", "b"))
    template = TEMPLATE["checklist"][0]
    project = make_project({"index.md": f"# P\n\n{text}", "_tpl.md": template}, **CONF)
    built = project.lint()
    assert built.places == [], built.status
    counts = [len(record["checklists"]) for record in built.report["records"]]
    windows = [len(record["windows"]) for record in built.report["records"]]
    assert (counts, windows) == ([1, 1], [2, 2])


def test_a_template_twice_in_a_record_is_one_finding(make_project: Make) -> None:
    rows, _ = TEMPLATE["rows"]
    lists = "".join(
        f":::{{checklist}} {own}\n```{{include}} _tpl.md\n```\n:::\n\n" for own in ("x", "y")
    )
    built = make_project({"index.md": f"# P\n\n{lists}", "_tpl.md": rows}, **CONF).lint()
    assert built.places == [("docs/_tpl.md", 3, 3, "RD103")]
    assert "the checklists 'x' and 'y' include them" in built.status


def names(built: Built) -> dict[str, str]:
    with (built.out / "objects.inv").open("rb") as stream:
        found = InventoryFile.load(stream, "", lambda _base, uri: uri)
    # Before Sphinx 8.2 an entry is a tuple.
    return {
        name: getattr(entry, "uri", None) or entry[2]
        for kind in ("readiness:item", "readiness:checklist")
        for name, entry in found[kind].items()
    }


def test_the_inventory_says_whose_it_is(project: Project) -> None:
    """Plain names go on meaning what they meant before there was a second release."""
    assert names(project.build()) == {
        "CORE-1": "one/index.html#CORE-1",
        "one/CORE-1": "one/index.html#CORE-1",
        "two/CORE-1": "two/index.html#CORE-1",
        "core": "one/index.html#checklist-core",
        "one/core": "one/index.html#checklist-core",
        "two/core": "two/index.html#checklist-core",
    }
    project.edit("two/index.md", "CORE-1", "CORE-2")
    assert {name for name in names(project.build()) if "CORE" in name} == {"CORE-1", "CORE-2"}


EDITS = [
    ("two/index.md", "❌", "✅"),
    ("two/index.md", "CORE-1", "CORE-2"),
    ("two/index.md", ":id: two", ":id: three"),
    ("one/index.md", "CORE-1 |", "CORE-3 |"),
    ("two/index.md", "# Release", "## Before\n\n{check}`CORE-1`\n\n# Release"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit[2][:8])
def test_an_edit_shows_what_a_cold_build_shows(
    make_project: Make, tmp_path: Path, edit: tuple[str, str, str]
) -> None:
    warm, cold = make_project(FILES, **CONF), Project(tmp_path / "cold", FILES, **CONF)
    warm.build()
    for project in (warm, cold):
        project.edit(*edit)
    shown = [
        {
            name: re.findall(rb'<div class="body".*?<div class="sphinxsidebar"', data, re.DOTALL)
            for name, data in contents(built.out, ".html").items()
        }
        for built in (warm.build(), cold.build())
    ]
    assert shown[0] == shown[1]
    assert names(warm.build()) == names(cold.build())
