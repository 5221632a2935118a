"""From items to counts, verdicts and blockers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import add
from typing import Final, NamedTuple

from sphinx_readiness.model.counts import Computed, Counts, Rollup
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist, Record
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE, WAIVED
from sphinx_readiness.vocabulary.statuses import WORST_FIRST, Outcome, Vocabulary

_EXEMPT: Final = (NOT_APPLICABLE, WAIVED)

_RANK: Final = {Outcome.FAIL: 0, Outcome.OPEN: 1, Outcome.PASS: 2, Outcome.INFO: 2}


def rank(outcome: Outcome) -> int:
    """Return how good *outcome* is for the gate: 0 failed, 1 open, 2 neither."""
    return _RANK[outcome]


def count(items: Iterable[Item], vocabulary: Vocabulary) -> Counts:
    """Count *items* by status and by outcome.

    One that is left out or waived by a word alone is open, and counts as what is open.
    """
    pairs = Counter((item.status, item.outcome) for item in items)
    statuses: Counter[str | None] = Counter()
    outcomes: Counter[Outcome] = Counter()
    for (status, outcome), number in pairs.items():
        if (
            outcome is Outcome.OPEN
            and status in _EXEMPT
            and vocabulary[status].outcome is not outcome
        ):
            stands_for = vocabulary.standing_for(outcome)
            status = stands_for.key if stands_for else None  # noqa: PLW2901
        statuses[status] += number
        outcomes[outcome] += number
    return Counts(
        tuple((status.key, statuses[status.key]) for status in vocabulary.statuses),
        statuses[None],
        tuple(outcomes[outcome] for outcome in WORST_FIRST),
    )


def total(parts: Iterable[Counts], vocabulary: Vocabulary) -> Counts:
    """Return the sum of *parts*."""
    statuses: Counter[str] = Counter()
    outcomes = [0] * len(WORST_FIRST)
    unknown = 0
    for part in parts:
        unknown += part.unknown
        for key, number in part.by_status:
            statuses[key] += number
        outcomes = list(map(add, outcomes, part.outcomes))
    return Counts(
        tuple((status.key, statuses[status.key]) for status in vocabulary.statuses),
        unknown,
        tuple(outcomes),
    )


def roll_up(counts: Counts, vocabulary: Vocabulary) -> Computed:
    """Return the verdict that *counts* add up to.

    The worst outcome present decides, fail before open before pass; informational items decide
    only where there is nothing else. Of the statuses with that outcome, the first of the
    vocabulary that occurs stands for it. Nothing at all proves nothing: an empty group is open.
    """
    outcome = next((each for each, number in counts.by_outcome if number), Outcome.OPEN)
    for key, number in counts.by_status:
        if number and vocabulary[key].outcome is outcome:
            return Computed(outcome, key)
    return Computed(outcome, None)


class ChecklistResult(NamedTuple):
    """What was computed for one checklist."""

    checklist: Checklist
    counts: Counts
    computed: Computed
    blockers: tuple[Item, ...]

    @property
    def is_contradicted(self) -> bool:
        """Whether the declared verdict is better than what the items add up to."""
        verdict = self.checklist.verdict
        return (
            verdict is not None
            and verdict.outcome is not None
            and bool(self.checklist.items)
            and rank(verdict.outcome) > rank(self.computed.outcome)
        )


class RecordResult(NamedTuple):
    """What was computed for one record."""

    record: Record
    counts: Counts
    computed: Computed
    checklists: tuple[ChecklistResult, ...]

    @property
    def blockers(self) -> tuple[Item, ...]:
        """The blockers of all checklists, in order."""
        return tuple(item for result in self.checklists for item in result.blockers)


def roll_up_items(items: Iterable[Item], vocabulary: Vocabulary) -> Rollup:
    """Compute counts, verdict and blockers of *items*."""
    items = tuple(items)
    counts = count(items, vocabulary)
    blockers = tuple(item for item in items if item.is_blocker)
    return Rollup(counts, roll_up(counts, vocabulary), blockers)


def checklist_result(checklist: Checklist, vocabulary: Vocabulary) -> ChecklistResult:
    """Return counts, verdict and blockers of *checklist*: those that it knows, or computed now."""
    known = checklist.rollup or roll_up_items(checklist.items, vocabulary)
    return ChecklistResult(checklist, known.counts, known.computed, known.blockers)


def record_result(record: Record, vocabulary: Vocabulary) -> RecordResult:
    """Compute counts and verdicts of *record* and of each of its checklists."""
    checklists = tuple(checklist_result(each, vocabulary) for each in record.checklists)
    counts = total((each.counts for each in checklists), vocabulary)
    return RecordResult(record, counts, roll_up(counts, vocabulary), checklists)
