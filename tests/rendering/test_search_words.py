"""The search index is the same, though it reads each word of a table once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from projects import Project
from sphinx.search import IndexBuilder, SearchLanguage
from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish
from sphinx.search.zh import SearchChinese

from sphinx_readiness.sphinx_ext.nodes import item_table
from sphinx_readiness.sphinx_ext.rendering.search_words import searched, thin_words

ROWS = [
    ["OPS-0012", "The backups are made, the backups are kept for 30 days", "✅", "SRE"],
    ["OPS-0013", "Backups of 2026-01-02 and of the 1st of May", "❌", "SRE"],
    ["OPS-0014", "Zurückgespielt wird in Köln: 日本 ٣٤ x² a_b", "⚠️", "Ann, Bo"],
]


class Taking(SearchLanguage):
    """A language whose index has numbers."""

    lang = "numbers"

    def word_filter(self, word: str) -> bool:
        """Take each word."""
        return bool(word)


class Nothing:
    """An environment in which nothing is indexed yet."""

    def __getattr__(self, name: str) -> dict[str, set[str]]:
        return {}


def index_of(language: SearchLanguage, text: str) -> dict[str, set[str]]:
    """Return which documents have which words, as the index of Sphinx has it."""
    environment: Any = Nothing()
    index = IndexBuilder(environment, "en", {}, "")
    index.lang = language
    document = new_document("page")
    document += nodes.Text(text)
    index.feed("page", "page.html", "", document)
    return index._mapping


@pytest.mark.parametrize("language", [SearchEnglish({}), SearchGerman({}), Taking({})])
def test_rows_have_the_same_index(language: SearchLanguage) -> None:
    text = "\n".join("\u205f".join(row) for row in ROWS)
    thin = searched(language, text)
    assert index_of(language, thin) == index_of(language, text)
    assert thin.split().count("backups") == 1
    assert ("0012" in thin) is language.word_filter("0012")


@given(st.text("aA1²٣ \u205f\n-_'é日.", max_size=60))
def test_any_text_has_the_same_index(text: str) -> None:
    language = SearchEnglish({})
    assert index_of(language, searched(language, text)) == index_of(language, text)


def table() -> tuple[nodes.document, item_table]:
    """Return a page with a table of the rows."""
    made = item_table(fields=("id", "item", "status", "owner"))
    made.store(ROWS, [row[0] for row in ROWS])
    document = new_document("page")
    document += made
    return document, made


def test_a_table_keeps_its_cells() -> None:
    document, made = table()
    before = made.rows()
    thin_words(SearchEnglish({}), document)
    assert made.rows() == before == [(row[0], row) for row in ROWS]
    assert made[0].astext().split().count("SRE") == 1


def test_languages_that_split_in_their_own_way_read_all() -> None:
    document, made = table()
    text = made[0].astext()
    thin_words(SearchChinese.__new__(SearchChinese), document)
    assert made[0].astext() == text


SEEN = """
def setup(app):
    def see(app, page, template, context, doctree):
        if page == "index":
            (app.outdir / "seen.txt").write_text(doctree.astext(), "utf-8")

    app.connect("html-page-context", see)
"""


def test_extensions_that_look_at_written_pages_read_all_words(tmp_path: Path) -> None:
    """Such as those that write descriptions and feeds."""
    page = (
        "# Page\n\n:::{checklist} one\n:owner: Ann\n\n| ID | Item | Status |\n|--|--|--|\n"
        "| D-1 | the guide, the page | ✅ |\n| D-2 | the guide, the end | ✅ |\n\n:::\n"
    )
    project = Project(tmp_path, {"index.md": page})
    with (project.docs / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(SEEN)
    seen = (project.build().out / "seen.txt").read_text("utf-8")
    assert seen.count("the guide") == 2
    assert "D-2" in seen
