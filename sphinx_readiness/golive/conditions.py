"""Where the conditions of a decision stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.assembly.lookup import ITEM, SEPARATOR, Found, Lookup
from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.golive.leading_ids import leading_ids
from sphinx_readiness.model.decision import ConditionState
from sphinx_readiness.model.evidence import Standing
from sphinx_readiness.model.items import NO_DATE, DateField, Item, Location
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Condition
from sphinx_readiness.model.signing import SignedCondition
from sphinx_readiness.vocabulary.default_statuses import WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

if TYPE_CHECKING:
    from sphinx_readiness.evidence.standings import Standings

DOUBTED: Final = frozenset((Standing.CONTRADICTED, Standing.UNCHECKED))
"""How a tick stands that does not count."""

_GREEN: Final = (Outcome.PASS, Outcome.INFO)


class Targets(NamedTuple):
    """What conditions may name, and what is known of it."""

    ids: Lookup
    vocabulary: Vocabulary
    needs: Collection[str] = ()
    """The ids of needs that block."""
    standings: Standings | None = None
    """What is known of the proof behind ticks."""

    def unmet(self, condition: Condition, record: str) -> list[str]:
        """Return what *condition* of *record* names and has not passed, or is not one thing.

        A row that is waived has not; who ticks the condition all the same says that it is enough.
        """
        return [
            each
            for each in self.named(condition, record)
            if not self._has_passed(each, record, waived=condition.met)
        ]

    def failing(self, condition: Condition, record: str) -> list[str]:
        """Return the same without what is not there, or several things: that has a finding."""
        return [
            each
            for each in self.named(condition, record)
            if each in self.needs
            or (len(found := self._found(each, record)) == 1 and not self._is_green(found[0]))
        ]

    def named(self, condition: Condition, record: str) -> tuple[str, ...]:
        """Return what *condition* names, or else the items of *record* that it calls done."""
        if condition.items:
            return condition.items
        return tuple(
            each
            for each in leading_ids(condition.text)
            if [(one.kind, one.record) for one in self._found(each, record)] == [(ITEM, record)]
        )

    def _found(self, target: str, record: str) -> tuple[Found, ...]:
        return self.ids.find(target, record, LINKED_KINDS)

    def _has_passed(self, target: str, record: str, *, waived: bool) -> bool:
        found = self._found(target, record)
        if target in self.needs or len(found) != 1 or not self._is_green(found[0]):
            return False
        item = found[0].item
        if item is None:
            return True
        return not self.doubt(item) and (waived or item.exempt != WAIVED)

    def doubt(self, item: Item) -> Standing | None:
        """Return how the tick of *item* stands, if its proof does not hold."""
        found = self.standings.verification(item) if self.standings is not None else None
        return found.standing if found is not None and found.standing in DOUBTED else None

    def _is_green(self, found: Found) -> bool:
        if found.checklist is None:  # a whole record; that is what the decision is about
            return True
        item = found.item
        if item is not None:
            return item.outcome in _GREEN
        return checklist_result(found.checklist, self.vocabulary).computed.outcome in _GREEN

    def covered(self, conditions: Collection[Condition], record: str) -> Covered:
        """Return the items and the checklists of *record* that *conditions* name, and needs."""
        covered = Covered(set(), set(), set())
        for target in {id_ for each in conditions for id_ in self.named(each, record)}:
            found = self._found(target, record)
            if not found:
                covered.needs.add(target)  # a need, or nothing at all
            if len(found) != 1 or found[0].record != record or found[0].checklist is None:
                continue
            if found[0].kind == ITEM:
                covered.items.add((found[0].checklist.id, target.rpartition(SEPARATOR)[2]))
            else:
                covered.lists.add(found[0].checklist.id)
        return covered


class Covered(NamedTuple):
    """What conditions name: *items* by their checklist and id, *lists*, and *needs* of others."""

    items: set[tuple[str, str]]
    lists: set[str]
    needs: set[str]

    def has(self, item: Item) -> bool:
        """Say whether *item* is among them, alone or with its checklist."""
        return (
            (item.checklist, item.id) in self.items
            or item.checklist in self.lists
            or item.id in self.needs
        )


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def state_of(condition: Condition, record: str, targets: Targets, today: date) -> ConditionState:
    """Return where *condition* of *record* stands on the day *today*."""
    named = targets.named(condition, record)
    if named:
        if not targets.unmet(condition, record):
            return ConditionState.MET
    elif condition.met and condition.by and _is_past(condition.on.value, today):
        return ConditionState.MET
    if condition.due.text and (condition.due.value is None or condition.due.value < today):
        return ConditionState.OVERDUE
    if condition.met and not named:
        return ConditionState.UNNAMED
    return ConditionState.OPEN


def signed_state_of(
    condition: SignedCondition, record: str, targets: Targets, today: date
) -> ConditionState:
    """Return where *condition* stands, of a sign-off on *record*: nobody can tick it."""
    due = DateField(condition.due.isoformat(), condition.due) if condition.due else NO_DATE
    written = Condition(condition.text, condition.items, False, Location("", 0), due)
    return state_of(written, record, targets, today)
