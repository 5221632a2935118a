"""What items add up to."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.model.items import Item
from sphinx_readiness.vocabulary.default_statuses import WORST_FIRST, Outcome


class Counts(NamedTuple):
    """How many items have each status, in vocabulary order; unknown statuses apart."""

    by_status: tuple[tuple[str, int], ...]
    unknown: int
    outcomes: tuple[int, ...]
    """How many have each outcome, the worst first."""

    @property
    def by_outcome(self) -> tuple[tuple[Outcome, int], ...]:
        """How many items have each outcome, the worst first."""
        return tuple(zip(WORST_FIRST, self.outcomes, strict=True))

    @property
    def total(self) -> int:
        """The number of items."""
        return self.unknown + sum(number for _, number in self.by_status)

    def of(self, key: str) -> int:
        """Return how many items have the status *key*; 0 if there is no such status."""
        return dict(self.by_status).get(key, 0)

    def outcome(self, outcome: Outcome) -> int:
        """Return how many items have *outcome*."""
        return self.outcomes[WORST_FIRST.index(outcome)]


class Computed(NamedTuple):
    """A computed verdict: the decisive outcome and the status that stands for it.

    *status* is None for an empty checklist, and where only unknown statuses decide.
    """

    outcome: Outcome
    status: str | None


class Rollup(NamedTuple):
    """What the items of a checklist add up to."""

    counts: Counts
    computed: Computed
    blockers: tuple[Item, ...]
