"""TOML 1.0 to plain objects, and the lines of its tables and keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.toml_lines import TomlPlace, toml_places
from sphinx_readiness.files.formats.unreadable_text import (
    DEPTH_LIMIT,
    Pointer,
    WrittenFloat,
    holds_too_many,
    invalid,
    nested_too_deeply,
    too_deep,
    too_many,
)

_PLACE: Final = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)\Z")

_LONG_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*+(?:(?:[A-Za-z0-9_-]++|"[^"]*+"|'[^']*+')[ \t]*+\.[ \t]*+)"""
    rf"{{{DEPTH_LIMIT}}}"
)
"""A key of more parts than levels are accepted; tomllib needs quadratic time for those."""


def parse_toml(text: str, path: str) -> dict[str, object]:
    """Return the document of the TOML *text* of the file *path*.

    Numbers with a fraction are floats that print as they are written. Raises UnreadableFile for
    invalid TOML, more than DEPTH_LIMIT levels and more than NODE_LIMIT values and lines.
    """
    if holds_too_many(text, "[{,\n"):
        raise too_many(path)
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= DEPTH_LIMIT and _LONG_KEY.search(line):
            raise too_deep(path, number)
    try:
        document: dict[str, object] = tomllib.loads(text, parse_float=WrittenFloat)
    except RecursionError:
        raise too_deep(path) from None
    except ValueError as error:  # TOMLDecodeError, and numbers that are too long
        message = str(error)
        match = _PLACE.search(message)
        if match is None:
            raise invalid(path, 1, "TOML", message) from None
        line_at = int(match.group(1)) if match.group(1) else text.rstrip("\n").count("\n") + 1
        raise invalid(path, line_at, "TOML", message[: match.start()].rstrip()) from None
    if nested_too_deeply(document):
        raise too_deep(path)
    return document


def toml_line_pointers(text: str, depth: int) -> Iterator[tuple[Pointer, int]]:
    """Yield the pointer and the line of each table and key of valid TOML, to *depth* levels.

    Keys inside an inline table, and elements of an array that is written as one, are not told
    apart from what holds them. One linear pass; never raises.
    """
    arrays = _Arrays()
    header: tuple[str, ...] = ()
    pointer: Pointer = ()
    for place in toml_places(text):
        if place.header:
            header = place.path
            pointer = arrays.numbered(place)
            told = pointer
        else:
            told = pointer + place.path[len(header) :]
        if len(told) <= depth:
            yield told, place.line


class _Arrays:
    """How many elements each array of tables has so far.

    A tree by the parts of the names, so that a new element of an outer array begins those in it
    anew in one step, however many there are.
    """

    def __init__(self) -> None:
        self.below: dict[str, _Arrays] = {}
        self.count = 0

    def numbered(self, place: TomlPlace) -> Pointer:
        """Return the pointer of a header, with the index of each array of tables it is in."""
        pointer: list[str | int] = []
        here = self
        for part in place.path:
            here = here.below.setdefault(part, _Arrays())
            pointer.append(part)
            if here.count:
                pointer.append(here.count - 1)
        if place.array:
            if here.count:
                pointer.pop()
            here.count += 1
            here.below = {}
            pointer.append(here.count - 1)
        return tuple(pointer)
