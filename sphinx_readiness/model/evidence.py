"""Evidence: what an item states, what checking it found, and what the proof belongs to."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs, Place
from sphinx_readiness.vocabulary.default_statuses import Outcome


class Standing(Enum):
    """What stands behind the tick of an item."""

    PROVEN = "proven"
    """The item is not open; a machine checked all that it states, and it is so."""
    SAID = "said"
    """Somebody says so; there is nothing that a machine could check, or the item has not passed."""
    CONTRADICTED = "contradicted"
    """The item has passed, and what it states is not so."""
    UNCHECKED = "cannot-be-checked"
    """It states something that could not be checked, or its proof is not good enough."""


class Fault(Enum):
    """Why proof does not count; the value is the name of the rule that says so."""

    NONE = ""
    MISSING = "missing-evidence"
    BROKEN = "broken-evidence"
    UNLIKE = "unlike-evidence"
    NOTHING_RAN = "nothing-ran"
    SKIPPED = "skipped-suite"
    STALE = "stale-evidence"
    UNDATED = "untraced-evidence"
    FUTURE = "future-evidence"
    OTHER_COMMIT = "other-commit"
    OTHER_VERSION = "other-version"
    ITSELF = "self-evidence"


class Networks(Enum):
    """Where addresses that items state may be opened."""

    PUBLIC = "public"
    ANY = "any"


class Origin(NamedTuple):
    """What proof belongs to: as the statement says, or as the report itself does."""

    path: str = ""
    """The file, relative to the project's root."""
    digest: str = ""
    """``sha256:`` and the digest of its bytes in hexadecimal."""
    commit: str = ""
    version: str = ""
    date: date | None = None


NO_ORIGIN: Final = Origin()


class Check(NamedTuple):
    """One statement of an item, and what checking it found.

    *passed* is None where it is not understood, cannot be told, or the proof does not count.
    *reason* is a translatable template for *values*; empty where the check passed.
    """

    statement: str
    field: str
    """The column of the statement: ``verify`` or ``evidence``."""
    passed: bool | None
    reason: str = ""
    values: Pairs = ()
    told: bool = True
    """Without it the statement is understood, and what it needs cannot be looked at here."""
    fault: Fault = Fault.NONE
    place: Place = ("", 0)
    """Where a file is broken."""
    origin: Origin = NO_ORIGIN
    age: int | None = None
    """Days since the proof was made; None where that is not known."""
    proves: bool = True
    """Without it, what holds proves nothing."""
    lasts: date | None = None
    """The last day on which the proof is young enough: of a check that passed, or that did not for
    its age alone; None where no age is asked of it."""


_CLAIMS: Final = frozenset((Outcome.PASS, Outcome.INFO))


class Verification(NamedTuple):
    """What an item states, one check a statement, in order; there is at least one."""

    item: Item
    checks: tuple[Check, ...]
    whole: bool = True
    """All that stands there was checked: there are no words for people beside the statements."""

    @property
    def passed(self) -> bool | None:
        """Whether all is so: False if anything is not, else None if anything cannot be told."""
        found = {each.passed for each in self.checks}
        return False if False in found else None if None in found else True

    @property
    def standing(self) -> Standing:
        """What stands behind the tick; an item that is open, failed or left out claims nothing."""
        if self.item.outcome not in _CLAIMS or self.item.exempt:
            return Standing.SAID
        told = {each.passed for each in self.checks}
        if told == {True}:
            proves = any(each.proves for each in self.checks)
            return Standing.PROVEN if proves else Standing.SAID
        if self.item.outcome is not Outcome.PASS:
            return Standing.SAID
        return Standing.CONTRADICTED if False in told else Standing.UNCHECKED

    @property
    def decisive(self) -> Check | None:
        """The one check that speaks for those that did not pass, faults of proof left aside.

        What is not understood goes before what is not so, and that before what cannot be told.
        """
        rest = [each for each in self.checks if not each.passed and each.fault is Fault.NONE]
        return min(
            rest, key=lambda each: (each.passed is False) + 2 * (not each.told), default=None
        )

    def cell(self, field: str) -> str:
        """Return all that stands in the column *field*, without the marks of code around it."""
        return (self.item.verify if field == "verify" else self.item.evidence).strip("` ")


class Ticks(NamedTuple):
    """Passed items that stand on a word, by what is known of who ticked them, where it is asked."""

    untrusted: tuple[tuple[Item, str], ...] = ()
    """Each with the author or committer that the project does not trust."""
    uncommitted: tuple[Item, ...] = ()
    """Their lines are in no commit yet."""
    unknown: tuple[Item, ...] = ()
    reason: str = ""
    """Why it is not known of the latter: a translatable template without values."""


NO_TICKS: Final = Ticks()
