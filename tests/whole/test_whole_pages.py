"""What generated documents say is on their pages: rows, code, prose; and comments are not."""

from __future__ import annotations

import html
import re

import pytest
from documents import document
from projects import Project

COUNT = 120


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the text of the page of each document, by the name of its file."""
    files = {"index.md": "# Index\n"}
    for each in map(document, range(COUNT)):
        files |= dict([(each.name, each.text), *each.truth.files])
    project = Project(tmp_path_factory.mktemp("whole"), files, exclude_patterns=["_*"])
    built = project.build("html", quiet=True)
    names = [name for name in files if not name.startswith(("_", "index"))]
    return {name: _text(built.page(name.partition(".")[0])) for name in names}


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("seed", range(COUNT))
def test_what_was_written_is_on_the_page(pages: dict[str, str], seed: int) -> None:
    each = document(seed)
    text = pages[each.name]
    shown = [*each.truth.shown, *(row.token for row in each.truth.rows)]
    assert not [token for token in shown if token not in text]
    assert not [token for token in each.truth.hidden if token in text]
