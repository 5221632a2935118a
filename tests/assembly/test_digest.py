"""Canonical JSON as RFC 8785 defines it, and the digest of an item."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfc8785 import CanonicalizationError

from sphinx_readiness.assembly.digest import canonical, item_digest
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.text.folding import fold
from sphinx_readiness.vocabulary.statuses import Outcome

ITEM = Item(
    id="DOC-1",
    explicit_id=True,
    title="Guide states 0.5.1",
    status_text="✅",
    status="verified",
    outcome=Outcome.PASS,
    owner="Ops",
    notes="checked",
    severity="high",
    blocking=False,
    evidence="report 7",
    links=(),
    tags=(),
    extra=(),
    checklist="docs",
    docname="index",
    anchor="DOC-1",
    location=Location("index.md", 3),
)


def test_names_are_sorted_by_utf_16() -> None:
    """The example of RFC 8785, section 3.2.3."""
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    names = ["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    text = canonical(value).decode("utf-8")
    positions = [text.index(f'"{name}":') for name in names]
    assert positions == sorted(positions)


def test_strings_are_escaped_no_more_than_they_must_be() -> None:
    """The string of the example of RFC 8785, section 3.2.2."""
    assert canonical('\u20ac$\x0f\nA\'B"\\\\"/') == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()
    assert canonical("\b\f\t\x7f\u2028") == '"\\b\\f\\t\x7f\u2028"'.encode()


def test_values() -> None:
    assert canonical({"b": [1, True, None, ("x", {})], "a": -7}) == (
        b'{"a":-7,"b":[1,true,null,["x",{}]]}'
    )


@pytest.mark.parametrize("value", [b"x", {1}, object(), {1: "x"}, float("nan"), float("inf")])
def test_what_has_no_place(value: object) -> None:
    with pytest.raises(CanonicalizationError):
        canonical(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800"])
def test_what_readers_do_not_agree_on(value: int | str) -> None:
    with pytest.raises(CanonicalizationError):
        canonical(value)


@given(st.lists(st.text(), min_size=8, max_size=8), st.booleans())
def test_the_quick_way_is_the_canonical_one(texts: list[str], blocking: bool) -> None:
    """Rows have a way of their own to the same bytes, so that ten thousand cost little."""
    names = ("title", "status", "owner", "notes", "severity", "evidence", "verify", "id")
    item = ITEM._replace(blocking=blocking, **dict(zip(names, texts, strict=True)))  # type: ignore[arg-type]
    item = item._replace(id="A-1", status=item.status or "x")
    said = {
        "blocking": blocking, "evidence": fold(item.evidence), "id": "A-1",
        "notes": fold(item.notes), "owner": fold(item.owner), "severity": fold(item.severity),
        "status": item.status, "title": fold(item.title), "verify": fold(item.verify),
    }  # fmt: skip
    expected = b"sphinx-readiness item 2\n" + canonical(said)  # type: ignore[arg-type]
    assert item_digest(item) == hashlib.sha256(expected).hexdigest()


def test_the_digest_is_what_it_is() -> None:
    """Signatures and pins hold it: it never changes."""
    said = (
        'sphinx-readiness item 2\n{"blocking":false,"evidence":"report 7","id":"DOC-1","notes":"checked",'
        '"owner":"Ops","severity":"high","status":"verified","title":"Guide states 0.5.1","verify":""}'
    )
    assert item_digest(ITEM) == hashlib.sha256(said.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "  Guide \t states\n0.5.1 "},
        {"notes": "checked\ufe0f"},
        {"location": Location("other.md", 99), "docname": "other", "anchor": "DOC-1-2"},
        {"status_text": "verified", "tags": ("a",), "links": ("REQ_1",), "checklist": "c"},
    ],
)
def test_what_changes_nothing(change: dict[str, object]) -> None:
    assert item_digest(ITEM._replace(**change)) == item_digest(ITEM)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["id", "title", "status", "owner", "notes", "severity", "evidence", "verify"]
)
def test_what_changes_it(name: str) -> None:
    assert item_digest(ITEM._replace(**{name: "other"})) != item_digest(ITEM)


def test_a_flag_that_decides_changes_it() -> None:
    assert item_digest(ITEM._replace(blocking=True)) != item_digest(ITEM)


def test_further_columns() -> None:
    said = ITEM._replace(extra=(("Approved  by", "Ann"), ("Cost", "3")), tags=("x",))
    names = ("approved by", "Links", "tags")
    for change in ({"extra": (("Approved by", "Bob"),)}, {"links": ("R",)}, {"tags": ("y",)}):
        other = said._replace(**change)  # type: ignore[arg-type]
        assert item_digest(other) == item_digest(said)
        assert item_digest(other, names) != item_digest(said, names)
    cheaper = said._replace(extra=(("Approved by", "Ann"), ("Cost", "2")))
    assert item_digest(cheaper, names) == item_digest(said, names)
    assert item_digest(ITEM, ("none",)) != item_digest(ITEM)
    assert len(item_digest(ITEM._replace(tags=("a\ud800",)), ("tags",))) == 64


def test_composed_and_decomposed_characters_are_the_same() -> None:
    assert item_digest(ITEM._replace(title="Pru\u0308fung")) == item_digest(
        ITEM._replace(title="Prüfung")
    )


def test_an_unknown_status_counts_as_it_is_written() -> None:
    unknown = ITEM._replace(status=None, status_text="so  lala")
    assert item_digest(unknown) == item_digest(unknown._replace(status_text="so lala"))
    assert item_digest(unknown) != item_digest(unknown._replace(status_text="so"))


@given(st.text(), st.text())
def test_texts_do_not_run_into_each_other(title: str, notes: str) -> None:
    one = item_digest(ITEM._replace(title=title, notes=notes))
    other = item_digest(ITEM._replace(title=title + "x", notes=notes))
    assert len(one) == 64
    assert one != other or title.strip() == (title + "x").strip()


def test_half_a_character_breaks_nothing() -> None:
    assert len(item_digest(ITEM._replace(title="a\ud800b"))) == 64


def test_the_digest_with_columns_is_what_it_is() -> None:
    """A column that the item does not have counts as one without a text."""
    item = ITEM._replace(extra=(("Approved  by", " Ann "),), links=("REQ_1",), tags=("a", "b"))
    said = (
        'sphinx-readiness item 2\n{"blocking":false,"columns":{"approved by":["Ann"],"cost":[""],'
        '"links":["REQ_1"],"tags":["a","b"]},"evidence":"report 7","id":"DOC-1","notes":"checked",'
        '"owner":"Ops","severity":"high","status":"verified","title":"Guide states 0.5.1","verify":""}'
    )
    found = item_digest(item, ("Approved by", "COST", "Links", "tags"))
    assert found == hashlib.sha256(said.encode()).hexdigest()


def test_the_largest_integers() -> None:
    assert canonical([2**53 - 1, 1 - 2**53]) == b"[9007199254740991,-9007199254740991]"


def test_half_a_character_is_replaced() -> None:
    assert item_digest(ITEM._replace(title="a\ud800b")) == item_digest(
        ITEM._replace(title="a\ufffdb")
    )


@pytest.mark.parametrize("column", ["Reason", "Why", "Approver", "approved by"])
def test_the_reason_and_the_approver_of_a_row_that_is_left_out_count(column: str) -> None:
    out = ITEM._replace(status="not-applicable", outcome=Outcome.INFO, exempt="not-applicable")
    told = out._replace(extra=((column, "sends no mail"),))
    other = out._replace(extra=((column, "Dana Cruz"),))
    assert len({item_digest(each) for each in (out, told, other)}) == 3
    blank = out._replace(extra=((column, ""), ("Colour", "red")))
    assert item_digest(blank) == item_digest(out)
    assert item_digest(told, ("Colour",)) != item_digest(other, ("Colour",))
    # Of other rows they decide nothing.
    assert item_digest(ITEM._replace(extra=((column, "sends no mail"),))) == item_digest(ITEM)
    swapped = out._replace(extra=(("Reason", "a"), ("Approver", "b")))
    assert item_digest(swapped) != item_digest(
        out._replace(extra=(("Reason", "b"), ("Approver", "a")))
    )
