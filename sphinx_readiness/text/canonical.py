"""Any value as one text that is the same wherever and whenever it is written.

``repr`` will not do: the order of a set changes from process to process, and objects show where
they are in memory.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Set
from enum import Enum
from typing import Any, Final, TypeAlias, cast

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"

json_text: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), check_circular=False
).encode
"""JSON with its names sorted, no blanks and ASCII only, of what is JSON already."""

_SCALARS: Final = frozenset((str, bool, int, float))

DEEPEST: Final = 50
"""Levels of a value that are told apart. No option has more than four."""


def plain(value: object, depth: int = 0) -> Plain:
    """Return *value* in what JSON can hold: equal for equal values, else different.

    Of what is no data only its type is told, and of what is nested too deeply nothing.
    """
    if value is None or type(value) in _SCALARS:
        return value  # type: ignore[return-value]
    if depth == DEEPEST:
        return ["", "deep"]
    deeper = depth + 1
    if isinstance(value, list | tuple):
        return [plain(each, deeper) for each in value]
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {str(key): plain(each, deeper) for key, each in value.items()}
        pairs = ([plain(key, deeper), plain(each, deeper)] for key, each in value.items())
        return ["", "table", *sorted(pairs, key=json_text)]
    if isinstance(value, Set):
        return ["", "set", *sorted((plain(each, deeper) for each in value), key=json_text)]
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    return ["", kind, *(plain(each, deeper) for each in _said(value))]


def _said(value: object) -> tuple[object, ...]:
    """Return what tells *value* from others of its type."""
    if isinstance(value, Enum):
        return (value.name,)
    if isinstance(value, str):
        return (str(value),)
    if isinstance(value, bytes):
        return (value.hex(),)
    if isinstance(value, os.PathLike):
        return (os.fspath(value),)
    if isinstance(value, re.Pattern):
        return value.pattern, value.flags
    from datetime import date, time  # noqa: PLC0415 - few values are any, as those below

    if isinstance(value, date | time):
        return (value.isoformat(),)
    if hasattr(value, "__dataclass_fields__"):
        from dataclasses import fields  # noqa: PLC0415 - it imports much, and few values are any

        return tuple((each.name, getattr(value, each.name)) for each in fields(cast("Any", value)))
    return ()


def canonical_text(value: object) -> str:
    """Return :func:`plain` of *value* as JSON; the same text for equal values only."""
    return json_text(plain(value))
