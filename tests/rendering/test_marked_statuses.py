"""Statuses with links: their symbols are drawn as those of plain ones are, and they count as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = """
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence"]
readiness_statuses = {"shipped": {"label": "On board", "outcome": "pass", "symbols": ["\U0001f680"]}}
"""

PAGE = """# Page

:::{checklist} marked

| ID | Item | Status |
|---|---|---|
| M-1 | symbol, then a link | ❌ [not](https://x.example) before the audit |
| M-2 | all of it a link | [✅ done](https://x.example) |
| M-3 | nothing but a symbol | [⚠️](https://x.example) |
| M-4 | a symbol of its own | 🚀 [gone](https://x.example) |
| M-5 | a symbol at the end | [later](https://x.example) ❌ |
:::
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    folder = tmp_path_factory.mktemp("marked")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    out: Path = folder / "out"
    with patch_docutils(folder), docutils_namespace():
        app = Sphinx(folder, folder, out, out / "trees", "html", status=None, warning=None)
        app.build()
    return BeautifulSoup((out / "index.html").read_text("utf-8"), "html.parser")


@pytest.mark.parametrize(
    ("ident", "key", "hidden", "words", "own"),
    [
        ("M-1", "not-met", "❌", "not before the audit", False),
        ("M-2", "verified", "✅", "done", False),
        ("M-3", "needs-review", "⚠️", "Needs review", False),
        ("M-4", "shipped", "", "🚀 gone", True),
        ("M-5", "not-met", "", "later ❌", True),
    ],
)
def test_a_symbol_that_is_drawn_is_not_shown_by_a_font(
    page: BeautifulSoup, ident: str, key: str, hidden: str, words: str, *, own: bool
) -> None:
    row = page.find("tr", id=ident)
    assert isinstance(row, Tag)
    assert row["data-status"] == key
    badge = row.select_one("td .readiness-badge")
    assert isinstance(badge, Tag)
    assert ("readiness-own" in badge["class"]) is own
    symbols = [each.extract().get_text() for each in badge.select("i[aria-hidden]")]
    assert symbols == ([hidden] if hidden else [])
    assert " ".join(badge.get_text().split()) == words


def test_the_script_knows_what_statuses_are_called_that_their_keys_do_not_say(
    page: BeautifulSoup,
) -> None:
    (script,) = page.select("script[data-words]")
    assert script["data-words"] == '{"shipped": "On board"}'
