"""Names, headers, labels, symbols and the script: what a page has for those who do not just see it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

import sphinx_readiness
from sphinx_readiness.sphinx_ext.output import BOOK_STYLE, SCRIPT, STYLE_SHEETS
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import DRAWN, Badge, badge_html
from sphinx_readiness.sphinx_ext.rendering.pieces.bar import Bar
from sphinx_readiness.sphinx_ext.rendering.pieces.chart import chart_svg
from sphinx_readiness.sphinx_ext.rendering.pieces.labels import PLACES, SAID, said_by_style
from sphinx_readiness.sphinx_ext.rendering.pieces.look import width_class
from sphinx_readiness.vocabulary.default_statuses import DEFAULT_STATUSES

if TYPE_CHECKING:
    from tests.rendering.conftest import Build

STATIC = Path(sphinx_readiness.__file__).parent / "sphinx_ext" / "static"

SYMBOLS = STATIC / "sphinx-readiness-symbols.svg"


def soup(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / name).read_text("utf-8"), "html.parser")


def own_tables(page: BeautifulSoup) -> list[Tag]:
    return page.select("table.readiness-table")


@pytest.mark.parametrize("name", ["index.html", "security.html", "approvals.html"])
def test_tables_have_names_headers_and_frames_for_keys(built: Build, name: str) -> None:
    tables = own_tables(soup(built("rustydb", "html"), name))
    assert tables
    for table in tables:
        frame = table.find_parent(class_="readiness-scroll")
        assert (frame["role"], frame["tabindex"]) == ("group", "0")
        assert frame["aria-label"] == table["aria-label"] != ""
        assert {head.get("scope") for head in table.select("thead th")} == {"col"}
        for row in table.select("tbody > tr:not(.readiness-findings-row)"):
            heads = row.find_all("th", recursive=False)
            if len(row.find_all(["td", "th"], recursive=False)) > 2:
                assert [head["scope"] for head in heads] == ["row"], row


def test_cells_say_what_they_are_where_rows_are_cards(built: Build) -> None:
    page = soup(built("rustydb", "html"), "security.html")
    cells = page.find("tr", id="AUTH-1").find_all(["th", "td"], recursive=False)
    assert [cell.get("data-label") for cell in cells] == [None] * 5
    assert cells[0].find_parent("table")["data-labels"] == "4-Owner 5-Notes"
    sums = soup(built("rustydb", "html"), "index.html").select_one(".readiness-summary tbody tr")
    labels = [cell.get("data-label") for cell in sums.find_all(["th", "td"], recursive=False)]
    assert labels[:2] == [None, "Verdict"]
    assert all(labels[1:])


def test_known_symbols_are_drawn_and_not_read(built: Build) -> None:
    page = soup(built("sample", "html"), "index.html")
    words = "".join(badge.get_text() for badge in page.select("span.readiness-badge"))
    assert "Verified" in words
    assert not re.search("[\u26a0\u2139\U0001f504\u2796\u23f8]", words)


@pytest.mark.parametrize(
    ("badge", "html"),
    [
        (
            Badge("\u2705", "Verified", "pass"),
            '<span class="readiness-badge readiness-pass">Verified</span>',
        ),
        (
            Badge("\U0001f504", "In progress", "open"),
            '<span class="readiness-badge readiness-open readiness-in-progress">In progress</span>',
        ),
        (
            Badge("\U0001f680", "Shipped", "pass"),
            '<span class="readiness-badge readiness-pass readiness-own"><i aria-hidden="true">\U0001f680</i> Shipped</span>',
        ),
        (
            Badge("\u23f8\ufe0f", "Waived", "info"),
            '<span class="readiness-badge readiness-info readiness-waived">Waived</span>',
        ),
    ],
)
def test_badges(badge: Badge, html: str) -> None:
    assert badge_html(badge, str) == html


def test_every_status_has_a_drawing() -> None:
    css = "".join((STATIC / name).read_text("utf-8") for name in STYLE_SHEETS)
    for status in DEFAULT_STATUSES:
        drawn = Badge(status.symbol, status.label, status.outcome.value)
        assert not drawn.own_symbol
        name = DRAWN[status.symbol.removesuffix("\ufe0f")] or f"readiness-{status.outcome.value}"
        # By its class, and in a row by the status of that, the same.
        row = rf'\[data-status="{status.key}"\]'
        assert re.search(rf"\.{name}, [^{{]*{row}[^{{]*> b {{[^}}]*--readiness-at: \d;", css), name
        colour = rf"\.readiness-{status.outcome.value}, [^{{]*{row}[^{{]*> b {{ --readiness-hue: "
        assert re.search(colour, css), status.key
        assert re.search(row, (STATIC / BOOK_STYLE).read_text("utf-8"))
    drawing = ET.fromstring(SYMBOLS.read_text("utf-8"))
    assert drawing.get("viewBox") == "0 0 144 16"
    assert not re.search(r"<(script|image|use|style)|href|url\(", SYMBOLS.read_text("utf-8"))


def test_the_style_sheet_says_the_labels_that_tables_name() -> None:
    css = (STATIC / STYLE_SHEETS[0]).read_text("utf-8")
    labels = ["ID", "Owner", "Owner", "Remark", "", "Notes", "Evidence", "Verify"]
    said, others = said_by_style(labels)
    assert said == "3-Owner 6-Notes 7-Evidence"
    assert others == ["ID", "Owner", "", "Remark", "", "", "", "Verify"]
    for place in PLACES:
        said = rf'"\2068" var(--readiness-{place}) ":\2069" " ";'
        column = f'[data-labels*="{place}-"] > tbody > tr > td:nth-child({place})'
        assert f"{column}::before {{ content: {said} }}" in css
        assert column in css[: css.index(" > p:first-child { display: inline; }")]
        for word in SAID:
            name = f'[data-labels~="{place}-{word}"]'
            assert f'{name} {{ --readiness-{place}: "{word}"; }}' in css


def test_the_script_is_where_rows_are_and_says_what_the_language_says(built: Build) -> None:
    out = built("rustydb", "html")
    (tag,) = soup(out, "security.html").select(f"script[src*='{SCRIPT}']")
    assert tag.has_attr("defer")
    assert not tag.has_attr("data-words")  # it speaks English
    for name in ("ARCHITECTURE.html", "search.html", "genindex.html"):
        assert not soup(out, name).select(f"script[src*='{SCRIPT}']"), name
    assert (out / "_static" / SCRIPT).exists()


def test_a_book_has_plain_styles_and_no_script(built: Build) -> None:
    out = built("sample", "epub")
    for name in ("index.xhtml", "content.opf"):
        text = (out / name).read_text("utf-8")
        assert BOOK_STYLE in text
        assert not [each for each in (SCRIPT, *STYLE_SHEETS) if each in text], name
    # Checkers of books know neither selectors in selectors nor what newer levels have.
    assert not re.search(
        r":(is|has|not|where)\(|@|\^=|url\(", (STATIC / BOOK_STYLE).read_text("utf-8")
    )


def test_the_script_is_small_and_writes_no_markup() -> None:
    text = (STATIC / SCRIPT).read_text("utf-8")
    assert len(text) < 13_000
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\b"
    )
    assert not re.search(forbidden, text)
    assert not re.search(r"https?:|\bimport\b|\bfetch\b", text)


def test_a_chart_says_in_words_what_it_shows() -> None:
    bar = Bar((("pass", 3), ("info", 0), ("open", 1), ("fail", 2)), "3 passed, 1 open, 2 failed")
    drawn = ET.fromstring(chart_svg([('<b> & "co"', bar), ("Two", bar)], "Checklists"))
    assert (drawn.get("role"), drawn.get("aria-label")) == ("group", "Checklists")
    assert ["".join(each.itertext()) for each in drawn.iter("p")] == [
        '<b> & "co": 3 passed, 1 open, 2 failed',
        "Two: 3 passed, 1 open, 2 failed",
    ]
    assert [each.get("aria-hidden") for each in drawn.iter("svg")] == ["true", "true"]
    widths = [float(each.get("width")) for each in drawn.iter("rect")]
    assert widths == [240.0, 80.0, 160.0] * 2


@pytest.mark.parametrize(
    ("columns", "css"),
    [
        (2, ""),
        (5, ""),
        (6, "readiness-wide"),
        (7, "readiness-wider"),
        (8, "readiness-wider"),
        (9, "readiness-widest"),
    ],
)
def test_tables_with_many_columns_become_cards_earlier(columns: int, css: str) -> None:
    assert width_class(columns) == css
