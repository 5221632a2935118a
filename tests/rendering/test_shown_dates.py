"""Dates on pages have the form of their language, and machines read them as before."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest
from bs4 import BeautifulSoup

from sphinx_readiness.sphinx_ext.shown_dates import Days


class Build(Protocol):
    """Builds a project by name."""

    def __call__(self, name: str, builder: str, **overrides: object) -> Path:
        """Return the output folder."""


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "2026-01-25", "2026-01-25"),
        ("en_GB", "2026-01-25", "2026-01-25"),
        ("en-US", "2026-01-25", "2026-01-25"),
        ("de", "2026-01-25", "25.01.2026"),
        ("pt_BR", "2026-01-25", "25 de jan. de 2026"),
        ("ja", "2026-01-25", "2026/01/25"),
        ("zh_CN", "2026-01-25", "2026\u5e741\u670825\u65e5"),
        ("ar", "2026-01-25", "\u206825\u200f/01\u200f/2026\u2069"),
        ("he", "2026-01-25", "\u206825 \u05d1\u05d9\u05e0\u05d5\u05f3 2026\u2069"),
        ("no-such-language", "2026-01-25", "2026-01-25"),
        ("", "2026-01-25", "2026-01-25"),
        ("de", "2026-02-30", "2026-02-30"),
        ("de", "soon", "soon"),
        ("de", "", ""),
    ],
)
def test_a_day_in_a_language(language: str, text: str, shown: str) -> None:
    days = Days(language)
    assert days(text) == shown
    assert days(text) == shown


def test_a_page_in_german_has_german_dates(built: Build) -> None:
    folder = built("sample", "html", language="de")
    soup = BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser")
    (cell,) = soup.select(".readiness-timeline time")
    assert (cell.get_text(), cell["datetime"]) == ("01.01.2026", "2026-01-01")
    decision = next(each for each in soup.select("p") if "01.01.2026" in each.get_text())
    assert "2026-01-01" not in decision.get_text()


def test_a_page_in_english_has_dates_as_they_are_written(built: Build) -> None:
    page = (built("sample", "html") / "index.html").read_text("utf-8")
    shown = BeautifulSoup(page, "html.parser").select("time")
    assert {"2026-01-01"} <= {each.get_text() for each in shown}
    assert not [each for each in shown if each.attrs]
