"""The record: what one release needs to go live, as frozen values.

Built by :mod:`sphinx_readiness.assembly.assemble`; read by rules, exports and rendering.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple, TypeAlias

from sphinx_readiness.model.counts import Rollup
from sphinx_readiness.model.decision import Computed, ConditionState
from sphinx_readiness.model.evidence import NO_TICKS, Ticks
from sphinx_readiness.model.items import NO_DATE, DateField, Item, Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import RawReference
from sphinx_readiness.model.signing import NOTHING_SIGNED, SignOffs, Standing
from sphinx_readiness.model.versions import NOTHING_KNOWN, VersionFacts
from sphinx_readiness.model.waivers import BoundWaiver
from sphinx_readiness.vocabulary.default_statuses import Outcome

_Day: TypeAlias = date
"""A sign-off has a date of its own."""


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
    """What the items add up to, where that is known."""
    name: str = ""
    """The id as its page knows it, where that is another; see :attr:`on_page`."""
    form: str = "table"
    """What its items are: rows of a ``table``, ``tasks`` of lists, ``checks``; or ``mixed``."""

    @property
    def on_page(self) -> str:
        """The id, or with a number behind it where its page has another checklist with that id."""
        return self.name or self.id


class Window(NamedTuple):
    """A span after deployment (count and unit; None if it is malformed) with its own items."""

    text: str
    span: tuple[int, str] | None
    checklist: Checklist
    ends: date | None = None
    """The last day of it, if its record is deployed or released, and that is worked out."""
    due: datetime | None = None
    """The moment of that, in UTC, where the very time of the deployment is known."""


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
    standing: Standing | None = None
    """What its sign-off is worth, where roles sign files."""

    @property
    def is_signed(self) -> bool:
        """Approved, by somebody, on a day: a tick alone is no signature."""
        return (
            self.state in (SignOffState.APPROVED, SignOffState.CONDITIONAL)
            and bool(self.name or self.signature)
            and self.date.value is not None
        )

    def holds_on(self, day: _Day) -> bool:
        """Say whether it is signed, and not on a day that is still to come on *day*."""
        signed = self.date.value
        return self.is_signed and signed is not None and signed <= day


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
    due: DateField = NO_DATE
    """The last day for it, where it names one."""
    by: str = ""
    """Who says that it is met."""
    on: DateField = NO_DATE
    """The day on which it was met, as written beside the tick."""
    state: ConditionState | None = None
    """Where it stands on the day of the report, if that is worked out."""


class Decision(NamedTuple):
    """A ``go-live`` decision. *answer* is None where its word is not understood."""

    text: str
    answer: Answer | None
    target: DateField
    approver: str
    conditions: tuple[Condition, ...]
    docname: str
    location: Location
    computed: Computed | None = None
    """What it has to be on the day of the report, if that is worked out."""


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
    deployed: DateField = NO_DATE
    """The day in UTC on which it went into production; the text may have the time, too."""

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
    waivers: tuple[BoundWaiver, ...] = ()
    """All waivers, in reading order, and what they come to on the day of the report."""
    sign_offs: SignOffs = NOTHING_SIGNED
    """Where roles stand, where they sign files or have to."""
    ticks: Ticks = NO_TICKS
    """What is known of who ticked items, where the project does not trust everybody."""

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
