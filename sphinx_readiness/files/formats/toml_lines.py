"""Where the tables and keys of a TOML text are written; the parser does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PART: Final = r"""(?:[A-Za-z0-9_-]++|"[^"\\]*"|'[^']*')"""

_KEY: Final = re.compile(rf"[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=(.*)", re.DOTALL)

_HEADER: Final = re.compile(
    rf"[ \t]*\[(\[)?[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\](?(1)\]|)[ \t\r]*(?:#|\Z)"
)

_PARTS: Final = re.compile(_PART)

_TOKEN: Final = re.compile(r"""\"{3}|'{3}|"(?:[^"\\]|\\.)*+"?|'[^']*+'?|[#\[\]]""")
"""What matters in a value: a string of several lines or of one, a comment, a bracket.

A string that is not closed goes on to the end of the line, so that this stays linear.
"""


class TomlPlace(NamedTuple):
    """A header or a key: its full path from the root, and its line from 1."""

    path: tuple[str, ...]
    line: int
    header: bool
    array: bool
    """Whether it is the header of an element of an array of tables, ``[[...]]``."""


def toml_places(text: str) -> Iterator[TomlPlace]:
    """Yield the headers and the keys at the start of a line in the TOML *text*, in order.

    One linear pass; the insides of strings do not count. Never raises, whatever *text* is.
    """
    header: tuple[str, ...] = ()
    closing, brackets = "", 0  # the quotes and the brackets that are open at the start of a line
    for number, line in enumerate(text.split("\n"), 1):
        rest = line
        if closing:
            _, found, rest = line.partition(closing)
            if not found:
                continue
        elif brackets:
            pass
        elif match := _HEADER.match(line):
            header = _split(match.group(2))
            yield TomlPlace(header, number, header=True, array=bool(match.group(1)))
            continue
        elif match := _KEY.match(line):
            rest = match.group(2)
            path = header + _split(match.group(1))
            yield TomlPlace(path, number, header=False, array=False)
        closing, opened = _left_open(rest)
        brackets = max(0, brackets + opened)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(text))


def _left_open(text: str) -> tuple[str, int]:
    """Return the quotes of the string of several lines that *text* leaves open, if any.

    And how many more brackets it opens than it closes.
    """
    position = brackets = 0
    while match := _TOKEN.search(text, position):
        mark = match.group()
        position = match.end()
        if mark == "#":
            break
        if mark == "[":
            brackets += 1
        elif mark == "]":
            brackets -= 1
        elif mark in ('"""', "'''"):
            end = text.find(mark, position)
            if end < 0:
                return mark, brackets
            position = end + 3
    return "", brackets
