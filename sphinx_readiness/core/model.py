"""The record: what one release needs to go live, as frozen values.

Built by :mod:`sphinx_readiness.sources.assemble`; read by rules, exports and rendering.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.core.problems import Pairs, RawProblem
from sphinx_readiness.core.raw import RawReference
from sphinx_readiness.core.status import Outcome
from sphinx_readiness.core.versions import NOTHING_KNOWN, VersionFacts

if TYPE_CHECKING:
    from sphinx_readiness.core.rollup import Rollup


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


class Verdict(NamedTuple):
    """A declared verdict: text as written, the status it names, its label and its caveat."""

    text: str
    status: str | None
    outcome: Outcome | None
    label: str
    caveat: str


class Checklist(NamedTuple):
    """A titled group of items, in one place of one document."""

    id: str
    title: str
    owner: str
    verdict: Verdict | None
    items: Sequence[Item]
    docname: str
    location: Location
    has_owner_column: bool = True
    rollup: Rollup | None = None
    """What the items add up to, where that is known; see :func:`.rollup.checklist_result`."""
    name: str = ""
    """The id as its page knows it, where that is another; see :attr:`on_page`."""

    @property
    def on_page(self) -> str:
        """The id, or with a number behind it where its page has another checklist with that id."""
        return self.name or self.id


class Window(NamedTuple):
    """A span after deployment (count and unit; None if it is malformed) with its own items."""

    text: str
    span: tuple[int, str] | None
    checklist: Checklist


class SignOffState(Enum):
    """Where a role stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    CONDITIONAL = "conditional"


class SignOff(NamedTuple):
    """One row of the sign-off matrix. *state* is None where the status cell is not understood."""

    role: str
    name: str
    signature: str
    date: DateField
    status_text: str
    state: SignOffState | None
    location: Location

    @property
    def is_signed(self) -> bool:
        """Approved, by somebody, on a day: a tick alone is no signature."""
        return (
            self.state in (SignOffState.APPROVED, SignOffState.CONDITIONAL)
            and bool(self.name or self.signature)
            and self.date.value is not None
        )


class SignOffMatrix(NamedTuple):
    """The sign-offs of one ``signoff-matrix``."""

    signoffs: tuple[SignOff, ...]
    docname: str
    location: Location


class Answer(Enum):
    """The go-live decision. ``UNDECIDED`` is a blank form."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    UNDECIDED = "undecided"


class Condition(NamedTuple):
    """What a conditional decision waits for, and the ids of the items that it covers."""

    text: str
    items: tuple[str, ...]
    met: bool
    location: Location


class Decision(NamedTuple):
    """A ``go-live`` decision. *answer* is None where its word is not understood."""

    text: str
    answer: Answer | None
    target: DateField
    approver: str
    conditions: tuple[Condition, ...]
    docname: str
    location: Location


class Contact(NamedTuple):
    """Whom to ask: a team or person and an address."""

    name: str
    address: str


class Record(NamedTuple):
    """What one release needs to go live."""

    id: str
    product: str
    version: str
    state: str
    release_date: DateField
    checklist_version: str
    updated: DateField
    next_review: DateField
    cadence: str
    contacts: tuple[Contact, ...]
    legend: tuple[str, ...]
    """Keys of the statuses that the record's legend explains."""
    checklists: tuple[Checklist, ...]
    windows: tuple[Window, ...]
    matrices: tuple[SignOffMatrix, ...]
    decisions: tuple[Decision, ...]
    docname: str
    location: Location
    implicit: bool = False
    """Made by us because no ``readiness`` directive claims its checklists."""

    def items(self) -> Iterator[Item]:
        """Yield the items of all checklists, in order."""
        for checklist in self.checklists:
            yield from checklist.items

    def signoffs(self) -> Iterator[SignOff]:
        """Yield the sign-offs of all matrices, in order."""
        for matrix in self.matrices:
            yield from matrix.signoffs


class Project(NamedTuple):
    """All records of a project, and what went wrong while they were read."""

    records: tuple[Record, ...]
    problems: tuple[RawProblem, ...] = ()
    references: tuple[RawReference, ...] = ()
    needs: tuple[Item, ...] = ()
    """Needs of sphinx-needs that block the release; they belong to no record, and so to each."""
    versions: VersionFacts = NOTHING_KNOWN
    """What was found out about versions, where documents or items state any."""

    def all_checklists(self) -> Iterator[Checklist]:
        """Yield every checklist, those of the windows after those of their record."""
        for record in self.records:
            yield from record.checklists
            for window in record.windows:
                yield window.checklist

    def all_items(self) -> Iterator[Item]:
        """Yield every item, those of the windows after those of their record."""
        for checklist in self.all_checklists():
            yield from checklist.items
