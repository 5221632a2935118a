"""What a text is that cannot be read in its language, and the limits that all formats share."""

from __future__ import annotations

from typing import Final, TypeAlias

from sphinx_readiness.files import unreadable
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

DEPTH_LIMIT: Final = 100
"""Levels of nesting that are accepted; a package-lock.json of version 1 needs some dozens."""

NODE_LIMIT: Final = 1_000_000
"""Values of a text that are accepted, aliases and merges counted in full.

A lockfile of 5 MB has about 200,000; more than this would only keep a build waiting.
"""

Pointer: TypeAlias = tuple[str | int, ...]
"""The keys and the indexes (from 0) that lead to a value, as a JSON pointer's parts do."""


def invalid(path: str, line: int, language: str, detail: str) -> UnreadableFile:
    """Return the failure of a text that is not valid in its *language*."""
    return UnreadableFile(
        path,
        line,
        N_("this is not valid {language}: {detail}"),
        N_("Mend the syntax there, or have the file made again by the tool that writes it."),
        language=language,
        detail=shorten(detail, 200),
    )


def too_deep(path: str, line: int = 1) -> UnreadableFile:
    """Return the failure of a text that is nested too deeply."""
    hint = N_("Have the file made again by the tool that writes it.")
    return unreadable.too_deep(path, line, DEPTH_LIMIT, hint)


def too_many(path: str, line: int = 1, limit: int = NODE_LIMIT) -> UnreadableFile:
    """Return the failure of a text that stands for too many values."""
    return UnreadableFile(
        path,
        line,
        N_("this file holds too many values; expected at most {limit}"),
        N_("Have the file made again by the tool that writes it."),
        limit=str(limit),
    )


def duplicate_key(path: str, line: int, key: str) -> UnreadableFile:
    """Return the failure of a table that has *key* twice."""
    return UnreadableFile(
        path,
        line,
        N_("the key '{key}' is written twice in one table"),
        N_("Keep one of the two."),
        key=shorten(key),
    )


class WrittenFloat(float):
    """A number with a fraction that is still known as it was written: 1.10 is no 1.1."""

    __slots__ = ("_written",)

    def __new__(cls, written: str) -> WrittenFloat:
        """Return the number that *written* stands for; raises ValueError if it is none."""
        number = super().__new__(cls, written)
        number._written = written
        return number

    def __str__(self) -> str:
        return self._written

    def __repr__(self) -> str:
        return self._written

    _written: str


def holds_too_many(text: str, marks: str, limit: int = NODE_LIMIT) -> bool:
    """Say whether *text* can hold more than *limit* values, by the *marks* that begin them."""
    return sum(map(text.count, marks)) > limit


def nested_too_deeply(value: object) -> bool:
    """Say whether *value* has more than DEPTH_LIMIT levels; linear, and not recursive.

    *value* is a tree of dicts and lists without shared parts.
    """
    level = [value]
    for _ in range(DEPTH_LIMIT):
        if not level:
            return False
        following: list[object] = []
        for each in level:
            if isinstance(each, dict):
                following.extend(each.values())
            elif isinstance(each, list):
                following.extend(each)
        level = [each for each in following if isinstance(each, dict | list)]
    return bool(level)
