"""What is declared of an option, and the error for a value that it cannot have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from itertools import islice
from typing import Final, Generic, NamedTuple, TypeVar

from sphinx_readiness.text.folding import shorten

T = TypeVar("T")

_MOST_SHOWN: Final = 100
"""Characters and members of a bad value that are looked at; a message holds fewer."""

_DEEPEST_SHOWN: Final = 5


class Option(NamedTuple, Generic[T]):
    """One option: *kind* is its type in words, *help_text* one or two sentences.

    *reread* says whether documents have to be read again when it changes.
    """

    default: T
    validate: Callable[[object], T]
    kind: str
    help_text: str
    reread: bool = True


class InvalidValue(ValueError):  # noqa: N818 - it is not the programmer's error
    """A value that is not what was *expected*; *got* is what was written, shortened."""

    def __init__(self, expected: str, value: object) -> None:
        super().__init__(expected)
        self.expected = expected
        self.got = shorten(_shown(value))
        self.rest: object = None
        """What can be used of the value all the same, or None."""


def _shown(value: object, depth: int = 0) -> str:
    """Return *value* as it is written; the same in every process, and nothing of the machine."""
    if value is None or isinstance(value, str | bool | int | float):
        return repr(value)[:_MOST_SHOWN]
    deeper = depth + 1
    if depth == _DEEPEST_SHOWN:
        return "..."
    if isinstance(value, Mapping):
        pairs = islice(value.items(), _MOST_SHOWN)
        inner = ", ".join(f"{_shown(key, deeper)}: {_shown(each, deeper)}" for key, each in pairs)
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        inner = ", ".join(_shown(each, deeper) for each in islice(value, _MOST_SHOWN))
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, set | frozenset) and value:
        return f"{{{', '.join(sorted(_shown(each, deeper) for each in value))}}}"
    if isinstance(value, set | frozenset):
        return "set()"
    return str(value) if isinstance(value, date | time) else f"<{type(value).__qualname__}>"
