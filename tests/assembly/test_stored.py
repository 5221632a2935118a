from __future__ import annotations

import pickle
from itertools import pairwise

from raw_samples import assembled, checklist, table

from sphinx_readiness.assembly.build_part import build_part
from sphinx_readiness.assembly.document_parts import DocumentPart, attach, packed
from sphinx_readiness.assembly.stored_items import (
    ByteRange,
    StoredItems,
    doubted,
    encode,
    ids_of,
    owners_of,
    stream,
)
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.raw import DocumentData

ROWS = ("Backups run | ✅ | Ops | nightly", "Restore works | ❌ | QA |", "Logs rotate | ? | Ops |")


def items() -> tuple[Item, ...]:
    return tuple(
        assembled(checklist("ops", table("Item | Status | Owner | Extra", *ROWS))).all_items()
    )


def stored(plain: tuple[Item, ...], before: bytes = b"") -> StoredItems:
    made, data = encode(plain, len(before))
    kept = before + data

    def read(where: ByteRange) -> bytes:
        found = kept[where.start : where.end]
        assert where.matches(found)
        assert not where.matches(found + b"!")
        return found

    loaded: StoredItems = pickle.loads(pickle.dumps(made))
    loaded.read = read
    return loaded


def test_stored_items_are_the_items() -> None:
    plain = items()
    kept = stored(plain, b"other items")
    assert len(kept) == 3
    assert tuple(kept) == tuple(stream(kept)) == plain
    assert kept[1] == plain[1]
    assert tuple(kept[1:]) == plain[1:]
    assert type(plain[0].outcome) is type(kept[0].outcome)
    assert [type(kept[0]), type(kept[0].location)] == [Item, Location]


def test_no_items_are_read_from_nowhere() -> None:
    made, data = encode((), 7)
    assert data == b""
    assert (len(made), list(made), made.ids) == (0, [], [])


def test_ids_and_owners_need_no_items() -> None:
    plain = items()
    made, _data = encode(plain, 0)
    assert tuple(ids_of(made)) == tuple(ids_of(plain)) == ("A-10", "A-11", "A-12")
    assert owners_of(made) == owners_of(plain) == (("Ops", 2, 0), ("QA", 1, 1))
    assert made._items is None


def test_doubts_need_no_items() -> None:
    raw = checklist("ops", table("Item | Status | Severity", "A | waived | hurge", "B | ✅ |"))
    plain = tuple(assembled(raw).all_items())
    kept = stored(plain)
    assert doubted(kept) == doubted(plain) == ("severity", "waived")
    assert doubted(stored(items())) == ()
    assert kept._items is None


def test_streaming_keeps_nothing() -> None:
    kept = stored(items())
    assert [item.id for item in stream(kept)] == ["A-10", "A-11", "A-12"]
    assert kept._items is None
    assert kept[0].id == "A-10"
    assert kept._items is not None


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
    head, data = packed(before)
    after = pickle.loads(pickle.dumps(head, pickle.HIGHEST_PROTOCOL))
    attach(after, lambda where: data[where.start : where.end])
    one, other = before.checklists[0], after.checklists[0]
    assert one.checklist.rollup == other.checklist.rollup
    assert tuple(one.checklist.items) == tuple(other.checklist.items)
    assert one.checklist.verdict == other.checklist.verdict
    assert one.place == other.place
