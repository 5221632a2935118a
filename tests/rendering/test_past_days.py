"""What pages say of earlier days: since when rows are open, and how the counts went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from projects import Project

from sphinx_readiness.api import lint
from sphinx_readiness.cli import main

HEAD = """# Lantern

:::{readiness} Lantern
:version: 2.0
:::

:::{readiness-summary}
:trend:
:::

:::{readiness-blockers}
:::

:::{checklist} ops

| ID    | Item    | Status | Owner |
|-------|---------|--------|-------|
"""

SYMBOLS = {"f": "❌", "o": "🔄", "p": "✅", "i": "ℹ️"}

DAYS = {"2026-01-02": "ffop", "2026-01-05": "fpoo", "2026-01-14": "ffpo"}
"""The statuses of the rows on earlier days."""


def page(statuses: str) -> str:
    rows = (
        f"| OPS-{at} | Row {at} | {SYMBOLS[each]} | SRE |" for at, each in enumerate(statuses, 1)
    )
    return HEAD + "\n".join(rows) + "\n| | Logs are read | ❌ | SRE |\n:::\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with reports of three days."""
    made = Project(tmp_path_factory.mktemp("past"), {})
    for day, statuses in DAYS.items():
        made.write({"index.md": page(statuses)})
        report = lint(made.docs, as_of=day).to_dict()
        made.write({f"../history/{day}.json": json.dumps(report)})
    made.write({"index.md": page("fffo"), "other.md": "# Other\n"})
    made.write({"../readiness.toml": 'as_of = "2026-01-15"\nhistory = ["history/*.json"]\n'})
    return made


@pytest.fixture(scope="module")
def html(project: Project) -> BeautifulSoup:
    built = project.build("html")
    assert "RD217" not in built.warnings
    return BeautifulSoup(built.page("index"), "html.parser")


def since(html: BeautifulSoup) -> dict[str, str]:
    rows = html.select("table.readiness-blockers tr, table.readiness-also-open tr")
    found = {}
    for row in rows:
        cell = row.find("td", attrs={"data-label": "Open since"})
        if cell is not None and cell.get_text(strip=True):
            found[row.find("th").get_text(strip=True)] = cell.get_text().strip()
    return found


def test_rows_that_are_open_say_since_when(html: BeautifulSoup) -> None:
    assert since(html) == {
        "OPS-1": "2026-01-02 or earlier (at least 13 days)",
        "OPS-2": "2026-01-14 (1 day)",
        "OPS-3": "2026-01-15 (today)",
        "OPS-4": "2026-01-05 (10 days)",
    }
    days = [each.get_text() for each in html.select("table.readiness-blockers td time")]
    assert days == ["2026-01-02", "2026-01-14", "2026-01-15"]


def test_a_row_without_an_id_has_an_empty_cell(html: BeautifulSoup) -> None:
    (row,) = (
        row
        for row in html.select("table.readiness-blockers tbody tr")
        if "Logs are read" in row.get_text()
    )
    assert "2026" not in row.get_text()
    heads = html.select("table.readiness-blockers thead th")
    assert [head.get_text() for head in heads][-2:] == ["Open since", "Notes"]
    assert len(row.find_all(["td", "th"])) == len(heads)


def test_the_trend_is_drawn_and_told(html: BeautifulSoup) -> None:
    drawn = html.select_one("div.readiness-trend")
    assert drawn["role"] == "group"
    assert drawn["aria-label"] == "Counts of Lantern 2.0 by day"
    assert drawn.p.get_text() == (
        "Open or failed: 4 on 2026-01-02, 5 on 2026-01-15. "
        "From below: failed, open, informational, passed."
    )
    svg = drawn.svg
    assert svg["aria-hidden"] == "true"
    areas = {each["class"][0]: each["points"].split() for each in svg.find_all("polygon")}
    assert list(areas) == ["readiness-fail", "readiness-open", "readiness-pass"]
    # Five items; 3, 2, 3 and 4 of them failed; 13 days are the whole width.
    assert areas["readiness-fail"][:4] == ["0.0,48.0", "110.8,72.0", "443.1,48.0", "480.0,24.0"]
    assert areas["readiness-fail"][4:] == ["480.0,120.0", "443.1,120.0", "110.8,120.0", "0.0,120.0"]
    assert "style" not in str(drawn)


