"""Which lines a release tool looks at, as far as its regular expression is plain.

Expressions of a project are hostile and never run. Most are a few words with white space or
anything between them: these are looked for one behind the other, which takes linear time.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"(?P<any>\\s[*+]?|\.[*+]\??| [*+?])|\\(?P<escaped>[^\w\s])|(?P<plain>[^\\.^$*+?()\[\]{}|])"
    r"|(?P<dot>\.)"
)

_LONGEST: Final = 300
"""Characters of an expression that is looked at."""


class LineForm(NamedTuple):
    """Lines that hold *parts* one behind the other; the first at the start if *anchored*."""

    parts: tuple[str, ...]
    anchored: bool = False
    ended: bool = False
    """The last part ends the line."""

    def matches(self, line: str) -> bool:
        """Say whether *line* is such a line; linear in it."""
        position = 0
        for number, part in enumerate(self.parts):
            at = line.find(part, position)
            if at < 0 or (number == 0 and self.anchored and at > 0):
                return False
            position = at + len(part)
        return not self.ended or line.rstrip("\r\n").endswith(self.parts[-1])


def line_form(pattern: str) -> LineForm | None:
    """Return the lines that the regular expression *pattern* matches; None if it is not plain."""
    if not pattern or len(pattern) > _LONGEST:
        return None
    anchored, ended = pattern.startswith("^"), pattern.endswith("$") and pattern[-2:] != "\\$"
    inner = pattern[anchored : len(pattern) - ended]
    parts, position = [""], 0
    while position < len(inner):
        token = _TOKEN.match(inner, position)
        if token is None:
            return None
        position = token.end()
        if inner[position : position + 1] in {"*", "+", "?", "{"}:
            return None  # of one character
        if token["any"]:
            parts.append("")
        else:
            parts[-1] += token["escaped"] or token["plain"] or token["dot"]
    if not any(parts):
        return None
    anchored = anchored and bool(parts[0])
    ended = ended and bool(parts[-1])
    return LineForm(tuple(part for part in parts if part), anchored, ended)
