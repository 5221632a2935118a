"""Ids belong to their record, those of needs to the project."""

from __future__ import annotations

from collections.abc import Callable

from needs_projects import CONF as BOTH
from needs_projects import INDEX, ROWS, needs_of, row
from projects import Project

Make = Callable[..., Project]

CONF = {**BOTH, "readiness_ignore": ["missing-owner", "derived-id"]}


def release(own: str, *rows: str) -> str:
    return (
        f"# Release {own}\n\n:::{{readiness}} Lantern\n:id: {own}\n:::\n\n"
        f":::{{checklist}} core\n\n{ROWS}{''.join(rows)}:::\n\n"
        ":::{post-deployment} 24h\n- [ ] no errors\n:::\n\n"
        ":::{post-deployment} 24h\n- [ ] no errors\n:::\n"
    )


FILES = {
    "index.md": INDEX,
    "one.md": release(
        "one",
        row(id="CORE-1", item="It starts", status="✅", links="CORE-2, two/CORE-1"),
        row(id="CORE-2", item="It stops", status="✅"),
        row(id="ONLY-1", item="Only here", status="✅"),
    ),
    "two.md": release(
        "two",
        row(id="CORE-1", item="It starts", status="❌", links="CORE-2, ONLY-1"),
        row(id="CORE-2", item="It stops", status="✅"),
    ),
    "view.md": "# View\n\n:::{needtable}\n:types: readiness_item\n:style: table\n:::\n",
}


def test_what_several_records_have_is_named_with_its_record(make_project: Make) -> None:
    built = make_project(FILES, **CONF).build()
    assert [line for line in built.warning_lines if "RD201" not in line] == []
    needs = needs_of(built)
    assert {"one_CORE-1", "one_CORE-2", "two_CORE-1", "two_CORE-2", "ONLY-1"} <= needs.keys()
    assert "CORE-1" not in needs
    assert set(needs["one_CORE-1"]["links"]) == {"one_CORE-2", "two_CORE-1"}
    assert set(needs["two_CORE-1"]["links"]) == {"two_CORE-2", "ONLY-1"}
    assert needs["two_CORE-1"]["parent_needs"] == ["checklist-two_core"]
    windows = [id_ for id_, need in needs.items() if need["title"] == "no errors"]
    assert len(windows) == 4
    page = built.page("one")
    assert page.count('id="one_CORE-1"') == page.count('id="CORE-1"') == 1
    assert 'href="two.html#CORE-1">two/CORE-1<' in page
    assert 'href="#CORE-2">CORE-2<' in page
    assert 'href="one.html#ONLY-1">ONLY-1<' in built.page("two")
    assert 'href="two.html#two_CORE-1"' in built.page("view")


def test_a_second_record_comes_and_goes(make_project: Make) -> None:
    project = make_project(FILES, **CONF)
    cold = project.build("html", "cold", doctrees="cold", fresh=True)
    project.edit("two.md", "CORE-1 | It", "CORE-9 | It")
    without = project.build()
    assert {"CORE-1", "CORE-9"} <= needs_of(without).keys()
    assert 'id="one_CORE-1"' not in without.page("one")
    project.edit("two.md", "CORE-9 | It", "CORE-1 | It")
    again = project.build()
    for docname in ("one", "two", "view"):
        assert again.page(docname) == cold.page(docname)


def test_a_link_to_nothing_of_another_record(make_project: Make) -> None:
    project = make_project(FILES, **CONF)
    project.edit("one.md", "two/CORE-1", "two/CORE-7, docs/other.md, three/X-1")
    built = project.lint()
    assert [code for *_place, code in built.places] == ["RD604", "RD602", "RD201"]
    assert "'two/CORE-7' leads nowhere" in built.status
