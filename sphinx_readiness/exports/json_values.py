"""Values in a JSON report that nobody vouches for: what each is, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Final, TypeVar

from sphinx_readiness.model.items import DateField, Location
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.folding import shorten

T = TypeVar("T")

_TYPES: Final[Mapping[type, str]] = {
    str: "a text", bool: "true or false", int: "a whole number", list: "a list", dict: "an object",
}  # fmt: skip

_LARGEST: Final = 10**9
"""No line, column or count is larger."""


class BadReport(ValueError):  # noqa: N818 - it is the file that is wrong
    """A value that is no report, or no part of one; the text says where and what was expected."""


_NOTHING: Final[Mapping[str, object]] = {}


class JsonValue:
    """A value in the report, and where it stands.

    *unsaid* is what members stand for, by their keys, that a report may lack.
    """

    def __init__(
        self, value: object, where: str = "", unsaid: Mapping[str, object] = _NOTHING
    ) -> None:
        self.value = value
        self.where = where
        self.unsaid = unsaid

    def __getitem__(self, key: str) -> JsonValue:
        found = self.of(dict)
        if key not in found and key not in self.unsaid:
            raise BadReport(f"{self.where or 'the report'} has no '{key}'")
        value = found[key] if key in found else self.unsaid[key]
        return JsonValue(value, f"{self.where}.{key}".lstrip("."), self.unsaid)

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

    def each(self, key: str) -> list[JsonValue]:
        """Return the members of the list of *key*."""
        return self[key].members()

    def members(self) -> list[JsonValue]:
        """Return the members of the list that this is."""
        return [
            JsonValue(value, f"{self.where}[{number}]", self.unsaid)
            for number, value in enumerate(self.of(list))
        ]

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


def day_of(text: str) -> date:
    """Return the day *text*, as ISO 8601 has it; raises ValueError for any other."""
    found = parse_date(text)
    if found is None or found.isoformat() != text:
        raise ValueError(text)
    return found


def read_location(at: JsonValue) -> Location:
    """Return the place *at* some place of a report."""
    line = at["line"].of(int)
    return Location(at.text("path"), line, at.maybe("column", lambda key: at[key].of(int)) or 0)


def read_date(at: JsonValue) -> DateField:
    """Return the date as written, and as understood."""
    return DateField(at.text("text"), at.maybe("date", lambda key: at.one(key, day_of)))


def moment_of(text: str) -> datetime:
    """Return the time in *text*, in UTC; raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
