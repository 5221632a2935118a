"""Roles of ours in headings and captions: a badge there, and words wherever headings are copied."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from projects import Project

ROWS = "| ID | Item | Status |\n|---|---|---|\n| A-1 | one | ❌ |\n| A-2 | two | ✅ |\n"

FILES = {
    "index.md": "# Top {readiness-count}`blockers` open\n\n```{toctree}\na\nb\n```\n\n```{contents}\n```\n\n"
    f":::{{checklist}} c\n:owner: X\n\n{ROWS}:::\n\n"
    "## About {check}`A-1`\n\n## {readiness-status}`c`\n\n## {check}`unknown`\n\n"
    ":::{table} Caption {readiness-count}`items` {check}`A-1`\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n\n"
    ":::{figure} x.png\nFigure {readiness-status}`A-2`\n:::\n\n"
    "```{rubric} Rubric {readiness-status}`A-1`\n```\n\nSee {doc}`a` and {doc}`b`.\n",
    "a.rst": "A :check:`words <A-1>` and :readiness-status:`A-2`\n"
    "===================================================\n\n.. contents::\n\n"
    ".. _place:\n\nB :readiness-count:`items`\n--------------------------\n\n"
    ".. table:: Caption :check:`A-1`\n\n   == ==\n   a  b\n   == ==\n   1  2\n   == ==\n\n"
    "Term :check:`A-1`\n   definition\n\n.. topic:: Topic :check:`A-1`\n\n   text\n\n"
    ".. admonition:: Note :readiness-status:`c`\n\n   text\n\n.. sidebar:: Side :check:`A-1`\n\n   text\n\n"
    ":ref:`place`\n",
    "b.md": "# {readiness-status}`A-1`\n\ntext\n",
}

BUILDERS = (
    "html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext",
    "linkcheck", "readiness", "dummy", "xml", "pseudoxml",
)  # fmt: skip


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    made = make_project(FILES, numfig=True, version="1", release="1")
    made.write({"x.png": b"\x89PNG\r\n\x1a\n"})
    return made


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_ends_well(project: Project, builder: str) -> None:
    built = project.build(builder, doctrees=f"doctrees-{builder}")
    ours = [each for each in built.warning_lines if "RD" not in each and "epub" not in each.lower()]
    assert ours == []


def test_a_heading_has_the_badge_and_its_copies_have_words(project: Project) -> None:
    page = project.build().page("index")
    assert (
        '<span class="readiness-badge readiness-fail">Not met</span>' in page[page.index("<h2>") :]
    )
    assert "<title>Top 1 open" in page
    words = re.sub(r"<[^>]+>", "", page)
    assert "A words Not met and Verified" in words
    assert "B 2" in words
    assert "<title>Not met" in project.build().page("b")


def test_the_copies_follow_what_the_heading_shows(project: Project) -> None:
    project.build()
    project.edit("index.md", "| A-1 | one | ❌ |", "| A-1 | one | ✅ |")
    built = project.build()
    assert "<title>Verified" in built.page("b")
    assert "<title>Top 0 open" in built.page("index")
    assert "A words Verified and" in re.sub(r"<[^>]+>", "", built.page("index"))


def test_books_and_the_search_have_words_too(project: Project) -> None:
    book = project.build("epub").out
    assert "<text>Top 1 open</text>" in (book / "toc.ncx").read_text("utf-8")
    assert "<text>A words Not met and Verified</text>" in (book / "toc.ncx").read_text("utf-8")
    index = (project.build().out / "searchindex.js").read_text("utf-8")
    titles = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["titles"]
    assert "Not met" in [re.sub(r"<[^>]+>", "", each) for each in titles]


def test_the_latex_writer_gets_words_without_symbols(project: Project) -> None:
    text = next(project.build("latex").out.glob("*.tex")).read_text("utf-8")
    assert re.search(r"\\chapter\{A .*Not met.* and .*Verified", text)
