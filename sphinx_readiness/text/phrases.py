"""Marking translatable text without knowing who translates it.

Messages are created as English templates plus values, and translated where they are
shown: the Sphinx glue passes Sphinx's catalogue, the console script the standard library's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

Translate: TypeAlias = Callable[[str], str]
"""From an English template to the same template in the reader's language."""


def N_(template: str) -> str:  # noqa: N802 - the conventional name that extractors look for
    """Mark *template* for extraction into the catalogue and return it unchanged."""
    return template


class Label(str):
    """A value of a message that is translated, too, such as the label of a status."""

    __slots__ = ()


class Phrase(str):
    """A value of a message that is itself a template with values, such as a reason."""

    __slots__ = ("pairs", "template")

    def __new__(cls, template: str, pairs: Iterable[tuple[str, str]]) -> Phrase:
        """Return the phrase of *template* and *pairs* of names and values; in English it is str."""
        values = tuple(pairs)
        made = super().__new__(cls, template.format_map(dict(values)))
        made.template, made.pairs = template, values
        return made

    def __getnewargs__(self) -> tuple[str, tuple[tuple[str, str], ...]]:  # type: ignore[override]
        """Return what :meth:`__new__` needs to make a copy."""
        return self.template, self.pairs

    template: str
    pairs: tuple[tuple[str, str], ...]


def said(value: str, translate: Translate) -> str:
    """Return the *value* of a message in the reader's language, if it is a label or a phrase."""
    if isinstance(value, Label):
        return translate(value)
    if isinstance(value, Phrase):
        values = {name: said(each, translate) for name, each in value.pairs}
        return translate(value.template).format_map(values)
    return value


def english(template: str) -> str:
    """Translate nothing."""
    return template