def test_a_table_says_the_same(html: BeautifulSoup) -> None:
    rows = html.select("details.readiness-trend-counts table tbody tr")
    assert [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows] == [
        ["2026-01-02", "1", "1", "3", "0", "5"],
        ["2026-01-05", "1", "2", "2", "0", "5"],
        ["2026-01-14", "1", "1", "3", "0", "5"],
        ["2026-01-15", "0", "1", "4", "0", "5"],
    ]


@pytest.mark.parametrize("builder", ["text", "man", "latex"])
def test_other_writers_say_it_in_words(project: Project, builder: str) -> None:
    out = project.build(builder).out
    (path,) = (
        each for each in out.glob("*.[t1]*") if "index" in each.name or each.suffix != ".txt"
    )
    text = " ".join(path.read_text("utf-8").replace("\\sphinxhyphen{}", "-").split())
    text = text.replace("\\-", "-")
    assert "Open or failed: 4 on 2026-01-02, 5 on 2026-01-15." in text
    assert "Informational" in text
    assert "polygon" not in text
    assert "2026-01-05 (10 days)" in text


def test_pages_follow_the_day_and_the_reports(project: Project) -> None:
    first = project.build("html", "again", doctrees="again-doctrees")
    assert "OPS-4" in since(BeautifulSoup(first.page("index"), "html.parser"))
    assert "index" not in project.build("html", "again", doctrees="again-doctrees").written
    later = project.build("html", "again", doctrees="again-doctrees", readiness_as_of="2026-01-16")
    assert "index" in later.written
    assert "other" not in later.written
    assert "(11 days)" in later.page("index")
    path = project.root / "history" / "2026-01-14.json"
    text = path.read_text("utf-8")
    path.unlink()
    try:
        without = project.build("html", "again", doctrees="again-doctrees")
    finally:
        path.write_text(text, encoding="utf-8")
    assert "index" in without.written
    assert since(BeautifulSoup(without.page("index"), "html.parser"))["OPS-2"].endswith("(today)")


def test_what_cannot_be_read_is_one_finding_and_changes_nothing_else(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Lint, with and without Sphinx, and the builder say the same of it."""
    before = lint(project.docs)
    bad = project.root / "history" / "2026-01-13.json"
    bad.write_text("[]", encoding="utf-8")
    try:
        after = lint(project.docs)
        built = project.lint()
        assert main(["lint", str(project.docs), "--out", str(tmp_path), "-q"]) == 1
    finally:
        bad.unlink()
    capsys.readouterr()
    plain = json.loads((tmp_path / "readiness.json").read_text("utf-8"))
    new = [each for each in after.findings if each not in before.findings]
    assert [(each.code, each.location.path, each.severity.value) for each in new] == [
        ("RD217", "history/2026-01-13.json", "warning"),
    ]  # fmt: skip
    assert len(after.findings) == len(before.findings) + 1
    assert (after.failed, after.blockers) == (before.failed, before.blockers)
    codes = [each["code"] for each in built.report["findings"]]
    assert codes == [each.code for each in after.findings]
    assert codes == [each["code"] for each in plain["findings"]]


def test_a_trend_of_nothing_says_so(project: Project) -> None:
    built = project.build("html", "bare", doctrees="bare-doctrees", readiness_history=[])
    html = BeautifulSoup(built.page("index"), "html.parser")
    assert "There are no reports of earlier days." in html.get_text()
    assert not since(html)
    assert "Open since" not in html.get_text()
