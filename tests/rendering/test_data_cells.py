"""Links and marks of footnotes in cells of ids and statuses are on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from projects import Built, Project

MARKDOWN = """# T

:::{checklist} c
:owner: me

| ID                     | Item | Status                   |
|------------------------|------|--------------------------|
| [A-1](https://e.org/1) | a    | [✅](https://e.org/2)    |
| A-2 [^n]               | b    | ✅ [^n]                  |
| A-3                    | c    | ❌ [report](index.md#x)  |
| A-4                    | d    | {ref}`done <here>`       |
| A-5                    | e    | ~~✅~~                   |
| A-6                    | f    | **✅** `x.y` 2026-01-02  |
:::

(here)=
## Below

[^n]: A note
"""

REST = """T
=

.. checklist:: c
   :owner: me

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - `A-1 <https://e.org/1>`__
        - a
        - `✅ <https://e.org/2>`__
      * - A-2 [#n]_
        - b
        - ✅ [#n]_
      * - A-3
        - c
        - ❌ `report <#x>`__
      * - A-4
        - d
        - :ref:`done <here>`

.. _here:

Below
-----

.. [#n] A note
"""


def rows(built: Built) -> dict[str, list[Tag]]:
    page = BeautifulSoup(built.page("index"), "html.parser")
    body = page.select("table.readiness-table tbody tr[id]")
    return {str(row["id"]): row.find_all(["th", "td"]) for row in body}


def badge(cell: Tag) -> Tag:
    found, *pills = cell.select(".readiness-badge, td > b")
    assert [each.get_text() for each in pills] in ([], ["blocks"])
    return found


@pytest.mark.parametrize("nodes", [False, True])
@pytest.mark.parametrize(("name", "text"), [("index.md", MARKDOWN), ("index.rst", REST)])
def test_links_and_footnotes(
    make_project: Callable[..., Project], name: str, text: str, nodes: bool
) -> None:
    project = make_project({name: text}, readiness_table_nodes=nodes)
    found = rows(project.build())
    ids = {row: [link["href"] for link in cells[0].find_all("a")] for row, cells in found.items()}
    assert ids["A-1"] == ["https://e.org/1"]
    assert found["A-2"][0].get_text().strip() == "A-2 [1]"
    assert ids["A-3"] == ["#A-3"]
    shown = {row: badge(cells[2]) for row, cells in found.items()}
    texts = {row: each.get_text() for row, each in shown.items()}
    assert texts["A-1"] == "✅ Verified"
    assert [link["href"] for link in shown["A-1"].find_all("a")] == ["https://e.org/2"]
    assert texts["A-2"] == "✅ Verified [1]"
    assert "footnote-reference" in shown["A-2"].a["class"]
    assert texts["A-3"] == "❌ report"
    assert "readiness-fail" in shown["A-3"]["class"]
    assert texts["A-4"] == "done"
    assert shown["A-4"].a["href"] == "#here"


def test_marks_of_footnotes_point_back(make_project: Callable[..., Project]) -> None:
    page = BeautifulSoup(make_project({"index.md": MARKDOWN}).build().page("index"), "html.parser")
    back = [link["href"] for link in page.select("aside.footnote a")]
    assert back
    assert all(page.find(id=href.removeprefix("#")) is not None for href in back)


def test_struck_out_statuses(make_project: Callable[..., Project]) -> None:
    extensions = ["colon_fence", "strikethrough"]
    for extra in (extensions, extensions[:1]):
        project = make_project({"index.md": MARKDOWN}, myst_enable_extensions=extra)
        shown = badge(rows(project.build())["A-5"][2])
        assert shown.decode_contents() == "<s>✅</s>"
        assert "readiness-unknown" in shown["class"]
    assert "~~✅~~" in (project.build("text").out / "index.txt").read_text("utf-8")


def test_other_markup_is_a_plain_badge(make_project: Callable[..., Project]) -> None:
    shown = badge(rows(make_project({"index.md": MARKDOWN}).build())["A-6"][2])
    assert shown.get_text() == "x.y 2026-01-02"
    assert [each.name for each in shown.find_all(True)] == []


def test_statuses_are_not_translated(make_project: Callable[..., Project]) -> None:
    out = make_project({"index.md": MARKDOWN}).build("gettext").out
    (catalogue,) = out.glob("*.pot")
    text = catalogue.read_text("utf-8")
    assert "e.org" not in text
    assert 'msgid "c"' in text


def test_signatures_have_links(make_project: Callable[..., Project]) -> None:
    text = (
        "# T\n\n:::{signoff-matrix}\n| Role | Name | Signature | Date | Status |\n|-|-|-|-|-|\n"
        "| QA | Ann | ann | 2026-01-02 | [approved](https://e.org/3) |\n:::\n"
    )
    page = BeautifulSoup(make_project({"index.md": text}).build().page("index"), "html.parser")
    (link,) = page.select(".readiness-badge a")
    assert (link["href"], link.get_text()) == ("https://e.org/3", "approved")
