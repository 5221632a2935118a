"""Directives in a source text that nobody will read: misspelled, badly marked, or inside of one.

Markdown parsers drop a directive that they do not know, with all that is in it, and reST takes
a directive with one colon for a comment. What was meant is still in the source.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_PREFIX: Final = r"(?:[ \t]|>|[-+*][ ]|\d{1,9}[.)][ ]){0,60}"
"""Indentation, and the marks of quotes and lists before a fence."""

_OPENING: Final = re.compile(rf"{_PREFIX}(?P<fence>`{{3,}}|~{{3,}}|:{{3,}})[ \t]*(?P<info>.*)\Z")

_NAME: Final = re.compile(r"\{([^\s{}]{1,80})\}")

_CLOSING: Final = re.compile(rf"{_PREFIX}(?P<fence>`{{3,}}|~{{3,}}|:{{3,}})\s*\Z")

_BAD_INFO: Final = re.compile(r"\{?[ \t]*([\w-]{1,40})[ \t]*\}?(?=\s|\Z)")

_SHORT_FENCE: Final = re.compile(rf"{_PREFIX}(?:::|``)[ \t]*\{{([\w-]{{1,40}})\}}")

_REST_NAME: Final = re.compile(
    r"[ \t]*\.\.(?P<gap>[ \t]*)(?P<name>[\w-]{1,40})(?P<space>[ \t]*)(?P<colons>:{1,3})(?=\s|\Z)"
)

LITERAL: Final = frozenset(
    ("code", "code-block", "sourcecode", "code-cell", "literalinclude", "raw", "parsed-literal",
     "math", "eval-rst", "mermaid", "graphviz", "uml", "doctest", "testcode", "prompt")
)  # fmt: skip
"""Directives whose content is no markup."""

SIMILAR: Final = 0.8
"""How much alike (by ``difflib``, up to 1) an unknown name and a name of ours have to be."""


class NearMiss(NamedTuple):
    """A directive at *line* (from 1) that is not read.

    *kind*: ``unknown`` (nobody knows *name*, and it looks like *meant*, stands in a directive of
    ours, or has one in it) or ``markup`` (*meant* is one of ours, but its marks are wrong).
    """

    line: int
    kind: str
    name: str
    meant: str = ""


@dataclass(slots=True)
class _Fence:
    mark: str
    line: int
    name: str
    known: bool
    ours: bool
    reported: bool = False


def similar(name: str, ours: Collection[str]) -> str:
    """Return the name of *ours* that *name* is a misspelling of, or an empty string."""
    close = difflib.get_close_matches(name.casefold(), ours, 1, SIMILAR)
    return close[0] if close else ""


def near_misses(
    lines: Sequence[str],
    ours: Collection[str],
    is_known: Callable[[str], bool],
    *,
    markdown: bool,
) -> Iterator[NearMiss]:
    """Yield what will not be read in *lines*; *ours* are our directives, *is_known* says the rest.

    One pass over the lines. Misspelled directives of reST are left to its parser, which says
    what it does not know.
    """
    if markdown:
        found = sorted(_markdown(lines, ours, is_known), key=lambda each: each.line)
        yield from found
        return
    for number, line in enumerate(lines, 1):
        match = _REST_NAME.match(line) if ".." in line else None
        if match is None or match.group("name") not in ours:
            continue
        right = match.group("gap") and match.group("colons") == "::"
        if not right or len(match.group("space")) > 1:
            yield NearMiss(number, "markup", line.strip(), match.group("name"))


def _markdown(
    lines: Sequence[str], ours: Collection[str], is_known: Callable[[str], bool]
) -> Iterator[NearMiss]:
    stack: list[_Fence] = []
    for number, line in enumerate(lines, 1):
        if "::" not in line and "``" not in line and "~~~" not in line:
            continue
        closing = _CLOSING.match(line)
        if closing is not None and _close(stack, closing.group("fence")):
            continue
        if stack and not stack[-1].name:  # inside of code
            continue
        match = _OPENING.match(line)
        if match is None:
            short = _SHORT_FENCE.match(line)
            if short is not None and short.group(1) in ours:
                yield NearMiss(number, "markup", line.strip(), short.group(1))
            continue
        mark, info = match.group("fence"), match.group("info")
        if mark[0] == "`" and "`" in info:
            continue
        named = _NAME.match(info)
        name = named.group(1) if named else ""
        if not name:
            bad = _BAD_INFO.match(info)
            if bad is not None and bad.group(1) in ours:
                yield NearMiss(number, "markup", line.strip(), bad.group(1))
            if mark[0] == ":":
                stack.append(_Fence(mark, number, "div", known=True, ours=False))
            elif closing is None or mark[0] != ":":
                stack.append(_Fence(mark, number, "", known=True, ours=False))
            continue
        fence = _Fence(mark, number, name, name in ours or is_known(name), name in ours)
        yield from _judge(fence, stack, ours)
        fence.name = "" if name in LITERAL else name
        stack.append(fence)


def _close(stack: list[_Fence], mark: str) -> bool:
    """Close the innermost fence that *mark* can close, with all in it; say if there was one."""
    for position in range(len(stack) - 1, -1, -1):
        fence = stack[position].mark
        if fence[0] == mark[0] and len(mark) >= len(fence):
            del stack[position:]
            return True
        if not stack[position].name:
            return False
    return False


def _judge(fence: _Fence, stack: list[_Fence], ours: Collection[str]) -> Iterator[NearMiss]:
    """Yield *fence* if it is lost inside of ours or looks like ours, or what loses *fence*."""
    if fence.ours:
        outer = next((each for each in stack if not each.known), None)
        if outer is not None and not outer.reported:
            outer.reported = True
            yield NearMiss(outer.line, "unknown", outer.name)
    elif not fence.known:
        meant = similar(fence.name, ours)
        lost = any(not each.known and each.reported for each in stack)
        if (meant or any(each.ours for each in stack)) and not lost:
            fence.reported = True
            yield NearMiss(fence.line, "unknown", fence.name, meant)
