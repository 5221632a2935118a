"""Which owners are taken for one, and that hostile ones cost no more than others."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.rules.people.spellings import alike, alike_words, pairs, words_of
from sphinx_readiness.rules.words import first_few, loosen, word_finder


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tech", "technical"), ("mgmt", "management"), ("ops", "operations"), ("qa", "qa"),
        ("dept", "department"), ("eng", "engineering"),
    ],
)  # fmt: skip
def test_alike_words(one: str, other: str) -> None:
    assert alike_words(one, other)
    assert alike_words(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qa", "quality"), ("te", "technical"), ("tech", "test"), ("100", "1000"),
        ("mgmt", "marketing"), ("security", "support"), ("tngm", "management"),
    ],
)  # fmt: skip
def test_words_that_are_not_alike(one: str, other: str) -> None:
    assert not alike_words(one, other)
    assert not alike_words(other, one)


def test_words_of_a_name() -> None:
    assert words_of("Tech. Writing-Team  (EMEA)") == ("tech", "writing", "team", "emea")
    assert words_of("***") == ()
    assert not alike(("tech",), ("tech", "writing"))


def test_pairs_name_the_more_frequent_spelling() -> None:
    names = ["Tech Writing", "Engineering", "Technical Writing", "tech-writing", "Eng"]
    assert list(pairs(names)) == [
        ("Technical Writing", "Tech Writing"),
        ("tech-writing", "Tech Writing"),
        ("Eng", "Engineering"),
    ]


@given(st.lists(st.text(max_size=12), unique=True, max_size=30))
def test_each_name_is_paired_once_with_an_earlier_one(names: list[str]) -> None:
    found = list(pairs(names))
    assert len({rare for rare, _ in found}) == len(found)
    for rare, usual in found:
        assert names.index(usual) < names.index(rare)


@pytest.mark.parametrize("words", [1, 8])
def test_hostile_names_are_compared_in_linear_time(words: int) -> None:
    rng = random.Random(7)
    names = [
        " ".join("a" + "".join(rng.choice("ab") for _ in range(14)) for _ in range(words))
        for _ in range(30_000)
    ]
    names += ["a" * length for length in range(1, 4_000)]
    names = list(dict.fromkeys(names))
    assert {rare for rare, _ in pairs(names)} <= set(names[1:])


def test_word_finder_is_linear_with_hostile_words() -> None:
    words = word_finder(["a" * length for length in range(1, 300)] + ["(a|a)*b", "\\"])
    assert words is not None
    assert words.every.search(loosen("a" * 1_000_000 + " ")) is None


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["in progress"], "work IN-PROGRESS now", "in progress"),
        (["in-progress"], "work in\u2010progress now", "in progress"),
        (["to do"], "to_do", "to do"),
        (["todo", "to do list"], "the to do list", "to do list"),
        (["tbd"], "TBD.", "tbd"),
        (["tbd"], "tbd.Next", "tbd"),
        (["tbd"], "tbd.md, tbd.py and tbd.yaml", None),
        (["tbd"], "tbdx", None),
        (["tbd"], "xtbd", None),
        (["todo"], "see TODO.md", None),
        (["todo"], "see TODO.md, todo", "todo"),
        (["pågår", "tbd"], "test PÅGÅR nu", "pågår"),
        (["待定"], "评审待定", "待定"),
        (["待定", "tbd"], "tbd", "tbd"),
        (["진행 중"], "검토 진행 중", "진행 중"),
        (["진행 중"], "진행 중인", None),
    ],
)
def test_word_finder(words: list[str], text: str, found: str | None) -> None:
    known = word_finder(words)
    assert known is not None
    loose = loosen(text)
    match = known.within(loose).search(loose)
    assert (match.group() if match else None) == found


def test_no_words_no_pattern() -> None:
    assert word_finder([]) is None
    assert word_finder(["-", " "]) is None


def test_first_few() -> None:
    assert first_few([]) == ""
    assert first_few(["a", "b", "c"]) == "a, b, c"
    assert first_few(["a", "b", "c", "d"]) == "a, b, c, …"
