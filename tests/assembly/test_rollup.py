from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.assembly.rollup import count, roll_up
from sphinx_readiness.model.counts import Computed
from sphinx_readiness.model.items import Item, Location
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
        if any(key != "informational" for key in keys):
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
