"""TOML 1.0 to plain objects, and the lines of its tables and keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.core.toml_lines import TomlPlace, toml_places
from sphinx_readiness.versions.text.unreadable import (
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
    counts: dict[tuple[str, ...], int] = {}  # elements of each array of tables so far
    header: tuple[str, ...] = ()
    pointer: Pointer = ()
    for place in toml_places(text):
        if place.header:
            header = place.path
            pointer = _numbered(place, counts)
            told = pointer
        else:
            told = pointer + place.path[len(header) :]
        if len(told) <= depth:
            yield told, place.line


def _numbered(place: TomlPlace, counts: dict[tuple[str, ...], int]) -> Pointer:
    """Return the pointer of a header, with the index of each array of tables that it is in."""
    if place.array:
        counts[place.path] = counts.get(place.path, 0) + 1
        # A new element of the outer array begins the arrays in it anew.
        for inner in [each for each in counts if each[: len(place.path)] == place.path]:
            if len(inner) > len(place.path):
                del counts[inner]
    pointer: Pointer = ()
    for end in range(1, len(place.path) + 1):
        pointer += (place.path[end - 1],)
        if place.path[:end] in counts:
            pointer += (counts[place.path[:end]] - 1,)
    return pointer
