"""Lines that say one thing: ``**Version**: 1.0``, ``- Owner: Operations``, ``:Version: 1.0``."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.text.plain import compatible, readable, word_key

_LONGEST: Final = 60
"""Characters of a key."""

_BULLET: Final = re.compile(r"[ \t]*+(?:[-*+\u2022][ \t]++)?+")

_STRONG: Final = ("**", "__")


def key_value(line: str) -> tuple[str, str] | None:
    """Return key and value of *line* (the key folded, the value with its markup), or None.

    The value may be empty. A line of prose with a colon has a long key, or none.
    """
    text = line[_match_end(line) :].rstrip(" \t\\")
    if text[:2] in _STRONG:
        end = text.find(text[:2], 2)
        if end < 0:
            return None
        key, rest = text[2:end].rstrip(), text[end + 2 :].lstrip()
        if key.endswith(":"):
            return _checked(key[:-1], rest.removeprefix(":"))
        return _checked(key, rest[1:]) if rest.startswith(":") else None
    if text[:1] == ":" and (end := text.find(":", 1)) > 1:
        return _checked(text[1:end], text[end + 1 :])
    key, colon, value = text.partition(":")
    if not colon or value.startswith(("//", ":")):
        return None
    return _checked(key, value)


def _match_end(line: str) -> int:
    match = _BULLET.match(line)
    return match.end() if match is not None else 0


def _checked(key: str, value: str) -> tuple[str, str] | None:
    if not key.strip() or len(key) > _LONGEST or "|" in key:
        return None
    return folded(key), value.strip()


def folded(text: str) -> str:
    """Return *text* as keys and titles are compared: words in small letters, without brackets."""
    words = compatible(readable(text)).partition("(")[0]
    return word_key(words).strip(" :*?!.")
