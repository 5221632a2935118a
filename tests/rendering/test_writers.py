"""Every writer shows every item; writers without symbols get words."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document

from sphinx_readiness.sphinx_ext.rendering.pieces.symbols import Plain
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rendering.conftest import Build

SYMBOLS = re.compile("[✅⚠❌ℹ🔄⬜🟢🎈🚀\ufe0f]")

WORD = re.compile(r"[^\W_]{3,}")


def texts(build: Build, project: str) -> list[str]:
    """Return the titles and notes of *project*, as its report has them."""
    report = json.loads(
        (build(project, "readiness") / "readiness.json").read_text(encoding="utf-8")
    )
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            found.extend(v for k, v in value.items() if k in {"title", "notes"} and v)
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                walk(each)

    walk(report)
    return [SYMBOLS.sub(" ", text) for text in found if isinstance(text, str)]


def content(folder: Path, pattern: str) -> str:
    """Return all files of *folder* that match *pattern*, joined."""
    paths = sorted(folder.rglob(pattern))
    assert paths
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def words_missing(expected: list[str], shown: str) -> set[str]:
    """Return the words of *expected* that *shown* lacks, whatever breaks its lines."""
    return set(WORD.findall(" ".join(expected))) - set(WORD.findall(shown))


def test_the_report_has_what_the_tests_look_for(built: Build) -> None:
    assert len(texts(built, "rustydb")) > 400


@pytest.mark.parametrize(
    ("builder", "pattern"),
    [("text", "*.txt"), ("latex", "rustydb.tex"), ("texinfo", "rustydb.texi"), ("xml", "*.xml")],
)
def test_every_title_and_note_is_shown(built: Build, builder: str, pattern: str) -> None:
    shown = content(built("rustydb", builder), pattern)
    if builder in {"latex", "texinfo"}:
        shown = re.sub(r"\\sphinxhyphen\{\}|\\-", "-", shown).replace("\\_", "_")
    assert words_missing(texts(built, "rustydb"), shown) == set()


def test_the_manual_shows_every_title_and_note(built: Build) -> None:
    manual = ("index", "rustydb", "RustyDB", "Somebody", 1)
    shown = content(built("rustydb", "man", man_pages=(manual,)), "rustydb.1")
    shown = shown.replace("\\-", "-").replace("\\fB", " ").replace("\\fP", " ").replace("\\fI", " ")
    shown = shown.replace("\\%", "").replace("\\&", "")
    assert words_missing(texts(built, "rustydb"), shown) == set()


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub"])
def test_every_title_and_note_is_on_a_page(built: Build, builder: str) -> None:
    folder = built("rustydb", builder)
    pattern = "*.xhtml" if builder == "epub" else "*.html"
    soup = BeautifulSoup(content(folder, pattern), "html.parser")
    shown = " ".join(soup.get_text().split())
    plain = shown.translate({0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "--"})
    missing = [
        text
        for text in texts(built, "rustydb")
        if " ".join(text.split()) not in shown and " ".join(text.split()) not in plain
    ]
    # Links show the title of their document, badges stand behind items, windows say "Within".
    told_otherwise = re.compile(r"(REPL|DATA)-\d|DEPLOYMENT_GUIDE$|^(24h|1 week|1 month)$")
    assert [text for text in missing if not told_otherwise.search(text)] == []


def test_the_book_is_valid_xml_without_our_files(built: Build) -> None:
    folder = built("sample", "epub")
    with zipfile.ZipFile(next(folder.glob("*.epub"))) as book:
        names = book.namelist()
        for name in names:
            if name.endswith((".xhtml", ".opf", ".ncx")):
                ET.fromstring(book.read(name))
    assert not [name for name in names if "readiness-outcome" in name]
    assert any(name.endswith("sphinx-readiness-book.css") for name in names)


@pytest.mark.parametrize(
    ("builder", "pattern"), [("latex", "sample.tex"), ("texinfo", "sample.texi")]
)
def test_symbols_become_words_where_fonts_have_none(
    built: Build, builder: str, pattern: str
) -> None:
    shown = content(built("sample", builder), pattern)
    assert SYMBOLS.findall(shown) == []
    for words in ("[Verified]", "[Not met]", "[balloon]", "Needs review", "Pending"):
        assert words in shown.replace("{[}", "[").replace("{]}", "]"), words


def test_one_file_has_the_verdicts_of_all_documents(built: Build) -> None:
    shown = content(built("rustydb", "latex"), "rustydb.tex")
    assert shown.count("\nComputed:") + shown.count("{Computed:}") == 21
    assert shown.count(r"\begin{longtable}") > 40
    assert r"\hyperref[\detokenize{pre-deployment:DOC-2}]" in shown


def test_the_nesting_of_tasks_shows_without_a_style_sheet(built: Build) -> None:
    shown = content(built("sample", "text"), "index.txt")
    assert "| Parent **bold**" in shown
    assert "| – Child & kin" in shown
    assert "| – – Grandchild" in shown


def plain() -> Plain:
    """Return what the default vocabulary makes."""
    return Plain(Vocabulary(DEFAULT_STATUSES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("as it was → so", "as it was → so"),
        ("✅ done", "[Verified] done"),
        ("⚠️⚠", "[Needs review][Needs review]"),
        ("🟢 1️⃣", "[large green circle] 1"),
        ("é ß 中", "é ß 中"),
    ],
)
def test_words_for_symbols(text: str, expected: str) -> None:
    assert plain().text(text) == expected


def test_only_what_is_ours_is_touched() -> None:
    document = new_document("x")
    document += nodes.paragraph("", "✅ theirs")
    document += nodes.paragraph("", "✅ ours", classes=["readiness-verdict"])
    plain().apply(document)
    assert [each.astext() for each in document] == ["✅ theirs", "[Verified] ours"]
