"""What was checked is shown beside what was said, and pages follow the report, not the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from projects import Project

REPORT = (
    '<testsuite name="unit" tests="2" timestamp="2026-01-10T10:00:00">'
    '<testcase classname="t" name="a"/><testcase classname="t" name="b"/></testsuite>'
)

FILES = {
    "../unit.xml": REPORT,
    "index.md": "# Start\n\n```{toctree}\nqa\nplain\n```\n\n:::{readiness-summary}\n:::\n\n"
    ":::{readiness-table}\n:columns: id, verify\n:::\n",
    "plain.md": "# Plain\n\n:::{checklist} other\n| ID | Item | Status |\n|--|--|--|\n| P-1 | x | ✅ |\n:::\n",
    "qa.md": "# QA\n\n:::{checklist} qa\n"
    "| ID | Item | Status | Evidence | Verify |\n|--|--|--|--|--|\n"
    "| QA-1 | Tests pass | ✅ | `junit unit.xml t.a` in [CI](https://ci.example.org) | |\n"
    "| QA-2 | More pass | ✅ | | junit unit.xml min 3 |\n"
    "| QA-3 | A file is there | ✅ | | `file <b>.txt` |\n"
    "| QA-4 | The site is up | ✅ | | `url https://a.example.org/` |\n"
    "| QA-5 | Somebody looked | ✅ | Bob | |\n:::\n\n"
    "::::{check} By hand\n:id: QA-6\n:status: ✅\n:verify: junit unit.xml\n\nAnd a body.\n::::\n",
}


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return make_project(FILES)


def rows(html: str) -> dict[str, list[str]]:
    """Return the marks in each row, with what stands beside them, by the id of the row."""
    soup = BeautifulSoup(html, "html.parser")
    found = {}
    for row in soup.select("tr[id], .readiness-check"):
        lines = row.select("p.readiness-standing")
        found[str(row.get("id"))] = [" ".join(each.get_text().split()) for each in lines]
    return found


def test_pages_show_what_was_checked_and_follow_the_report(project: Project) -> None:
    first = project.build()
    shown = rows(first.page("qa"))
    assert shown == {
        "QA-1": ["proven"],
        "QA-2": ["cannot be checked 2 tests ran in 'unit.xml'; expected at least 3"],
        "QA-3": ["contradicted there is no file '<b>.txt'"],
        "QA-4": ["said"],
        "QA-5": [],
        "QA-6": ["proven"],
    }
    proof = BeautifulSoup(first.page("qa"), "html.parser").select("#QA-1 details")[0]
    assert proof.get_text().startswith("proofunit.xml, 2026-01-10 (5 days old), sha256:")
    summary = first.page("index")
    assert "2 proven, 3 said, 1 contradicted, 1 cannot be checked" in summary
    assert summary.count('readiness-fail">contradicted') == 1  # a view shows it, too

    project.write({"../unit.xml": REPORT.replace('name="a"/>', 'name="a"><failure/></testcase>')})
    second = project.build()
    assert second.read == ()
    assert {"qa", "index"} <= set(second.written)
    assert "plain" not in second.written
    shown = rows(second.page("qa"))
    assert shown["QA-1"][0].startswith("contradicted 1 of 1 tests failed")
    assert {"qa", "index", "plain"}.isdisjoint(project.build().written)

    slow = rows(project.build(out="nodes", doctrees="nodes", readiness_table_nodes=True).page("qa"))
    assert slow == shown
    text = (project.build("text").out / "qa.txt").read_text(encoding="utf-8")
    assert "contradicted" in text
    assert "sha256" not in text
    (manual,) = (project.build("man").out).glob("*.1")
    for shown in (text, manual.read_text(encoding="utf-8")):
        words = " ".join(shown.replace("|", " ").replace("\\", "").split())
        assert "proof (unit.xml, 2026-01-10 (" in words


def test_the_report_has_it_all(project: Project) -> None:
    report = project.build("readiness").report
    items = {
        item["id"]: item
        for checklist in report["records"][0]["checklists"]
        for item in checklist["items"]
    }
    assert {name: item["standing"] for name, item in items.items()} == {
        "QA-1": "proven", "QA-2": "cannot-be-checked", "QA-3": "contradicted", "QA-4": "said",
        "QA-5": "said", "QA-6": "proven", "P-1": "said",
    }  # fmt: skip
    (check,) = items["QA-2"]["checks"]
    assert (check["passed"], check["fault"], check["age"]) == (None, "nothing-ran", 5)
    assert report["totals"]["standings"] == {
        "proven": 2, "said": 3, "contradicted": 1, "cannot-be-checked": 1
    }  # fmt: skip
    lists = {each["id"]: each["standings"] for each in report["records"][0]["checklists"]}
    assert lists["other"] == {"proven": 0, "said": 1, "contradicted": 0, "cannot-be-checked": 0}
