"""A document that is brought up to date: its lines, and what changes in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.importing.words import words_of

OPEN_BOXES: Final = frozenset(("[ ]", "[]", "[_]", "\u2b1c", "\u2610"))
"""Boxes that nobody has ticked."""

_Edit = tuple[int, int, list[str]]


class Change(NamedTuple):
    """What became of a row, its checklist and its title.

    *kind* is ``added``, ``changed``, ``removed``, ``kept`` (what was filled in is not what the
    source says) or ``missing`` (the source no longer has the checklist). *detail* names columns.
    A heading that rows link to is ``labelled``; *detail* is the label.
    Sentences on cells of a sheet are ``added below``, ``changed below`` and ``left below`` it.
    """

    kind: str
    checklist: str
    title: str
    detail: str = ""


@dataclass(slots=True)
class Update:
    """The *lines* of a document that is brought up to date, and what changed."""

    lines: list[str]
    markup: str
    names: ColumnNames
    changes: list[Change] = field(default_factory=list)
    edits: list[_Edit] = field(default_factory=list)

    def title(self, text: str) -> str:
        """Return what *text* says, as reports show it."""
        return words_of(text, self.markup)
