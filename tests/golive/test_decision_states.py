"""The decision that follows: each state, and that nothing makes it better that should not."""

from __future__ import annotations

from itertools import combinations

import pytest

from sphinx_readiness.golive.states import WEIGHTS, Weight, compare, decide
from sphinx_readiness.model.decision import Cause, Go, Reason
from sphinx_readiness.model.record import Answer

ANSWERS = [*Answer, None]

WORST_FIRST = [Go.NO_GO, Go.CONDITIONAL, Go.GO]


@pytest.mark.parametrize("answer", ANSWERS)
def test_only_a_record_without_reasons_may_go(answer: Answer | None) -> None:
    assert decide(answer, []).go is (Go.NO_GO if answer is None else Go.GO)
    for cause in Cause:
        assert decide(answer, [Reason(cause)]).go is not Go.GO


@pytest.mark.parametrize(
    ("answer", "against", "waiting", "conditions"),
    [
        (Answer.YES, "no-go", "no-go", "conditional"),
        (Answer.CONDITIONAL, "no-go", "conditional", "conditional"),
        (Answer.NO, "no-go", "no-go", "no-go"),
        (Answer.UNDECIDED, "no-go", "no-go", "no-go"),
        (None, "no-go", "no-go", "no-go"),
    ],
)
def test_the_heaviest_reason_decides(
    answer: Answer | None, against: str, waiting: str, conditions: str
) -> None:
    wanted = dict(zip(Weight, (against, waiting, conditions, ""), strict=True))
    for cause in Cause:
        assert decide(answer, [Reason(cause)]).go.value == wanted[WEIGHTS[cause]]
    for one, other in combinations(Cause, 2):
        found = decide(answer, [Reason(one), Reason(other)])
        heaviest = min(WEIGHTS[one].value, WEIGHTS[other].value)
        assert found.go.value == wanted[Weight(heaviest)]
        weights = [WEIGHTS[each.cause].value for each in found.reasons]
        assert weights == sorted(weights)


@pytest.mark.parametrize("answer", ANSWERS)
def test_one_more_reason_makes_nothing_better(answer: Answer | None) -> None:
    for size in (0, 1, 2):
        for causes in combinations(Cause, size):
            before = WORST_FIRST.index(decide(answer, map(Reason, causes)).go)
            for cause in Cause:
                after = decide(answer, map(Reason, (*causes, cause))).go
                assert WORST_FIRST.index(after) <= before


def test_declared_beside_computed() -> None:
    found = {
        (answer.value if answer else "?", go.value): compare(answer, go)
        for answer in ANSWERS
        for go in Go
    }
    better = {("yes", "no-go"), ("yes", "conditional"), ("conditional", "no-go")}
    worse = {("no", "conditional"), ("no", "go"), ("conditional", "go")}
    assert {pair for pair, sign in found.items() if sign > 0} == better
    assert {pair for pair, sign in found.items() if sign < 0} == worse
