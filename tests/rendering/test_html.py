"""What a reader of the HTML sees, and what the style sheet promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

import sphinx_readiness
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES

if TYPE_CHECKING:
    from tests.rendering.conftest import Build

KEYS = {status.label: status.key for status in DEFAULT_STATUSES}

CSS = Path(sphinx_readiness.__file__).parent / "sphinx_ext" / "static" / "sphinx-readiness.css"


def soup(folder: Path, name: str = "index.html") -> BeautifulSoup:
    """Return the parsed page *name*."""
    return BeautifulSoup((folder / name).read_text(encoding="utf-8"), "html.parser")


def row(page: BeautifulSoup, anchor: str) -> list[Tag]:
    """Return the cells of the row *anchor*."""
    found = page.find("tr", id=anchor)
    assert isinstance(found, Tag)
    return found.find_all(["th", "td"])


def test_badges_have_symbol_word_and_colour(built: Build) -> None:
    page = soup(built("rustydb", "html"), "security.html")
    labels = {status.label for status in DEFAULT_STATUSES} | {"blocks"}
    badges = page.select("td span.readiness-badge, tr[data-status] > td > b")
    assert len(badges) >= 50
    for badge in badges:
        assert badge.get_text() in labels
        if badge.name == "span":
            assert 2 <= len(badge["class"]) <= 3  # a status that is not the first of its outcome
        else:
            assert badge.parent.parent["data-status"] == KEYS[badge.get_text()]


@pytest.mark.parametrize(
    ("anchor", "text", "css"),
    [
        ("M-4", "FAILED and the reason is told at great length", "readiness-long"),
        ("M-5", "maybe 🎈", "readiness-unknown"),
    ],
)
def test_badge_of_a_cell(built: Build, anchor: str, text: str, css: str) -> None:
    badge = row(soup(built("sample", "html")), anchor)[2].find("span")
    assert isinstance(badge, Tag)
    assert badge.get_text() == text
    assert css in badge["class"]


def test_how_a_status_looks_follows_from_its_row(built: Build) -> None:
    cell = row(soup(built("sample", "html")), "M-1")[2]
    assert cell.decode_contents() == "<b>Verified</b>"
    assert cell.parent["data-status"] == "verified"


def test_cells_are_escaped_and_nested(built: Build) -> None:
    page = soup(built("sample", "html"))
    assert "<5 and > 3 &" in row(page, "M-2")[1].get_text()
    assert not page.select("script:-soup-contains('alert')")
    assert [len(page.select(f"td.readiness-depth-{depth}")) for depth in (1, 2, 3)] == [1, 1, 0]


def test_a_bar_is_hidden_from_readers_who_get_its_words(built: Build) -> None:
    page = soup(built("rustydb", "html"))
    bars = page.select(".readiness-summary .readiness-bar")
    assert len(bars) == 22
    assert all(bar["aria-hidden"] == "true" for bar in bars)
    assert page.select(".readiness-summary .readiness-bar-text")[-1].get_text() == (
        "66 passed, 113 for information, 31 open"
    )
    keys = [key.get_text() for key in page.select(".readiness-key")]
    assert keys == ["passed", "informational", "open", "failed"]


def test_a_contradiction_is_told_in_words(built: Build) -> None:
    page = soup(built("rustydb", "html"), "pre-deployment.html")
    assert [each.get_text() for each in page.select(".readiness-alarm")] == [
        "the rows contradict the verdict: CODE-2, CODE-4"
    ]


def test_an_empty_checklist_contradicts_nothing(built: Build) -> None:
    page = soup(built("sample", "html"))
    assert page.select("#checklist-nothing .readiness-verdict")
    assert not page.select("#checklist-nothing .readiness-alarm")


def test_unknown_statuses_are_counted(built: Build) -> None:
    verdict = soup(built("sample", "html")).select_one("#checklist-marked .readiness-verdict")
    assert verdict is not None
    assert "1 with unknown status" in verdict.get_text()


def test_a_verdict_that_names_no_status_is_shown_in_the_summary(built: Build) -> None:
    lines = soup(built("sample", "html")).select(".readiness-summary tbody tr")
    (line,) = [each for each in lines if "#checklist-tasks" in str(each)]
    assert "splendid" in line.get_text()


def test_blank_statuses_are_the_same_in_views_as_in_their_checklist(built: Build) -> None:
    page = soup(built("sample", "html"))
    assert row(page, "M-6")[2].get_text() == "Pending"
    shown, *_also_open = [
        each for each in page.select(".readiness-view tr") if each.select("a[href='#M-6']")
    ]
    assert "Pending" in shown.get_text()


def test_every_link_in_one_page_has_its_target(built: Build) -> None:
    page = soup(built("rustydb", "singlehtml"))
    ids = {each["id"] for each in page.find_all(id=True)}
    links = [each["href"] for each in page.select(".readiness-table a[href^='#']")]
    assert len(links) > 200
    assert [link for link in links if link[1:] not in ids] == []


def test_the_style_sheet_is_small_and_loads_nothing() -> None:
    text = CSS.read_text(encoding="utf-8")
    assert len(text) < 23_000
    assert {*re.findall(r"url\([^)]*\)", text)} == {'url("sphinx-readiness-symbols.svg")'}
    assert not re.search(r"@import|https?:|data:", text)
    assert text.count("{") == text.count("}")


def luminance(colour: tuple[float, ...]) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2)."""
    parts = [c / 255 for c in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(text: str) -> tuple[int, ...]:
    """Return the parts of ``#rrggbb``."""
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("#3e4349", "#ffffff"),
        ("#000000", "#ffffff"),
        ("#222832", "#f3f4f5"),
        ("#cfd0d0", "#131416"),
        ("#ced6dd", "#29313d"),
    ],
    ids=["alabaster", "furo", "pydata", "furo dark", "pydata dark"],
)
def test_badges_have_enough_contrast(text: str, page: str) -> None:
    hues = re.findall(
        r"--readiness-hue: var\(--readiness-\w+, (#[0-9a-f]{6})\)", CSS.read_text(encoding="utf-8")
    )
    assert len(hues) == 5
    for hue in hues:
        mixed = tuple(0.18 * h + 0.82 * p for h, p in zip(rgb(hue), rgb(page), strict=True))
        low, high = sorted((luminance(rgb(text)), luminance(mixed)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, hue
