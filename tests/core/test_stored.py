from __future__ import annotations

import pickle
from itertools import pairwise

from raw_samples import assembled, checklist, table

from sphinx_readiness.core.model import Item
from sphinx_readiness.core.options import Options
from sphinx_readiness.core.parts import DocumentPart, packed
from sphinx_readiness.core.raw import DocumentData
from sphinx_readiness.core.stored import StoredItems, ids_of, owners_of, store, stream
from sphinx_readiness.sources.build_part import build_part

ROWS = ("Backups run | ✅ | Ops | nightly", "Restore works | ❌ | QA |", "Logs rotate | ? | Ops |")


def items() -> tuple[Item, ...]:
    return tuple(
        assembled(checklist("ops", table("Item | Status | Owner | Extra", *ROWS))).all_items()
    )


def test_stored_items_are_the_items() -> None:
    plain = items()
    stored = pickle.loads(pickle.dumps(store(plain)))
    assert isinstance(stored, StoredItems)
    assert len(stored) == 3
    assert tuple(stored) == tuple(stream(stored)) == plain
    assert stored[1] == plain[1]
    assert tuple(stored[1:]) == plain[1:]
    assert store(stored) is stored
    assert type(plain[0].outcome) is type(stored[0].outcome)


def test_ids_and_owners_need_no_items() -> None:
    plain = items()
    stored = store(plain)
    assert tuple(ids_of(stored)) == tuple(ids_of(plain)) == ("A-10", "A-11", "A-12")
    assert owners_of(stored) == owners_of(plain) == (("Ops", 2, 0), ("QA", 1, 1))
    assert stored._items is None


def test_streaming_keeps_nothing() -> None:
    stored = store(items())
    assert [item.id for item in stream(stored)] == ["A-10", "A-11", "A-12"]
    assert stored._items is None
    assert stored[0].id == "A-10"
    assert stored._items is not None


def part() -> DocumentPart:
    raw = checklist("ops", table("Item | Status | Owner", *ROWS), verdict="✅ ready", owner="Ops")
    options = Options()
    return build_part(DocumentData("index", checklists=(raw,)), options, options.vocabulary())


def test_the_same_document_gives_the_same_bytes() -> None:
    """Otherwise an edit of prose would look like an edit of items."""
    blobs = [pickle.dumps(packed(part()), pickle.HIGHEST_PROTOCOL) for _ in range(3)]
    assert all(one == other for one, other in pairwise(blobs))


def test_a_part_survives() -> None:
    before = part()
    after = pickle.loads(pickle.dumps(packed(before), pickle.HIGHEST_PROTOCOL))
    one, other = before.checklists[0], after.checklists[0]
    assert one.checklist.rollup == other.checklist.rollup
    assert tuple(one.checklist.items) == tuple(other.checklist.items)
    assert one.checklist.verdict == other.checklist.verdict
    assert one.place == other.place
