"""The decision that follows from a record, whatever somebody has declared."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Go(Enum):
    """Whether the release may go live, the worst first."""

    NO_GO = "no-go"
    CONDITIONAL = "conditional"
    """It may, when its conditions are met."""
    GO = "go"


class Cause(Enum):
    """What keeps a release from going live."""

    BLOCKERS = "open-blockers"
    REJECTED = "rejected"
    OVERDUE = "overdue-conditions"
    CONTRADICTED = "contradicted-evidence"
    NOTHING = "no-passed-row"
    OPEN = "open-rows"
    UNPROVEN = "unproven-rows"
    UNSIGNED = "missing-sign-offs"
    CONDITIONS = "unmet-conditions"
    APPROVALS = "conditional-approvals"


class Reason(NamedTuple):
    """One reason of a decision that is not *go*."""

    cause: Cause
    names: tuple[str, ...] = ()
    """What it is about, in order: ids or titles of rows, roles, texts of conditions."""


class Computed(NamedTuple):
    """What a decision has to be, and why it is not better."""

    go: Go
    reasons: tuple[Reason, ...] = ()


class ConditionState(Enum):
    """Where a condition stands."""

    MET = "met"
    """Its items have passed; or without items, it is ticked, by somebody and on a day."""
    OPEN = "open"
    UNNAMED = "unnamed"
    """It is ticked, without items, and does not say by whom and when: not met."""
    OVERDUE = "overdue"
    """It is not met, and its day is past, or cannot be read."""
