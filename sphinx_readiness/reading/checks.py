"""Items in Markdown that are options only: ``check`` directives without a body.

MyST reads the options of every directive as YAML, a character at a time. Where they are plain
words, as nearly always, they are read here in a hundredth of the time; a property-based test holds
the two together. A directive with anything else in it is left to MyST.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.reading.plain_body import BodyCheck

_OPENING: Final = re.compile(
    r"(?P<fence>:{3,})\{(?P<name>[a-z][a-z0-9-]{0,60})\}"
    r"(?:[ ]+(?P<title>[^\s\\&](?:[^\t\\&]*[^\s\\&])?))?[ ]*\Z"
)

OPTION: Final = re.compile(
    r"""[:](?P<name>[a-z][a-z-]{0,40})[:]
    (?: [ ]++ (?P<value> [^\s\-?:,\#|>'"]
                        (?: [^\#:\t\x85\u2028\u2029] | :(?=[^\s:]) )*+ ) )?+ [ ]*+\Z""",
    re.VERBOSE,
)
"""A plain scalar on one line, as MyST reads it: all that does not begin with one of these few.

In YAML also markup, like ``*``, a backtick or ``[``, would begin something else, see
https://yaml.org/spec/1.2.2/#733-plain-style.
"""


def read_check(lines: Sequence[str], start: int, name: str = "check") -> BodyCheck | None:
    """Return the ``check`` at line *start* if it is plain, else None; it is called *name*."""
    opening = _OPENING.match(lines[start])
    if opening is None or opening.group("name") != name:
        return None
    options: dict[str, str] = {}
    position = start + 1
    while position < len(lines) and (option := OPTION.match(lines[position])):
        if option.group("name") in options:
            return None
        options[option.group("name")] = (option.group("value") or "").rstrip()
        position += 1
    while position < len(lines) and not lines[position].strip():
        position += 1
    if position == len(lines):
        return None
    closing = lines[position].rstrip()
    if len(closing) < len(opening.group("fence")) or closing.strip(":"):
        return None
    return BodyCheck(start, position + 1, opening.group("title") or "", options)
