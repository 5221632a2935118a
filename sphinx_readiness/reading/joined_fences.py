"""Closing fences that a formatter has made a row of, or the text of a task.

Where no blank line stands above it, ``:::`` is to a formatter one more row of the table above, as
GitHub Flavored Markdown says of any line there (https://github.github.com/gfm/#tables-extension-),
or a lazy continuation of the list item (https://spec.commonmark.org/0.31.2/#lazy-continuation-line).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_FENCE: Final = re.compile(
    r"(?P<lead>[ \t]*(?:\|[ \t]*|[-+*][ ]+(?:\[.\][ ]+)?)?)(?P<fence>:{3,})(?P<rest>.*)"
)

_CODE: Final = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})")

COLONS: Final = ":::"
"""Without this in a body there is no such fence."""


def joined_fences(lines: Iterable[str]) -> Iterator[int]:
    """Yield where in *lines*, the body of a directive, a fence stands that closes nothing in it.

    Alone in its line, or in a row or a task. At the margin it would have closed the directive.
    """
    opened = 0
    code = ""
    for number, line in enumerate(lines):
        mark = _CODE.match(line)
        if mark is not None and (not code or line.strip() == mark["fence"]):
            if not code:
                code = mark["fence"]
            elif mark["fence"].startswith(code):
                code = ""
            continue
        found = None if code else _FENCE.match(line)
        if found is None:
            continue
        lead, rest = found["lead"].strip(), found["rest"].strip()
        if rest.strip("| \t"):
            opened += not lead and rest.startswith("{")
        elif lead or rest or not opened:
            yield number
        else:
            opened -= 1
