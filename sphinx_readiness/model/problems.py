"""Problems that were noted while reading, and the plain types that they share with raw data."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values in the order in which they were written."""

Place: TypeAlias = tuple[str, int]
"""A file, relative to the project's root in POSIX form, and a line from 1."""


class RawProblem(NamedTuple):
    """Something that went wrong while reading, named by the rule that reports it.

    *message* and *hint* are translatable templates for *values*.
    """

    rule: str
    place: Place
    message: str
    hint: str = ""
    values: Pairs = ()
    column: int | None = None
    minor: bool = False
    """Whether it is a hint, whatever the severity of the rule: honest texts may look like it."""
