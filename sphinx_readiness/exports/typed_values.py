"""Values of parsed JSON, each with where it stands, and held to what they have to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from sphinx_readiness.text.folding import shorten

T = TypeVar("T")

_TYPES: Final[Mapping[type, str]] = {
    str: "a text", bool: "true or false", int: "a whole number", list: "a list", dict: "an object",
}  # fmt: skip

_LARGEST: Final = 10**9
"""No line, column or count is larger."""


class BadReport(ValueError):  # noqa: N818 - it is the file that is wrong
    """A value that is no report, or no part of one; the text says where and what was expected."""


class At:
    """A value in the report, and where it stands."""

    def __init__(self, value: object, where: str = "") -> None:
        self.value = value
        self.where = where

    def __getitem__(self, key: str) -> At:
        found = self.of(dict)
        if key not in found:
            raise BadReport(f"{self.where or 'the report'} has no '{key}'")
        return At(found[key], f"{self.where}.{key}".lstrip("."))

    def of(self, kind: type[T]) -> T:
        """Return the value, which is a *kind*; a whole number is from 0 to a thousand millions."""
        good = type(self.value) is kind
        if not good or (kind is int and not 0 <= self.value <= _LARGEST):  # type: ignore[operator]
            raise self.wrong(_TYPES[kind])
        return self.value  # type: ignore[return-value]

    def wrong(self, expected: str) -> BadReport:
        """Return the error of a value that is not what was *expected*."""
        got = shorten(repr(self.value)[:100], 40)
        return BadReport(f"{self.where or 'the report'} is {got}; expected {expected}")

    def text(self, key: str) -> str:
        """Return the text of *key*."""
        return self[key].of(str)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts in the list of *key*."""
        return tuple(each.of(str) for each in self.each(key))

    def each(self, key: str) -> list[At]:
        """Return the members of the list of *key*."""
        found = self[key]
        return [At(v, f"{found.where}[{n}]") for n, v in enumerate(found.of(list))]

    def flag(self, key: str) -> bool:
        """Return the boolean of *key*."""
        return self[key].of(bool)

    def one(self, key: str, known: Callable[[str], T]) -> T:
        """Return what *known* makes of the text of *key*; it raises ValueError for others."""
        found = self[key]
        try:
            return known(found.of(str))
        except (ValueError, KeyError):
            raise found.wrong("one of the values in the schema") from None

    def maybe(self, key: str, read: Callable[[str], T]) -> T | None:
        """Return what *read* makes of *key*, or None for null."""
        return None if self[key].value is None else read(key)
