"""Sign-offs: what a role decided, about which state of a record, and whether that still holds."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.model.decision import ConditionState
from sphinx_readiness.model.items import Location
from sphinx_readiness.text.phrases import Phrase


class Role(NamedTuple):
    """Somebody who has to agree, as the configuration has it."""

    name: str
    principals: tuple[str, ...] = ()
    """Who may sign for it, as ``allowed_signers`` calls them; empty means anybody in there."""
    checklists: tuple[str, ...] = ()
    """The ids of the checklists that it is about; without these and tags it is about all rows."""
    tags: tuple[str, ...] = ()
    required: bool = True


class RoleState(Enum):
    """Where a role stands on the day of the report."""

    PENDING = "pending"
    """It has decided nothing."""
    APPROVED = "approved"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    STALE = "stale"
    """Rows are not what they were when it agreed."""
    EXPIRED = "expired"
    """It agreed longer ago than agreements hold."""
    UNSIGNED = "unsigned"
    """It is said to have decided, and no key says so where one has to."""
    INVALID = "invalid"
    """What is there is no sign-off of this role on this record."""

    @property
    def is_agreement(self) -> bool:
        """Whether it agrees now, be it on conditions."""
        return self in (RoleState.APPROVED, RoleState.CONDITIONAL)


class Proof(Enum):
    """What shows that the role decided."""

    NOTHING = ""
    CLAIM = "claim"
    """A row of a matrix, which anybody may have written."""
    FILE = "file"
    """A sign-off that is bound to the rows, without a signature."""
    SIGNATURE = "signature"
    """A sign-off with a good signature of somebody who may sign."""


CHANGED: Final = "changed"
ADDED: Final = "added"
REMOVED: Final = "removed"


class Change(NamedTuple):
    """A row that is not what was signed."""

    kind: str
    """:data:`CHANGED`, :data:`ADDED` or :data:`REMOVED`."""
    item: str


class SignedCondition(NamedTuple):
    """What a conditional sign-off waits for."""

    text: str
    items: tuple[str, ...] = ()
    due: date | None = None
    state: ConditionState | None = None
    """Where it stands on the day of the report, if that is worked out."""


class SignOffFile(NamedTuple):
    """What one file says: a decision of a role over an exact state."""

    project: str
    record: str
    release: str
    role: str
    principal: str
    """Whose key signs, as ``allowed_signers`` calls them; empty without a key."""
    name: str
    time: datetime
    """In UTC."""
    decision: RoleState
    """Approved, conditional or rejected."""
    conditions: tuple[SignedCondition, ...]
    checklists: tuple[str, ...]
    tags: tuple[str, ...]
    """These two are the scope, as of a role."""
    columns: tuple[str, ...]
    """The further columns that the digests cover."""
    items: dict[str, str]
    """The digest of each row in scope, by its id."""
    digest: str
    """That of all of them."""
    previous: str = ""
    """The digest of the file that this one replaces; empty for the first."""


class Standing(NamedTuple):
    """Where one role stands on one record."""

    record: str
    role: str
    state: RoleState
    location: Location
    """The sign-off; without one the row of the matrix, or the head of the record."""
    required: bool = True
    needs_signature: bool = False
    decision: RoleState = RoleState.PENDING
    """What was decided, whether it holds or not."""
    proof: Proof = Proof.NOTHING
    name: str = ""
    principal: str = ""
    time: datetime | None = None
    day: date | None = None
    """That of the decision; None where it is not known."""
    fingerprint: str = ""
    """That of the key, as ``ssh-keygen -l`` prints it; empty without a good signature."""
    covered: int = 0
    """Rows that were signed."""
    digest: str = ""
    """That of all of them."""
    changes: tuple[Change, ...] = ()
    """What happened to them since."""
    reason: Phrase | None = None
    """Why it is invalid, expired, unsigned or stale; a template with its values."""
    conditions: tuple[SignedCondition, ...] = ()
    path: str = ""
    """The sign-off, relative to the root; empty without one."""
    told: str = ""
    """The rule that speaks for all that are invalid for the same cause, if there is one."""
    left: int | None = None
    """For how many days after the day of the report it still holds; None where it does not age."""
    key_ends: date | None = None
    """The last day on which the key that signed is good; None where that does not end."""

    @property
    def approves(self) -> bool:
        """Whether it is a current approval by more than a word in a table, without conditions."""
        return self.state is RoleState.APPROVED and self.proof in (Proof.FILE, Proof.SIGNATURE)


class Unapproved(NamedTuple):
    """Rows of a record that are waived or left out, with which none of ``waiver_roles`` agrees."""

    record: str
    location: Location
    """That of the first."""
    items: tuple[str, ...]


class SignOffs(NamedTuple):
    """All standings of a project, by record and role, and how they were judged."""

    standings: tuple[Standing, ...] = ()
    trusted_from: str = ""
    """The commit that roles and keys were read from; empty where they are those of the project."""
    waiver_roles: tuple[str, ...] = ()
    """The roles of which one has to agree with waivers and rows that are left out."""
    unapproved: tuple[Unapproved, ...] = ()
    failed: bool = False
    """Whether trust could not be established: then nothing is approved."""

    def of(self, record: str) -> tuple[Standing, ...]:
        """Return the standings of *record*, in the order of its roles."""
        return tuple(each for each in self.standings if each.record == record)

    def only(self, record: str) -> SignOffs:
        """Return the same about *record* alone."""
        unapproved = tuple(each for each in self.unapproved if each.record == record)
        return self._replace(standings=self.of(record), unapproved=unapproved)


NOTHING_SIGNED: Final = SignOffs()
