"""What a browser would run is on no page that has such texts in every place that we render."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

import every_place
import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import scheme_of

MADE = {
    "dirhtml": "m0/index.html", "singlehtml": "index.html", "text": "m0.txt", "man": "everyplace.1",
    "latex": "everyplace.tex", "gettext": "m0.pot", "epub": "m0.xhtml", "xml": "m0.xml", "dummy": "",
    "texinfo": "everyplace.texi", "pseudoxml": "m0.pseudoxml", "linkcheck": "output.txt",
}  # fmt: skip
"""Builders, each with a file that it writes."""


OWN_DOCTREES = frozenset({"gettext"})
"""Builders that share their doctrees with no others."""

Build: TypeAlias = Callable[[str], Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return what builds the project with a builder, once; its documents are read once."""
    source = every_place.write(tmp_path_factory.mktemp("every"), "basic")

    @cache
    def build_once(builder: str) -> Path:
        folder = source.parent / f"{source.name}-{builder if builder in OWN_DOCTREES else 'all'}"
        values = {"linkcheck_ignore": [".*"]}
        app = SphinxTestApp(builder, srcdir=source, builddir=folder, confoverrides=values)
        try:
            app.build()
            return Path(app.outdir)
        finally:
            app.cleanup()

    return build_once


def test_nothing_of_ours_can_run(build: Build) -> None:
    out = build("html")
    ours = 0
    for name in every_place.pages():
        page = BeautifulSoup((out / f"{name}.html").read_text("utf-8"), "html.parser")
        for element in page.find(class_="body").find_all(True):
            assert element.name not in every_place.NEVER
            assert not [each for each in element.attrs if each == "style" or each.startswith("on")]
            for address in (element.get("href", ""), element.get("src", "")):
                assert scheme_of(address) in {"", "http", "https", "mailto"}, address
            ours += any(each.startswith("readiness") for each in element.get("class", ()))
    assert ours > 100


@pytest.mark.parametrize("builder", MADE)
def test_other_builders_come_to_an_end(build: Build, builder: str) -> None:
    assert (build(builder) / MADE[builder]).exists()


def test_a_book_is_well_formed(build: Build) -> None:
    from xml.etree import ElementTree as ET

    out = build("epub")
    for name in every_place.pages():
        page = ET.fromstring((out / f"{name}.xhtml").read_bytes())
        assert page.tag == "{http://www.w3.org/1999/xhtml}html"
