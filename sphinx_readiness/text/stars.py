"""Patterns in which ``*`` stands for anything, and nothing else for something, in linear time."""

from __future__ import annotations

from collections.abc import Sequence


def is_like(text: str, parts: Sequence[str]) -> bool:
    """Say whether *text* holds *parts* one after the other, the first and last at its ends.

    They are a pattern, split at its stars.
    """
    if len(parts) == 1:
        return text == parts[0]
    first, *between, last = parts
    if not text.startswith(first) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for part in between:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return at <= end
