"""The HTML written straight from the rows is the HTML of the standard table nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rendering.conftest import Build

Tree: TypeAlias = "tuple[object, ...] | str"


DRAWN = {
    "verified": ["readiness-pass"],
    "needs-review": ["readiness-open"],
    "not-met": ["readiness-fail"],
    "informational": ["readiness-info"],
    "in-progress": ["readiness-open", "readiness-in-progress"],
    "pending": ["readiness-open", "readiness-pending"],
    "not-applicable": ["readiness-info", "readiness-not-applicable"],
    "waived": ["readiness-info", "readiness-waived"],
}
"""How a bare status looks in a row of each key."""


def spell_out(body: Tag) -> None:
    """Say at each place below *body* what a row or a table says once, and leave out what is bare."""
    for table in body.select("table[data-labels]"):
        for place, _, label in (each.partition("-") for each in table["data-labels"].split()):
            for row in table.select(":scope > tbody > tr:not(.readiness-findings-row)"):
                row.find_all(["th", "td"], recursive=False)[int(place) - 1]["data-label"] = label
        del table["data-labels"]
    for bare in body.select("tr[data-status] > td > b"):
        bare.name = "span"
        bare["class"] = ["readiness-badge", *DRAWN[bare.parent.parent["data-status"]]]
    for table in body.select("table.readiness-table"):
        for row in table.select("tr"):
            row["class"] = [each for each in row.get("class", ()) if each not in PARITY]
            if not row["class"]:
                del row["class"]
        for cell in table.select("tbody > tr > *"):
            only = [each for each in cell.children if isinstance(each, Tag) or each.strip()]
            if len(only) == 1 and only[0].name == "p" and not only[0].attrs:
                only[0].unwrap()
            for link in cell.select("a.reference.internal:not([title])"):
                del link["class"]


PARITY = ("row-odd", "row-even")


def normal(node: Tag) -> Tree:
    """Return *node* without what does not show: white space and the order of classes."""
    children: list[Tree] = []
    for child in node.children:
        if isinstance(child, Tag):
            children.append(normal(child))
        elif isinstance(child, NavigableString) and (text := " ".join(child.split())):
            children.append(text)
    attributes = tuple(
        sorted((k, tuple(sorted(v)) if isinstance(v, list) else v) for k, v in node.attrs.items())
    )
    return (node.name, attributes, *children)


def bodies(folder: Path) -> dict[str, Tree]:
    """Return the body of each page of *folder*."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        body = soup.find("div", class_="body") or soup.body
        assert isinstance(body, Tag)
        spell_out(body)
        found[path.name] = normal(body)
    return found


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
@pytest.mark.parametrize("project", ["rustydb", "sample"])
def test_rows_and_nodes_give_the_same_html(built: Build, project: str, builder: str) -> None:
    fast = bodies(built(project, builder, html_theme="basic"))
    slow = bodies(built(project, builder, html_theme="basic", readiness_table_nodes=True))
    assert fast.keys() == slow.keys()
    for name in fast:
        assert fast[name] == slow[name], name
    assert "readiness-scroll" in repr(fast)
