"""What blocks is listed whole; of what else is open a page has the first rows, and their number."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from projects import Project


def checklist(name: str, rows: int, blockers: int = 0) -> str:
    table = "\n".join(
        f"| {name}-{number} | row {number} | {'⚠️' if number % 2 else '✅'} | "
        f"{'yes' if number < blockers else 'no'} |"
        for number in range(rows)
    )
    return (
        f"# {name}\n\n:::{{checklist}} {name.lower()}\n:owner: Ann\n\n"
        f"| ID | Item | Status | Blocking |\n|--|--|--|--|\n{table}\n:::\n"
    )


def test_of_many_open_rows_the_first_are_listed(tmp_path: Path) -> None:
    files = {
        "index.md": "# I\n\n```{toctree}\na\nb\nc\n```\n\n```{readiness-blockers}\n```\n",
        "a.md": checklist("A", 600),
        "b.md": checklist("B", 1300, blockers=1100),
        "c.md": checklist("C", 400),
    }
    built = Project(tmp_path, files).build("html")
    page = BeautifulSoup((built.out / "index.html").read_text("utf-8"), "html.parser")
    blocking, others = page.select("table.readiness-items, table[class*=readiness-]")[:2]
    assert len(blocking.select("tbody > tr")) >= 550
    rows = [row.get_text() for row in others.select("tbody > tr") if "row " in row.get_text()]
    assert len(rows) == 100
    assert "A-1" in rows[0]
    assert "A-199" in rows[-1]
    text = page.get_text()
    assert "Also open (600)" in text
    assert "Further open items, each shown in its checklist: 500" in text
    plain = Project(tmp_path / "text", files).build("text")
    assert "each shown in its checklist: 500" in (plain.out / "index.txt").read_text("utf-8")
