"""Values of the model as JSON, and back: only what is of the type that is asked for comes back.

A named tuple is the list of its fields, a member of an enumeration its name, a day its ISO text.
A text that is translated where it is shown is a list: its template, and names and values if it has
any. No name of a class is in what is written; what is made is decided by who reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.phrases import Label, Phrase

Convert = Callable[[Any], Any]

_SCALARS: Final = (str, int, bool)

_PAIRS: Final = tuple[tuple[str, str], ...]


class NotOfThatType(Exception):  # noqa: N818 - it is the value that is at fault
    """What was read is no value of the type that was asked for."""


def to_json(value: object) -> Any:
    """Return *value*, of named tuples, sequences, tables and scalars, in what JSON can hold."""
    if value is None or type(value) in _SCALARS:
        return value
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(each) for key, each in value.items()}
    if isinstance(value, Label):
        return [str(value)]
    if isinstance(value, Phrase):
        return [value.template, to_json(value.pairs)]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Sequence):
        return [to_json(each) for each in value]
    raise TypeError(type(value).__name__)


class Reader:
    """Makes values of types from JSON; what it knows of a type it finds out once."""

    def __init__(self) -> None:
        """Know no type yet but that of texts."""
        self._known: dict[Any, Convert] = {str: self._text}

    def read(self, kind: Any, value: Any) -> Any:
        """Return *value* as the type *kind*; raises NotOfThatType."""
        return self._of(kind)(value)

    def _of(self, kind: Any) -> Convert:
        found = self._known.get(kind)
        if found is None:
            found = self._known[kind] = self._made(kind)
        return found

    def _made(self, kind: Any) -> Convert:
        origin, arguments = get_origin(kind), get_args(kind)
        if kind in _SCALARS or kind is NoneType:
            return _exactly(kind)
        if origin in (Union, UnionType):
            return self._optional(arguments)
        if origin is tuple and (len(arguments) != 2 or arguments[1] is not ...):  # noqa: PLR2004
            return self._fields(tuple, [self._of(each) for each in arguments])
        if origin is tuple or origin is Sequence:
            return _all_of(self._of(arguments[0]))
        if origin in (dict, Mapping):
            return _table_of(self._of(arguments[1]))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _one_of({each.name: each for each in kind})
        if kind is date:
            return _day
        make: Convert | None = getattr(kind, "_make", None)
        if make is not None:
            hints = get_type_hints(kind)
            return self._fields(make, [self._of(hints[name]) for name in kind._fields])
        raise TypeError(kind)

    def _optional(self, arguments: tuple[Any, ...]) -> Convert:
        (inner,) = (self._of(each) for each in arguments if each is not NoneType)
        return lambda value: None if value is None else inner(value)

    def _text(self, value: Any) -> str:
        """Return a text, which may be a label or a phrase."""
        if type(value) is str:
            return value
        if type(value) is not list or not value or type(value[0]) is not str:
            raise NotOfThatType
        if len(value) == 1:
            return Label(value[0])
        pairs = self._of(_PAIRS)(value[1]) if len(value) == 2 else None  # noqa: PLR2004
        if pairs is None:
            raise NotOfThatType
        try:
            return Phrase(value[0], pairs)
        except (LookupError, ValueError, AttributeError):  # it is no template for them
            raise NotOfThatType from None

    @staticmethod
    def _fields(make: Callable[[Any], Any], fields: list[Convert]) -> Convert:
        count = len(fields)

        def read(value: Any) -> Any:
            if type(value) is not list or len(value) != count:
                raise NotOfThatType
            return make([convert(each) for convert, each in zip(fields, value, strict=True)])

        return read


def _exactly(kind: type) -> Convert:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise NotOfThatType
        return value

    return read


def _all_of(inner: Convert) -> Convert:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise NotOfThatType
        return tuple(map(inner, value))

    return read


def _table_of(inner: Convert) -> Convert:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise NotOfThatType
        return {key: inner(each) for key, each in value.items()}

    return read


def _one_of(members: Mapping[str, Enum]) -> Convert:
    def read(value: Any) -> Any:
        if type(value) is not str or value not in members:
            raise NotOfThatType
        return members[value]

    return read


def _day(value: Any) -> Any:
    found = parse_date(value) if type(value) is str else None
    if found is None:
        raise NotOfThatType
    return found
