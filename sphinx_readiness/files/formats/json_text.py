"""JSON (RFC 8259) to plain objects, strictly, and the lines of its keys."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Final, NoReturn

from sphinx_readiness.files.formats.unreadable_text import (
    Pointer,
    WrittenFloat,
    duplicate_key,
    holds_too_many,
    invalid,
    nested_too_deeply,
    too_deep,
    too_many,
)
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?(?:\s*+(:))?|[\[,]\s*+|[\]{}]', re.DOTALL)
"""A string, with the colon that makes it a key; or a character of the structure."""

_NUMBER: Final = re.compile(r"-?(?:NaN|Infinity|\d[\d.eE+-]*+)")

_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class _DuplicateKeyError(Exception):
    """A table has a key twice."""


class _NumberError(Exception):
    """A number is none of JSON's, or larger than any that is meant."""


def parse_json(text: str, path: str) -> object:
    """Return the value of the JSON *text* of the file *path*.

    Numbers with a fraction are floats that print as they are written. Raises UnreadableFile for
    invalid JSON, keys written twice, NaN and infinities, half of a surrogate pair, more than
    DEPTH_LIMIT levels and more than NODE_LIMIT values.
    """
    if holds_too_many(text, "[{,"):
        raise too_many(path)
    try:
        value: object = json.loads(
            text, object_pairs_hook=_table, parse_float=_float, parse_constant=_no_number
        )
    except RecursionError:
        raise too_deep(path) from None
    except _DuplicateKeyError:
        line, key = _duplicate(text)
        raise duplicate_key(path, line, key) from None
    except json.JSONDecodeError as error:
        raise invalid(path, error.lineno, "JSON", error.msg) from None
    except (_NumberError, ValueError):  # ValueError: an integer of thousands of digits
        raise _bad_number(text, path) from None
    if nested_too_deeply(value):
        raise too_deep(path)
    if _SURROGATE.search(text) and not _encodable(value):
        raise invalid(path, _line_of_surrogate(text), "JSON", "half of a surrogate pair")
    return value


def json_places(text: str, depth: int) -> Iterator[tuple[Pointer, int]]:
    """Yield the pointer and the line of each key and element of valid JSON, to *depth* levels.

    The line of a key is where the key is written. One linear pass; never raises.
    """
    line, last = 1, 0
    for where, position in _walk(text):
        if len(where) <= depth:
            line += text.count("\n", last, position)
            last = position
            yield tuple(where), line


def _walk(text: str) -> Iterator[tuple[list[str | int], int]]:
    """Yield where each key or element is and its position; the list is changed later on."""
    where: list[str | int] = []
    arrays: list[bool] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = text[start]
        if kind == '"':
            if match.group(1) and arrays and not arrays[-1]:
                where[-1] = _decoded(text[start : text.rindex('"', start, end) + 1])
                yield where, start
        elif kind == "{":
            arrays.append(False)
            where.append("")
        elif kind == "[":
            arrays.append(True)
            where.append(0)
            if text[end : end + 1] != "]":
                yield where, end
        elif not arrays:
            return
        elif kind != ",":
            arrays.pop()
            where.pop()
        elif arrays[-1]:
            index = where[-1]
            where[-1] = index + 1 if isinstance(index, int) else 0
            yield where, end


def _decoded(string: str) -> str:
    """Return the text of a JSON *string*; as it is written if that fails."""
    if "\\" not in string:
        return string[1:-1]
    try:
        return str(json.loads(string, strict=False))
    except ValueError:
        return string[1:-1]


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise _DuplicateKeyError
    return table


def _float(written: str) -> float:
    number = WrittenFloat(written)
    if math.isinf(number):
        raise _NumberError
    return number


def _no_number(_written: str) -> NoReturn:
    raise _NumberError


def _duplicate(text: str) -> tuple[int, str]:
    """Return the line and the key of the first key that its table has already."""
    seen: list[set[str | int]] = []  # the keys of each open table; a place above ends those below
    for where, position in _walk(text):
        depth = len(where)
        del seen[depth:]
        while len(seen) < depth:
            seen.append(set())
        if where[-1] in seen[-1]:
            return text.count("\n", 0, position) + 1, str(where[-1])
        seen[-1].add(where[-1])
    return 1, ""


def _bad_number(text: str, path: str) -> UnreadableFile:
    """Return the failure of the first number in *text* that cannot be used."""
    outside = re.compile(rf'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|({_NUMBER.pattern})', re.DOTALL)
    for match in outside.finditer(text):
        written = match.group(1)
        if written and not _finite(written):
            return UnreadableFile(
                path,
                text.count("\n", 0, match.start()) + 1,
                N_("'{number}' is no number that can be used here"),
                N_("Write a finite number, or quote it."),
                number=written if len(written) <= 20 else f"{written[:19]}\u2026",  # noqa: PLR2004
            )
    return invalid(path, 1, "JSON", "a number that cannot be used")


def _finite(written: str) -> bool:
    try:
        return math.isfinite(float(written)) and isinstance(json.loads(written), int | float)
    except ValueError:
        return False


def _encodable(value: object) -> bool:
    """Say whether all strings in *value* can be written as UTF-8."""
    rest = [value]
    while rest:
        each = rest.pop()
        if isinstance(each, dict):
            rest.extend(each)
            rest.extend(each.values())
        elif isinstance(each, list):
            rest.extend(each)
        elif isinstance(each, str):
            try:
                each.encode()
            except UnicodeEncodeError:
                return False
    return True


def _line_of_surrogate(text: str) -> int:
    match = re.search(
        r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]", text
    )
    return text.count("\n", 0, match.start()) + 1 if match else 1
