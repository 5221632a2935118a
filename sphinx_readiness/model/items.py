"""An item: one thing to be true, and where it is written."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.vocabulary.default_statuses import Outcome

_HOLDS_BACK: Final = frozenset((Outcome.OPEN, Outcome.FAIL))


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


NO_DATE: Final = DateField("", None)


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

    exempt: str = ""
    """Why it holds nothing back though it has not passed: ``waived``, ``not-applicable``."""
    until: str = ""
    """The last day of the waiver that is in force, ``YYYY-MM-DD``."""
    said: str | None = None
    """The key of the status that was written, where a waiver is in force; None if not known."""

    @property
    def is_blocker(self) -> bool:
        """Failed, or flagged as blocking and not passed, and not exempt."""
        if self.exempt:
            return False
        return self.outcome is Outcome.FAIL or (self.blocking and self.outcome is not Outcome.PASS)

    @property
    def holds_back(self) -> bool:
        """Whether it keeps a verdict from being green, or the release from going out."""
        return self.outcome in _HOLDS_BACK or self.is_blocker

    @property
    def written_status(self) -> str | None:
        """The key of the status that was written, whatever counts today."""
        return self.said if self.until else self.status
