"""Long tables and lists without blank lines are many short texts; one long paragraph is not."""

from __future__ import annotations

import pytest

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.limits import check_text

ROWS = [f"`name {number}` is what it is called, and so on" for number in range(4000)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"* {row}" for row in ROWS),
        "\n".join(f"   #. {row}\n      more" for row in ROWS),
        "==== ====\n" + "\n".join(ROWS) + "\n==== ====",
        "+---+\n" + "\n".join(f"| {row} |\n+---+" for row in ROWS),
    ],
)
def test_long_tables_and_lists(text: str) -> None:
    check_text(text, "index.rst")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(ROWS),
        "* one\nno item\n" + "\n".join(f"* {row}" for row in ROWS),
        "==== ====\n" + "\n".join(f"     {row}" for row in ROWS),
        "+---+\n" + "\n".join(f"| {row} |" for row in ROWS),
    ],
)
def test_one_long_paragraph(text: str) -> None:
    with pytest.raises(UnreadableFile):
        check_text(text, "index.rst")
