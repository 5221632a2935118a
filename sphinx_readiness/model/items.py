"""An item: one thing to be true, and where it is written."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.vocabulary.default_statuses import Outcome


class Location(NamedTuple):
    """A place in a file: path relative to the project's root, line and column from 1."""

    path: str
    line: int
    column: int = 0
    """0 where the column is not known."""


class DateField(NamedTuple):
    """A date as written, and as understood (None if it is no ISO 8601 date)."""

    text: str
    value: date | None


class Item(NamedTuple):
    """One thing to be true."""

    id: str
    explicit_id: bool
    title: str
    status_text: str
    status: str | None
    """Key of the status in the vocabulary; None if the cell says nothing known."""
    outcome: Outcome
    """An unknown status counts as open: what cannot be read is not proven."""
    owner: str
    notes: str
    severity: str
    blocking: bool
    evidence: str
    links: tuple[str, ...]
    tags: tuple[str, ...]
    extra: Pairs
    checklist: str
    docname: str
    anchor: str
    location: Location
    verify: str = ""
    """What a machine can check of it, as written."""
    doubts: Pairs = ()
    """Field and text of what was not understood and so counts as the worse."""
    code: tuple[str, ...] = ()
    """The words of its notes that are marked as code."""
    stated: tuple[str, ...] | None = None
    """The words of its evidence and check that are code; None where all may be a statement."""

    @property
    def is_blocker(self) -> bool:
        """Failed, or flagged as blocking and not passed."""
        return self.outcome is Outcome.FAIL or (self.blocking and self.outcome is not Outcome.PASS)
