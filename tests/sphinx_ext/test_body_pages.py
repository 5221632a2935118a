"""What stands in a body besides its rows is on the page: blocks of tasks, headers, captions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from projects import Project

Make = Callable[..., Project]

HEAD = "| ID | Item | Status |\n|----|------|--------|\n"


def page(body: str, options: str = "") -> str:
    return f"# T\n\n::::::{{checklist}} c\n{options}\n{body}\n::::::\n"


def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_blocks_of_a_task_stay_blocks(make_project: Make) -> None:
    body = (
        "- [ ] Tag it:\n\n  ```sh\n  git tag v2\n  git push\n  ```\n\n  > said\n\n"
        "  | Host | Load |\n  |--|--|\n  | web | 1 |\n- [x] Ask:\n  :::{check} Inner\n  :id: IN-1\n  :::\n"
    )
    project = make_project({"index.md": page(body)})
    html = project.build().page("index")
    assert "git tag v2\ngit push\n" in text_of(html)
    assert "<blockquote>" in html
    assert html.count("<table") == 2
    assert 'id="IN-1"' in html
    for builder, suffix in (("text", "txt"), ("latex", "tex"), ("xml", "xml")):
        built = project.build(builder)
        (path,) = [each for each in built.out.glob(f"*.{suffix}") if each.name != "python.ist"]
        text = path.read_text("utf-8")
        assert builder == "latex" or "git tag v2" in text
        assert all(word in text for word in ("said", "web", "Inner")), builder


def test_nothing_of_a_comment_is_shown(make_project: Make) -> None:
    body = "<!--\n- [x] hidden one\n-->\n\n- [x] shown <!-- hidden two -->\n% hidden three\n"
    rest = "T\n=\n\n.. checklist:: d\n\n   ..\n      - [x] hidden four\n\n   - [ ] seen\n"
    project = make_project({"index.md": page(body), "rest.rst": rest})
    built = project.build("text")
    assert "hidden" not in (built.out / "index.txt").read_text("utf-8")
    assert "hidden" not in (built.out / "rest.txt").read_text("utf-8")
    html = project.build().page("index")
    assert "hidden" not in text_of(re.sub(r"(?s)<!--.*?-->", "", html))


@pytest.mark.parametrize("body", [HEAD, "Words:\n<br>\n\n" + HEAD], ids=["fast", "parsed"])
def test_markup_of_headers_is_shown(body: str, make_project: Make) -> None:
    head = body.replace("| Item ", "| Item [see](https://e.org/h) ").replace("ID |", "**ID** |")
    project = make_project({"index.md": page(head + "| A-1 | One | ok |\n")})
    html = project.build().page("index")
    assert '<a class="reference external" href="https://e.org/h">see</a>' in html
    assert "<strong>ID</strong>" in html
    assert project.lint().items()[0]["id"] == "A-1"
    assert "Item see" in (project.build("text").out / "index.txt").read_text("utf-8")


def test_captions_anchors_and_classes(make_project: Make) -> None:
    row = HEAD + "| {}-1 | One | ok |\n"
    markdown = (
        page(":::{table} The *first* table\n:name: tab-a\n\n" + row.format("A") + ":::")
        + page("{#tab-c .wide}\n" + row.format("C")).replace("} c", "} c2").removeprefix("# T\n")
        + "\nSee {numref}`tab-a`, [](#tab-a) and [it](#tab-c). And {numref}`tbl`.\n"
    )
    rest = (
        "R\n=\n\n.. checklist:: r\n\n   .. _tbl:\n\n   .. list-table:: The second table\n"
        "      :header-rows: 1\n      :class: foo\n      :name: tbl2\n\n      * - ID\n        - Item\n"
        "      * - R-1\n        - One\n\nSee :numref:`tbl`, :ref:`tbl` and :ref:`tbl2`.\n"
    )
    files = {"index.md": markdown + "\n```{toctree}\nrest\n```\n", "rest.rst": rest}
    project = make_project(
        files, myst_enable_extensions=["colon_fence", "attrs_block"], numfig=True
    )
    built = project.build()
    assert [line for line in built.warning_lines if "RD" not in line] == []
    html = built.page("index")
    assert re.search(r"<caption>.*Table 1 .*The <em>first</em> table", html)
    assert '<span class="std std-numref">Table 1</span>' in html
    assert re.search(r'<table class="[^"]*\bwide\b[^"]*" id="tab-c"', html)
    other = built.page("rest")
    assert re.search(r'<table class="[^"]*\bfoo\b[^"]*" id="tbl2"', other)
    assert other.count('href="#tbl') > 2
    assert "The second table" in (project.build("text").out / "rest.txt").read_text("utf-8")
    latex = next(project.build("latex").out.glob("*.tex")).read_text("utf-8")
    assert "The second table" in latex


def test_captions_and_tasks_are_translated(make_project: Make) -> None:
    body = (
        ":::{table} Caption text\n"
        + HEAD
        + "| A-1 | One | ok |\n:::\n\n- [ ] Task *with* note\n  - a note\n"
    )
    built = make_project({"index.md": page(body)}).build("gettext")
    catalogue = (built.out / "index.pot").read_text("utf-8")
    for message in ("Caption text", "Task *with* note", "a note", "One"):
        assert f'msgid "{message}"' in catalogue


def test_references_are_links_wherever_they_are_defined(make_project: Make) -> None:
    body = (
        "- [ ] see [inside] and [outside]\n\n| Item | Status |\n|--|--|\n| row [inside] | ok |\n\n"
        "Prose [inside].\n\n[inside]: https://e.org/in\n"
    )
    html = (
        make_project({"index.md": page(body) + "\n[outside]: https://e.org/out\n"})
        .build()
        .page("index")
    )
    assert html.count('href="https://e.org/in"') == 3
    assert html.count('href="https://e.org/out"') == 1


def test_places_in_included_and_nested_bodies(make_project: Make) -> None:
    nested = "::::{note}\n:::{note}\n- [ ] deep\n:::\n::::\n"
    text = page("```{include} part.md\n```\n\n" + nested)
    files = {"index.md": text.replace("\n", "\r\n"), "part.md": "Words.\n\n- [x] shared\n"}
    items = make_project(files, exclude_patterns=["part.md", "_build"]).lint().items()
    places = {item["title"]: (item["location"]["path"], item["location"]["line"]) for item in items}
    assert places["shared"] == ("docs/part.md", 3)
    assert places["deep"] == ("docs/index.md", text.split("\n").index("- [ ] deep") + 1)


def test_an_item_in_the_decision_is_an_item(make_project: Make) -> None:
    text = "# T\n\n::::{go-live} conditional\n:::{check} Broken\n:id: A-9\n:status: ❌\n:::\n::::\n"
    built = make_project({"index.md": text}).lint()
    assert [(item["id"], item["outcome"]) for item in built.items()] == [("A-9", "fail")]
    assert built.report["records"][0]["decisions"][0]["conditions"] == []


def test_a_parser_without_tables_has_none(make_project: Make) -> None:
    """Documents may switch tables off; then they are no tables for us either."""
    front = "---\nmyst:\n  disable_syntax: [table]\n---\n"
    body = HEAD + "| A-1 | One | ok |\n"
    built = make_project({"index.md": front + page(body)}).lint()
    assert built.items() == []
    assert "RD101" in {code for *_, code in built.places}
