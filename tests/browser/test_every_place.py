"""What a browser would run is on no page that has such texts in every place that we render."""

from __future__ import annotations

from pathlib import Path

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


def build(folder: Path, builder: str) -> Path:
    source = every_place.write(folder, "basic")
    app = SphinxTestApp(builder, srcdir=source, confoverrides={"linkcheck_ignore": [".*"]})
    try:
        app.build()
        return Path(app.outdir)
    finally:
        app.cleanup()


def test_nothing_of_ours_can_run(tmp_path: Path) -> None:
    out = build(tmp_path, "html")
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
def test_other_builders_come_to_an_end(tmp_path: Path, builder: str) -> None:
    out = build(tmp_path, builder)
    if MADE[builder]:
        assert (out / MADE[builder]).is_file()


def test_a_book_is_well_formed(tmp_path: Path) -> None:
    from xml.etree import ElementTree as ET

    out = build(tmp_path, "epub")
    for name in every_place.pages():
        ET.fromstring((out / f"{name}.xhtml").read_bytes())
