"""In what a line of reST stands: a literal block, a comment, a directive.

Blocks are told by their indentation, as in
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html. One pass over the lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple, TypeAlias

LITERAL: Final = frozenset(
    ("code", "code-block", "sourcecode", "code-cell", "literalinclude", "parsed-literal", "math",
     "mermaid", "graphviz", "digraph", "graph", "uml", "plantuml", "doctest", "testcode",
     "testoutput", "testsetup", "prompt", "productionlist", "highlight")
)  # fmt: skip
"""Directives whose content is shown as it is, or is a text of its own."""

_TAB: Final = 8

_MARKUP: Final = re.compile(
    r"(?:(?:[-*+\u2022]|[0-9A-Za-z#]{1,9}[.)])[ ]+){0,20}(?P<dots>\.\.)(?:[ ]+(?P<rest>\S.*))?\Z"
)

_DIRECTIVE: Final = re.compile(r"([^\s:][^\s:]{0,79})[ ]?::(?:[ ]|\Z)")

_NO_COMMENT: Final = re.compile(r"\[|_|\||__")
"""Beginnings of footnotes, targets and substitutions."""


class Place(NamedTuple):
    """In what a line stands.

    *kind*: ``code`` (shown as it is), ``comment``, ``indented`` (code by indentation alone),
    ``unclosed`` (code or a comment that has no end), ``html``, ``directive`` (of that *name*) or
    ``div`` (a block without a name). *line* is where that begins.
    """

    kind: str
    line: int = 0
    name: str = ""


Places: TypeAlias = tuple[Place, ...]
"""All that a line stands in, the outermost first; nothing for text of the document itself."""


def rest_places(lines: Sequence[str], wanted: Collection[int]) -> dict[int, Places]:
    """Return in what each of the *wanted* lines (from 1) of a reST text stands."""
    found: dict[int, Places] = {}
    stack: list[tuple[int, Place]] = []
    for number, raw in enumerate(lines, 1):
        line = raw.expandtabs(_TAB).rstrip()
        body = line.lstrip()
        if not body:
            continue
        indent = len(line) - len(body)
        while stack and indent <= stack[-1][0]:
            stack.pop()
        if number in wanted:
            found[number] = tuple(place for _, place in stack)
        if stack and stack[-1][1].kind in ("code", "comment"):
            continue
        markup = _MARKUP.match(body)
        if markup is not None:
            inside = _inside(number, markup["rest"] or "")
            if inside is not None:
                stack.append((indent + markup.start("dots"), inside))
        elif body.endswith("::"):
            stack.append((indent, Place("code", number)))
    return found


def _inside(number: int, rest: str) -> Place | None:
    """Return in what the block of an explicit markup with *rest* stands; None if it is text."""
    named = _DIRECTIVE.match(rest)
    if named is not None:
        name = named.group(1)
        return Place("code" if name.lower() in LITERAL else "directive", number, name)
    if _NO_COMMENT.match(rest):
        return None
    return Place("comment", number)
