"""JSON in pieces: what is long becomes text when it is its turn, and is never all in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_PIECE: Final = 1 << 16
"""Characters of a piece: handing on each line by itself takes longer than writing it."""

_AT_ONCE: Final = 100
"""So many members that are text already become one piece."""

encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class Later:
    """A list whose members are made one by one, when it is their turn."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Iterable[object]]) -> None:
        """Have the members that *make* returns."""
        self.make = make


class LaterTexts:
    """The same of members that are JSON text already."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Iterable[str]]) -> None:
        """Have the members that *make* returns."""
        self.make = make


def json_pieces(value: object) -> Iterator[str]:
    """Yield the JSON text of *value*, which ends in a line feed: a line for each object in a list.

    It can always be written as UTF-8: lone surrogates become U+FFFD.
    """
    kept: list[str] = []
    size = 0
    for each in _lines(value, 0):
        kept.append(each)
        size += len(each)
        if size > _PIECE:
            yield _writable("".join(kept))
            kept.clear()
            size = 0
    yield _writable("".join([*kept, "\n"]))


def _writable(text: str) -> str:
    try:
        text.encode()  # a tenth of what looking at each character takes
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _lines(value: object, depth: int) -> Iterator[str]:
    """Yield the JSON text of *value*: what holds lists of objects over several lines.

    The standard library's own indentation takes fifteen times as long, and a line a scalar.
    """
    indent = "\n" + " " * (depth + 1)
    end = "\n" + " " * depth
    if not _is_long(value):
        yield encode(value)
    elif isinstance(value, dict):
        separator = "{"
        for key, each in value.items():
            yield f"{separator}{indent}{encode(key)}: "
            yield from _lines(each, depth + 1)
            separator = ","
        yield end + "}"
    elif isinstance(value, LaterTexts):
        members, separator = iter(value.make()), "["
        while texts := list(islice(members, _AT_ONCE)):
            yield separator + indent + f",{indent}".join(texts)
            separator = ","
        yield "[]" if separator == "[" else end + "]"
    else:
        objects: Iterable[object] = value.make() if isinstance(value, Later) else value  # type: ignore[assignment]
        separator = "["
        for each in objects:
            yield separator + indent
            yield from _lines(each, depth + 1)
            separator = ","
        yield "[]" if separator == "[" else end + "]"


def _is_long(value: object) -> bool:
    """Say whether *value* is a list of objects, or an object that holds one."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    if isinstance(value, dict):
        return any(map(_is_long, value.values()))
    return isinstance(value, Later | LaterTexts)
