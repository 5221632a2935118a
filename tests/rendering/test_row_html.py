"""The HTML of a row is the HTML that the markup parser's own table of the same cells gets."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from projects import Project

EXTENSIONS = ["colon_fence", "strikethrough", "dollarmath"]

WORDS = st.sampled_from(
    ("a", "word", "two words", "**bold**", "*soft*", "`code`", "`a -- b`", "`\"q\"`", '"quoted"', "it's",
     "'single'", "--", "---", "...", "\\*", "\\|", "`a\\|b`", "(**b**)", "**b**, *c*.", "a*b*c", "**a*b**",
     "&amp;", "&lt;", "<5", ">", "é", "日本", "مرحبا", "✅", "~~gone~~", "$x$", "[link](https://e.org)",
     "<https://e.org>", "***both***", "_low_", "x_y_z", "“done”", "2026-01-01", "1.10", "end.", "\\", "`", "*")
)  # fmt: skip

CELL = st.lists(WORDS, max_size=4).map(" ".join)

ALIGNS = st.sampled_from(("---", ":--", ":-:", "--:"))

ROWS = st.lists(st.lists(CELL, min_size=0, max_size=3), min_size=5, max_size=25)


def content_of(cell: Tag) -> str:
    """Return what *cell* holds; docutils puts a line of text into a paragraph."""
    text = cell.decode_contents().strip()
    bare = text.startswith("<p>") and text.endswith("</p>") and text.count("<p>") == 1
    return text[3:-4] if bare else text


def cells_of(table: Tag, skip: int) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Return content and classes of the cells of each row of *table* behind the first *skip*."""
    body = table.find("tbody")
    assert isinstance(body, Tag)
    return [
        [
            (content_of(cell), tuple(cell.get_attribute_list("class")))
            for cell in row.find_all(["th", "td"])[skip:]
        ]
        for row in body.select("tr:not(.readiness-findings-row)")
    ]


def compare(text: str, name: str, *, skip: int) -> None:
    """Build *text*, which holds the plain table, then the checklist, and compare their cells."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: text}
        project = Project(Path(folder), files, myst_enable_extensions=EXTENSIONS)
        page = BeautifulSoup(project.build().page("index"), "html.parser")
    plain, ours = page.find_all("table")
    expected = cells_of(plain, skip)
    assert len(expected) > 1
    assert cells_of(ours, skip) == expected


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.lists(ALIGNS, min_size=3, max_size=3))
@example([['"A" -- it\'s', '**b** "c"', "..."], ["x"], [], ["a", "b", "c\\|d"]], ["---"] * 3)
def test_pipe_tables(rows: list[list[str]], aligns: list[str]) -> None:
    table = ["| ID | Item | Owner | Remark |", f"|----|{'|'.join(aligns)}|"]
    table += [f"| A-{number} | {' | '.join(row)} |" for number, row in enumerate(rows)]
    body = "\n".join(table)
    compare(f"# T\n\n{body}\n\n:::{{checklist}} a\n{body}\n:::\n", "index.md", skip=1)


REST_WORDS = st.sampled_from(
    ("a", "two words", "**bold**", "*soft*", "``code``", "``a -- b``", '"quoted"', "it's", "--", "...", "\\*",
     "é", "日本", "✅", "`link <https://e.org>`_", "a*b", "x_y", ":sub:`2`", "https://e.org", "2026-01-01", "|", "$x$")
)  # fmt: skip

REST_CELL = st.lists(REST_WORDS, min_size=1, max_size=4).map(lambda words: "w " + " ".join(words))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(REST_CELL, min_size=2, max_size=2), min_size=2, max_size=20))
def test_list_tables(rows: list[list[str]]) -> None:
    lines = [
        ".. list-table::",
        "   :header-rows: 1",
        "",
        "   * - ID",
        "     - Item",
        "     - Remark",
    ]
    for number, row in enumerate(rows):
        lines += [f"   * - A-{number}", *(f"     - {cell}" for cell in row)]
    indented = "\n".join(f"   {line}" if line else "" for line in lines)
    text = "T\n=\n\n" + "\n".join(lines) + "\n\n.. checklist:: a\n\n" + indented + "\n"
    compare(text, "index.rst", skip=1)


@pytest.mark.parametrize("quotes", [True, False])
def test_typographic_cells_follow_the_project(quotes: bool, tmp_path: Path) -> None:
    text = ':::{checklist} a\n| ID | Item | Owner |\n|--|--|--|\n| A-1 | "x" -- it\'s... | "QA" |\n:::\n'
    project = Project(tmp_path, {"index.md": f"# T\n\n{text}"}, smartquotes=quotes)
    page = project.build().page("index")
    assert ("“x” – it’s…" in page) is quotes
    assert ("“QA”" in page) is quotes
    assert project.lint().items()[0]["title"] == '"x" -- it\'s...'
