"""The ``pattern`` of Hatch, which is a regular expression of the project: it is never run."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 500

_PART: Final = re.compile(
    r"(?P<flags>\(\?[aimsux]{1,6}\))|(?P<start>\^)|(?P<blank>(?:\\s| |\[ \\t\])[*+])"
    r"|(?P<quotes>\[(?:\"'|'\"|\\'\"|\"\\'|\\\"'|'\\\")\])"
    r"|\\(?P<escaped>[^\w\s])|(?P<plain>[^\\^$.|?*+()\[\]{}](?![*+?{]))"
)


def hatch_prefix(written: str) -> str:
    """Return a pattern, linear in any text, for what *written* has before ``(?P<version>``.

    Nothing where that is not made of literal texts, quotes and blanks.
    """
    before, group, _ = written.partition("(?P<version>")
    if not group or len(before) > _LONGEST:
        return ""
    found, flags, at = [], "", 0
    while at < len(before):
        part = _PART.match(before, at)
        if part is None:
            return ""
        at = part.end()
        if part["flags"]:
            flags = "(?i)" if "i" in part["flags"] else flags
        elif part["blank"]:
            found.append("[ \t]{1,20}+" if part["blank"].endswith("+") else "[ \t]{0,20}+")
        elif part["quotes"]:
            found.append("[\"']")
        elif part["start"]:
            found.append("^")
        else:
            found.append(re.escape(part["escaped"] or part["plain"]))
    return flags + "".join(found)
