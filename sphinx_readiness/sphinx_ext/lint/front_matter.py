"""What the front matter of a page may stand for.

Aliases of YAML share what they stand for, until somebody writes it out: MyST does, for a title or
a setting that it reports. Some lines would stand for more than any memory holds.
"""

from __future__ import annotations

from itertools import islice, takewhile
from typing import Final

from sphinx_readiness.files.formats.yaml_text import count_values
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

MOST_VALUES: Final = 100_000
"""Values that a front matter with aliases may stand for."""


def check_settings(text: str) -> None:
    """Raise UnreadableFile if the settings of the page *text* stand for too much."""
    if text.startswith("---"):
        lines = islice(text.splitlines(), 1, None)
        # as MyST's read_topmatter does
        inside = takewhile(lambda line: not line.startswith(("---", "...")), lines)
        check_values("\n".join(inside))


def check_values(text: str) -> None:
    """Raise UnreadableFile if the YAML *text* stands for more than MOST_VALUES values."""
    if "*" in text and count_values(text, MOST_VALUES) > MOST_VALUES:
        raise UnreadableFile(
            "",
            1,
            N_("the front matter stands for more than {limit} values; nothing of this is read"),
            N_("Write the values out, without aliases."),
            limit=str(MOST_VALUES),
        )
