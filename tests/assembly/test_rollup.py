from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.assembly.rollup import (
    checklist_result,
    count,
    record_result,
    roll_up,
    roll_up_items,
)
from sphinx_readiness.model.counts import Computed
from sphinx_readiness.model.items import DateField, Item, Location
from sphinx_readiness.model.record import Checklist, Record, Verdict
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES, Outcome, Vocabulary

VOCABULARY = Vocabulary()
KEYS = [status.key for status in DEFAULT_STATUSES]
BADNESS = {Outcome.INFO: 0, Outcome.PASS: 0, Outcome.OPEN: 1, Outcome.FAIL: 2}
STATUSES = st.lists(st.sampled_from([*KEYS, None]), max_size=12)


def item(key: str | None, *, blocking: bool = False) -> Item:
    outcome = VOCABULARY[key].outcome if key else Outcome.OPEN
    return Item(
        id="A-1",
        explicit_id=True,
        title="title",
        status_text="",
        status=key,
        outcome=outcome,
        owner="",
        notes="",
        severity="",
        blocking=blocking,
        evidence="",
        links=(),
        tags=(),
        extra=(),
        checklist="list",
        docname="index",
        anchor="A-1",
        location=Location("index.md", 1),
    )


def computed(*keys: str | None) -> Computed:
    return roll_up(count(map(item, keys), VOCABULARY), VOCABULARY)


def test_examples() -> None:
    assert computed() == Computed(Outcome.OPEN, None)
    assert computed("verified", "informational") == Computed(Outcome.PASS, "verified")
    assert computed("informational") == Computed(Outcome.INFO, "informational")
    assert computed("verified", "in-progress") == Computed(Outcome.OPEN, "in-progress")
    assert computed("in-progress", "needs-review") == Computed(Outcome.OPEN, "needs-review")
    assert computed("not-met", "in-progress", None) == Computed(Outcome.FAIL, "not-met")
    assert computed("verified", None) == Computed(Outcome.OPEN, None)


@given(STATUSES, st.integers(min_value=1, max_value=3))
def test_informational_rows_never_make_it_worse(keys: list[str | None], more: int) -> None:
    before = computed(*keys)
    after = computed(*keys, *["informational"] * more)
    if keys:
        assert BADNESS[after.outcome] == BADNESS[before.outcome]
        if before.outcome is not Outcome.INFO:
            assert after == before
    else:
        assert after.outcome is Outcome.INFO


@given(STATUSES, st.randoms())
def test_order_does_not_matter(keys: list[str | None], random: object) -> None:
    assert computed(*keys) == computed(*reversed(keys))


@given(STATUSES, STATUSES.filter(bool))
def test_more_rows_never_make_it_better(keys: list[str | None], more: list[str | None]) -> None:
    if keys:
        assert BADNESS[computed(*keys, *more).outcome] >= BADNESS[computed(*keys).outcome]


@given(STATUSES)
def test_counts_add_up(keys: list[str | None]) -> None:
    counts = count(map(item, keys), VOCABULARY)
    assert counts.total == len(keys)
    assert counts.unknown == keys.count(None)
    assert sum(number for _, number in counts.by_outcome) == len(keys)
    assert counts.of("verified") == keys.count("verified")
    assert counts.of("no such status") == 0
    assert counts.outcome(Outcome.FAIL) == keys.count("not-met")


def test_blockers() -> None:
    assert item("not-met").is_blocker
    assert not item("needs-review").is_blocker
    assert item("needs-review", blocking=True).is_blocker
    assert item("informational", blocking=True).is_blocker
    assert item(None, blocking=True).is_blocker
    assert not item("verified", blocking=True).is_blocker


def checklist(id_: str, *keys: str | None, verdict: str | None = None) -> Checklist:
    items = tuple(item(key, blocking=key == "needs-review") for key in keys)
    status = VOCABULARY.get(verdict)
    declared = Verdict("", verdict, status.outcome, "", "") if status else None
    return Checklist(id_, id_, "", declared, items, "index", Location("index.md", 1))


def record(*checklists: Checklist) -> Record:
    no_date = DateField("", None)
    return Record(
        "r", "R", "", "", no_date, "", no_date, no_date, "", (), (), checklists, (), (), (),
        "index", Location("index.md", 1),
    )  # fmt: skip


ONE = checklist("one", "verified", "verified", None, "needs-review", verdict="verified")

OTHER = checklist("other", "verified", "not-met", None, None)


def test_the_result_of_a_checklist() -> None:
    result = checklist_result(ONE, VOCABULARY)
    assert result.checklist is ONE
    assert (result.counts.total, result.counts.unknown, result.counts.of("verified")) == (4, 1, 2)
    assert result.computed == Computed(Outcome.OPEN, "needs-review")
    assert result.blockers == (ONE.items[3],)


def test_what_a_checklist_knows_is_not_computed_again() -> None:
    known = roll_up_items((item("not-met"),), VOCABULARY)
    assert known.computed == Computed(Outcome.FAIL, "not-met")
    result = checklist_result(ONE._replace(rollup=known), VOCABULARY)
    assert (result.counts, result.computed, result.blockers) == known


def test_the_result_of_a_record_is_the_sum_of_its_checklists() -> None:
    result = record_result(record(ONE, OTHER), VOCABULARY)
    assert [each.checklist.id for each in result.checklists] == ["one", "other"]
    assert (result.counts.total, result.counts.unknown) == (8, 3)
    assert result.counts.of("verified") == 3
    assert result.counts.by_outcome == (
        (Outcome.FAIL, 1), (Outcome.OPEN, 4), (Outcome.PASS, 3), (Outcome.INFO, 0)
    )  # fmt: skip
    assert result.computed == Computed(Outcome.FAIL, "not-met")
    assert result.blockers == (ONE.items[3], OTHER.items[1])
    empty = record_result(record(), VOCABULARY)
    assert (empty.counts.total, empty.computed) == (0, Computed(Outcome.OPEN, None))


@pytest.mark.parametrize(
    ("verdict", "keys", "contradicted"),
    [
        ("verified", ["verified", None], True), ("verified", ["verified"], False),
        ("verified", [], False), (None, ["not-met"], False), ("needs-review", ["not-met"], True),
        ("not-met", ["verified"], False), ("informational", ["verified"], False),
        ("informational", ["not-met"], True),
    ],
)  # fmt: skip
def test_a_verdict_is_contradicted_by_worse_rows(
    verdict: str | None, keys: list[str | None], contradicted: bool
) -> None:
    result = checklist_result(checklist("c", *keys, verdict=verdict), VOCABULARY)
    assert result.is_contradicted is contradicted


def test_a_verdict_that_names_no_status_contradicts_nothing() -> None:
    odd = checklist("c", "not-met")._replace(verdict=Verdict("splendid", None, None, "", ""))
    assert not checklist_result(odd, VOCABULARY).is_contradicted


def test_one_status_with_several_outcomes() -> None:
    """Words beside a symbol can take it back: the status is counted, and the outcome by itself."""
    taken_back = item("verified")._replace(outcome=Outcome.OPEN)
    counts = count([item("verified"), taken_back, item("verified")], VOCABULARY)
    assert counts.of("verified") == 3
    assert (counts.outcome(Outcome.PASS), counts.outcome(Outcome.OPEN)) == (2, 1)
