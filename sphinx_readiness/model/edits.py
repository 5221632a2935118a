"""Edits and fixes: what to write at which spans, and what has to become of the record then."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.spans import Span
from sphinx_readiness.text.phrases import Translate, english, said


class Edit(NamedTuple):
    """The *text* to write in the place of what stands at *span*, which is in one line.

    Where there are line feeds in *text*, lines are added; they end as that line does.
    """

    span: Span
    text: str


class Field(NamedTuple):
    """A field of what stands at a place: of an ``item``, a ``checklist`` and so on.

    *name* is that of the field; empty for all of it.
    """

    kind: str
    path: str
    line: int
    name: str = ""


class Fix(NamedTuple):
    """What mends a finding: edits that are made all or not at all, and what they are to do.

    *message* is a translatable template for *values*.
    """

    code: str
    """The rule whose finding it mends; empty where nothing is wrong."""
    location: Location
    message: str
    values: Pairs
    edits: tuple[Edit, ...]
    safe: bool
    """Whether nothing that counts is said otherwise than before, but for what was wrong."""
    meant: tuple[tuple[Field, object], ...] = ()
    """What fields have to be afterwards."""
    touched: frozenset[Field] = frozenset()
    """Further fields that may become something else."""
    mends: bool = True
    """Whether the finding has to be gone afterwards."""

    @property
    def adds_lines(self) -> bool:
        """Whether lines below it move."""
        return any("\n" in each.text for each in self.edits)

    def text(self, translate: Translate = english) -> str:
        """Return what it does, in the reader's language."""
        return _said(self.message, self.values, translate)


class Refusal(NamedTuple):
    """Why a finding of a rule that has fixes is not mended; *reason* is a template as above."""

    code: str
    location: Location
    reason: str
    values: Pairs = ()

    def text(self, translate: Translate = english) -> str:
        """Return the reason in the reader's language."""
        return _said(self.reason, self.values, translate)


def _said(template: str, values: Pairs, translate: Translate) -> str:
    told = {name: said(value, translate) for name, value in values}
    return translate(template).format_map(told)
