"""What generated documents say is on their pages: rows, code, prose; and comments are not."""

from __future__ import annotations

import html
import re
from pathlib import Path

from documents import document
from projects import Project

COUNT = 120


def pages(folder: Path) -> dict[str, str]:
    """Build the documents in *folder*; return the text of the page of each, by its file."""
    files = {"index.md": "# Index\n"}
    for each in map(document, range(COUNT)):
        files |= dict([(each.name, each.text), *each.truth.files])
    project = Project(folder, files, exclude_patterns=["_*"])
    built = project.build("html", quiet=True)
    names = [name for name in files if not name.startswith(("_", "index"))]
    return {name: _text(built.page(name.partition(".")[0])) for name in names}


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def test_what_was_written_is_on_the_page(tmp_path: Path) -> None:
    texts = pages(tmp_path)
    wrong = []
    for each in map(document, range(COUNT)):
        text = texts[each.name]
        shown = [*each.truth.shown, *(row.token for row in each.truth.rows)]
        wrong += [f"{token} is not there" for token in shown if token not in text]
        wrong += [f"{token} is there" for token in each.truth.hidden if token in text]
    assert not wrong
