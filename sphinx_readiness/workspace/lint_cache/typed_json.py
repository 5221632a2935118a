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

_SCALARS: Final = frozenset((str, int, bool))

_AS_THEY_ARE: Final = _SCALARS | {NoneType}
"""Types that JSON has."""

_PAIRS: Final = tuple[tuple[str, str], ...]


class NotOfThatType(Exception):  # noqa: N818 - it is the value that is at fault
    """What was read is no value of the type that was asked for."""


def to_json(value: object) -> Any:
    """Return *value*, of named tuples, sequences, tables and scalars, in what JSON can hold."""
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, tuple | Sequence) and not isinstance(value, str):
        return [each if type(each) in _AS_THEY_ARE else to_json(each) for each in value]
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
            return self._fields(tuple, arguments)
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
            return self._fields(make, [hints[name] for name in kind._fields])
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

    def _fields(self, make: Callable[[Any], Any], kinds: Sequence[Any]) -> Convert:
        """Return what reads lists of values of *kinds*.

        Few lists differ in the types of what they hold: which places have to be looked into is
        found out once for each order of types.
        """
        fields = [self._of(each) for each in kinds]
        unchanged = [_unchanged(each) for each in kinds]
        known: dict[tuple[type, ...], list[int]] = {}

        def read(value: Any) -> Any:
            if type(value) is not list or len(value) != len(fields):
                raise NotOfThatType
            types = tuple(map(type, value))
            places = known.get(types)
            if places is None:
                places = [at for at, each in enumerate(types) if each not in unchanged[at]]
                known[types] = places
            found = value.copy()
            for at in places:
                found[at] = fields[at](found[at])
            return make(found)

        return read


def _unchanged(kind: Any) -> frozenset[type]:
    """Return the types of JSON that a value of *kind* may have to be read as it is."""
    if kind in _AS_THEY_ARE:
        return frozenset((kind,))
    if get_origin(kind) in (Union, UnionType):
        inner = (each for each in get_args(kind) if each is not NoneType)
        return frozenset((NoneType,)).union(*map(_unchanged, inner))
    return frozenset()


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
        return tuple(map(inner, value)) if value else ()

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
