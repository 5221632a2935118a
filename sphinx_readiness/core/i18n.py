"""Marking translatable text without knowing who translates it.

Messages are created as English templates plus values, and translated where they are
shown: the Sphinx glue passes Sphinx's catalogue, the console script the standard library's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Translate: TypeAlias = Callable[[str], str]
"""From an English template to the same template in the reader's language."""


def N_(template: str) -> str:  # noqa: N802 - the conventional name that extractors look for
    """Mark *template* for extraction into the catalogue and return it unchanged."""
    return template


class Label(str):
    """A value of a message that is translated, too, such as the label of a status."""

    __slots__ = ()


def english(template: str) -> str:
    """Translate nothing."""
    return template
