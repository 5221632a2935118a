"""Simple inline markup in Markdown: strong, emphasised and code words amid plain text.

A full parser takes a third of a millisecond for a cell. What most marked-up cells hold can be told
from its shape alone, by the rules of CommonMark (https://spec.commonmark.org/0.31.2/, sections
6.1 and 6.2), as long as every mark stands at the edge of a word. A property-based test holds this
against markdown-it; everything else is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

Run: TypeAlias = tuple[str, str]
"""``text``, ``strong``, ``emphasis`` or ``literal``, and the words."""

_WORDS: Final = r"[^\W_](?:[^*`\\]*[^\W_])?"

_SPAN: Final = re.compile(
    rf"""(?<![^\s(])
    (?: \*\*(?P<strong>{_WORDS})\*\* | \*(?P<emphasis>{_WORDS})\*
      | `(?P<literal>[^`\s](?:[^`]*[^`\s])?)` )
    (?![^\s.,;:!?)])""",
    re.VERBOSE,
)
"""A marked run: behind a blank, a parenthesis or nothing, and before a blank, a stop or nothing."""


def simple_runs(text: str, is_special: Callable[[str], object]) -> list[Run] | None:
    """Return *text* as runs, or None where it takes a parser.

    *is_special* finds in a text what may be markup of any kind.
    """
    if is_special(_SPAN.sub("x", text)):
        return None
    runs: list[Run] = []
    position = 0
    for match in _SPAN.finditer(text):
        kind = str(match.lastgroup)
        words = match.group(kind)
        if kind != "literal" and is_special(words):
            return None
        if match.start() > position:
            runs.append(("text", text[position : match.start()]))
        runs.append((kind, words))
        position = match.end()
    if position < len(text):
        runs.append(("text", text[position:]))
    return runs
