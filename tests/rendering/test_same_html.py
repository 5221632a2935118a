"""The HTML written straight from the rows is the HTML of the standard table nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rendering.conftest import Build

Tree: TypeAlias = "tuple[object, ...] | str"


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
