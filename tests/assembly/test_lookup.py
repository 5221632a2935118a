"""What an id stands for, in its record and elsewhere."""

from __future__ import annotations

from raw_samples import assembled, checklist, head

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, RECORD, Lookup
from sphinx_readiness.assembly.running_numbers import runs
from sphinx_readiness.model.raw import RawChecklist, RawRow, RawTable

ALL = (ITEM, CHECKLIST, RECORD)


def rows(own: str, line: int, *ids: str, kind: str = "checklist", **options: str) -> RawChecklist:
    table = RawTable(
        ("Item", "Status"),
        ("item", "status"),
        tuple(RawRow(line + at, id_, True, (f"{own} {id_}", "✅")) for at, id_ in enumerate(ids)),
    )
    return checklist(own, table, line=line, kind=kind, **options)


IDS = Lookup(
    assembled(
        rows("core", 2, "A-1", "A-2"),
        rows("core", 8, "A-1", kind="post-deployment", window="24h"),
        rows("core", 12, "A-1", "B-1"),
        rows("three", 22, "C-1"),
        records=(head("one", 1), head("two", 11), head("three", 21)),
    ).records
)


def found(target: str, home: str, *kinds: str) -> list[tuple[str, str]]:
    return [(each.kind, each.record) for each in IDS.find(target, home, kinds or ALL)]


def test_its_own_record_comes_first() -> None:
    assert found("A-1", "one") == [("item", "one")]
    assert found("A-1", "two") == [("item", "two")]
    assert found("core", "two") == [("checklist", "two")]
    assert found("three", "three") == [("checklist", "three")]


def test_then_whoever_has_it_alone() -> None:
    assert found("B-1", "one") == [("item", "two")]
    assert found("A-1", "three") == found("A-1", "nowhere") == [("item", "one"), ("item", "two")]
    assert found("three", "one") == [("record", "three")]
    assert found("three", "one", CHECKLIST) == [("checklist", "three")]
    assert found("A-9", "one") == []


def test_a_record_before_the_id_names_that_one_only() -> None:
    assert found("two/A-1", "one") == [("item", "two")]
    assert found("two/core", "one", CHECKLIST) == [("checklist", "two")]
    for nothing in ("two/A-2", "none/A-1", "/A-1", "two/", "one/two/A-1", "/"):
        assert found(nothing, "two") == [], nothing


def test_only_the_kinds_that_are_asked_for() -> None:
    assert found("A-1", "one", CHECKLIST, RECORD) == []
    assert found("core", "one", ITEM) == []


def test_windows_stand_behind_their_record() -> None:
    (one,) = IDS.find("A-1", "one", (ITEM,))
    assert one.item is not None
    assert one.item.location.line == 2


def test_names_are_qualified_where_they_must_be() -> None:
    assert IDS.name(ITEM, "two", "A-1") == "two/A-1"
    assert IDS.name(ITEM, "two", "B-1") == "B-1"
    assert IDS.name(CHECKLIST, "one", "core") == "one/core"
    assert IDS.name(CHECKLIST, "three", "three") == "three"


def test_a_number_that_stands_twice_does_not_end_those_of_its_table() -> None:
    record = assembled(
        rows("web", 2, "1", "2", "2", "3"),
        rows("api", 12, "1", "2", "3"),
        records=(head("one", 1),),
    ).records
    ids = Lookup(record)
    assert [len(ids.find(each, "one", ALL)) for each in ("1", "2", "3")] == [2, 3, 2]
    assert [len(ids.find(each, "one", ALL)) for each in ("api/3", "web/2")] == [1, 2]


def test_numbers_begin_anew_where_a_table_does() -> None:
    # Rows of a grid have two lines each; the next table begins at least three further down.
    lines = {"1": 2, "2": 4}
    for again, places in ((6, 1), (10, 2)):
        table = RawTable(
            ("Item", "Status"),
            ("item", "status"),
            tuple(
                RawRow(line, id_, True, (f"web {line}", "✅"))
                for id_, line in (*lines.items(), ("1", again), ("2", again + 2))
            ),
        )
        web = checklist("web", table, line=1)
        (one,) = assembled(web).records[0].checklists
        assert len(list(runs(one))) == places
