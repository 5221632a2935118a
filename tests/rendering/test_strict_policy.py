"""Nothing that we write needs inline styles or scripts, so that a strict policy may forbid them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from projects import Project

from sphinx_readiness.sphinx_ext.rendering.heads import _contact_uri
from sphinx_readiness.sphinx_ext.rendering.pieces.bar import Bar, bar_html

EXAMPLE = Path(__file__).parents[2] / "examples/rustydb"

STYLE_SHEET = Path(__file__).parents[2] / "sphinx_readiness/sphinx_ext/static/sphinx-readiness.css"


@pytest.mark.parametrize("table_nodes", [False, True])
def test_pages_have_no_inline_style_or_script_of_ours(
    make_project: Callable[..., Project], table_nodes: bool
) -> None:
    files = {
        path.relative_to(EXAMPLE / "docs").as_posix(): path.read_text("utf-8")
        for path in (EXAMPLE / "docs").rglob("*.md")
    }
    project = make_project(files, myst_enable_extensions=["colon_fence", "tasklist", "linkify"])
    out = project.build(readiness_table_nodes=table_nodes).out
    seen = 0
    for page in (out / name.replace(".md", ".html") for name in files):
        body = BeautifulSoup(page.read_text("utf-8"), "html.parser").find(class_="body")
        for element in body.find_all(True) if body else ():
            assert element.name not in {"script", "style"}
            inline = [name for name in element.attrs if name == "style" or name.startswith("on")]
            assert (inline, str(element)[:200] if inline else "") == ([], "")
            seen += any(each.startswith("readiness-bar") for each in element.get("class", ()))
    assert seen > 10


@pytest.mark.parametrize(
    ("numbers", "widths"),
    [
        ((1, 0, 1, 1), [33, 33, 33]),
        ((1, 0, 0, 999), [1, 100]),
        ((5, 0, 0, 0), [100]),
        ((0, 0, 0, 0), []),
    ],
)
def test_the_parts_of_a_bar_have_their_widths_in_classes(
    numbers: tuple[int, ...], widths: list[int]
) -> None:
    outcomes = zip(("pass", "info", "open", "fail"), numbers, strict=True)
    html = bar_html(Bar(tuple(outcomes), "words"), str)
    found = re.findall(r"readiness-tens-(\d+) readiness-ones-(\d)", html)
    assert [10 * int(tens) + int(ones) for tens, ones in found] == widths


def test_the_style_sheet_has_each_of_these_classes() -> None:
    css = STYLE_SHEET.read_text("utf-8")
    for name in (*(f"tens-{n}" for n in range(11)), *(f"ones-{n}" for n in range(10))):
        number = int(name.rpartition("-")[2]) * (10 if name.startswith("tens") else 1)
        assert re.search(
            rf"\.readiness-{name} {{ --readiness-{name.partition('-')[0]}: {number}; }}", css
        )


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://medium.com/@team", "https://medium.com/@team"),
        ("http://x.example", "http://x.example"),
        ("ops@x.example", "mailto:ops@x.example"),
        ("mailto:ops@x.example", "mailto:ops@x.example"),
        ("a.b+c@x.example", "mailto:a.b+c@x.example"),
        ("@handle", ""),
        ("javascript:x@y.example", ""),
        ("//evil@x.example", ""),
        ("a@b?cc=c@d.example", ""),
        ("java\tscript:a@b", ""),
        ("https:\t//x", ""),
        ("see the wiki", ""),
    ],
)
def test_contacts_lead_to_mail_or_a_page(address: str, uri: str) -> None:
    assert _contact_uri(address) == uri


def test_contacts_on_a_page(make_project: Callable[..., Project]) -> None:
    contacts = "Blog <https://medium.com/@team>, Ops: ops@x.example, https://y.example/@z, z@x.example, @ann, X <javascript:a@b>"
    page = (
        make_project({"index.md": f"# T\n\n:::{{readiness}} P\n:contacts: {contacts}\n:::\n"})
        .build()
        .page("index")
    )
    links = [
        unquote(a["href"])
        for a in BeautifulSoup(page, "html.parser").find(class_="readiness-record").find_all("a")
    ]
    assert links == [
        "https://medium.com/@team",
        "mailto:ops@x.example",
        "https://y.example/@z",
        "mailto:z@x.example",
    ]
