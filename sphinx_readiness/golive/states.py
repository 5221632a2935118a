"""The decision as a table: from what was declared and what there is to what has to be decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from sphinx_readiness.model.decision import Cause, Computed, Go, Reason
from sphinx_readiness.model.record import Answer


class Weight(Enum):
    """How much a reason weighs; the heaviest decides."""

    AGAINST = 0
    """It speaks against going live, whatever the conditions."""
    WAITING = 1
    """Something is not there yet."""
    CONDITIONS = 2
    """It is only waited for what the decision itself names."""
    NOTHING = 3


WEIGHTS: Final[Mapping[Cause, Weight]] = {
    Cause.BLOCKERS: Weight.AGAINST,
    Cause.REJECTED: Weight.AGAINST,
    Cause.OVERDUE: Weight.AGAINST,
    Cause.CONTRADICTED: Weight.AGAINST,
    Cause.NOTHING: Weight.WAITING,
    Cause.OPEN: Weight.WAITING,
    Cause.UNPROVEN: Weight.WAITING,
    Cause.UNSIGNED: Weight.WAITING,
    Cause.CONDITIONS: Weight.CONDITIONS,
    Cause.APPROVALS: Weight.CONDITIONS,
}

_TABLE: Final[Mapping[Answer | None, tuple[Go, Go, Go, Go]]] = {
    # declared          against   waiting         only conditions nothing at all
    Answer.YES:         (Go.NO_GO, Go.NO_GO,       Go.CONDITIONAL, Go.GO),
    Answer.CONDITIONAL: (Go.NO_GO, Go.CONDITIONAL, Go.CONDITIONAL, Go.GO),
    Answer.NO:          (Go.NO_GO, Go.NO_GO,       Go.NO_GO,       Go.GO),
    Answer.UNDECIDED:   (Go.NO_GO, Go.NO_GO,       Go.NO_GO,       Go.GO),
    None:               (Go.NO_GO, Go.NO_GO,       Go.NO_GO,       Go.NO_GO),
}  # fmt: skip
"""By the heaviest reason, in the order of :class:`Weight`.

Only who decides that there are conditions can let a release be conditional: what nobody has decided
is no-go until nothing is left. A decision that is not understood never passes.
"""

_DECLARED: Final = {
    Answer.YES: Go.GO,
    Answer.CONDITIONAL: Go.CONDITIONAL,
    Answer.NO: Go.NO_GO,
}

_ORDER: Final = tuple(Go)


def decide(answer: Answer | None, reasons: Iterable[Reason]) -> Computed:
    """Return what a decision has to be that was declared *answer*, with *reasons* against it."""
    found = tuple(sorted(reasons, key=lambda each: WEIGHTS[each.cause].value))
    heaviest = WEIGHTS[found[0].cause] if found else Weight.NOTHING
    return Computed(_TABLE[answer][heaviest.value], found)


def compare(answer: Answer | None, go: Go) -> int:
    """Return whether what was declared is better (1) or worse (-1) than *go*, or neither (0)."""
    declared = _DECLARED.get(answer) if answer is not None else None
    if declared is None:
        return 0
    difference = _ORDER.index(declared) - _ORDER.index(go)
    return (difference > 0) - (difference < 0)
