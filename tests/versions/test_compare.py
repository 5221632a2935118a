"""Comparing versions: what is written against what is known, in both orders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import PEP440, SEMVER, Source
from sphinx_readiness.versions.compare import (
    Parsed,
    agrees,
    newer,
    order,
    parse,
    plain_name,
)


def source(version: str, scheme: str = SEMVER, **more: bool) -> Source:
    return Source("", version, Location("a", 1), scheme, **more)


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("0.5.1", "0.5.1"), ("v0.5.1", "0.5.1"), ("0.5", "0.5.1"), ("0.5.x", "0.5.1"),
        ("0.5.*", "0.5.1"), ("1.0", "1.0.0"), ("1.0.0", "1.0"), ("1.0.0", "1.0.0rc1"),
        ("1.0.0-rc.1", "1.0.0rc1"), ("1.0.0rc1", "1.0.0-rc.1"), ("1.0.0b2", "1.0.0-beta.2"),
        ("1.0.0", "1.0.0+build.5"), ("1.0.0+a", "1.0.0"), ("1.0", "1.0.1.post1"),
        ("2.0.0-SNAPSHOT", "2.0.0-SNAPSHOT"), ("01.2", "1.2.0"),
    ],
)  # fmt: skip
def test_agrees(stated: str, known: str) -> None:
    assert agrees(stated, source(known)) is True


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("0.5.1", "0.5.2"), ("0.5.1", "0.5"), ("0.5.1", "0.51"), ("0.1", "0.10.0"),
        ("1.0.0rc1", "1.0.0"), ("1.0.0rc1", "1.0.0rc2"), ("1.0.x", "1.1.0"), ("2", "1.9"),
    ],
)  # fmt: skip
def test_does_not_agree(stated: str, known: str) -> None:
    assert agrees(stated, source(known)) is False


@pytest.mark.parametrize("text", ["", "soon", "x.y", "1..2", "1" * 30, "9" * 5000, "1.0\n", "٣.٤"])
def test_no_version_is_no_finding(text: str) -> None:
    parsed = parse(text)
    assert parsed is None or text == "1.0\n"
    assert agrees(text, source("1.0")) in {None, True}


def test_what_was_released_may_be_behind() -> None:
    assert agrees("1.1.0", source("1.0.0", released=True)) is True
    assert agrees("0.9.0", source("1.0.0", released=True)) is False


def test_only_the_components_of_a_partial_source_count() -> None:
    assert agrees("2.7.1", source("2", partial=True)) is True
    assert agrees("2.7", source("2.7.1", partial=True)) is True
    assert agrees("2.8", source("2.7.1", partial=True)) is False
    assert agrees("3.0.0", source("2", partial=True)) is False
    assert agrees("0.9", source("1", partial=True)) is True, "a Go module without a suffix"


@pytest.mark.parametrize(
    ("one", "other", "scheme", "expected"),
    [
        ("1.0.0-alpha.1", "1.0.0-alpha.beta", SEMVER, -1), ("1.0.0-rc.1", "1.0.0", SEMVER, -1),
        ("1.10.0", "1.9.0", SEMVER, 1), ("1.0", "1.0.0", SEMVER, 0), ("1.0.dev1", "1.0a1", PEP440, -1),
        ("1.0.post1", "1.0", PEP440, 1), ("1.0", "1!0.1", PEP440, -1), ("a", "1", PEP440, None),
        ("1.2.3.4", "1.2.3.5", SEMVER, -1),
    ],
)  # fmt: skip
def test_order(one: str, other: str, scheme: str, expected: int | None) -> None:
    assert order(one, other, scheme) == expected
    assert order(other, one, scheme) == (None if expected is None else -expected)


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_text_is_compared_without_an_error(one: str, other: str) -> None:
    for scheme in (PEP440, SEMVER):
        assert agrees(one, source(other, scheme)) in {True, False, None}
        assert order(one, other, scheme) in {-1, 0, 1, None}


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.integers(1, 5))
def test_every_beginning_of_a_version_is_true_of_it(numbers: list[int], count: int) -> None:
    version = ".".join(map(str, numbers))
    assert agrees(".".join(map(str, numbers[:count])), source(version)) is True


def test_names_are_compared_without_case_and_punctuation() -> None:
    assert plain_name("MyST-Parser") == plain_name("myst_parser") == plain_name("MyST parser")


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("1.0-RC.1", Parsed((1, 0), "rc1")), ("V2", Parsed((2,), "")), (" 0.5.X ", Parsed((0, 5), "", open=True)),
        ("0.5.*", Parsed((0, 5), "", open=True)),
        ("2!0.5.x", Parsed((0, 5), "", open=True, epoch=2)),
        ("3!1.2.post4", Parsed((1, 2), "post4", epoch=3)), ("1.0-Beta.2+x", Parsed((1, 0), "b2")),
        ("1.2.3.4.5.6.7.8", Parsed((1, 2, 3, 4, 5, 6, 7, 8), "")), ("1.2.3.4.5.6.7.8.9", None),
    ],
)  # fmt: skip
def test_parse(text: str, parsed: Parsed | None) -> None:
    assert parse(text) == parsed


@pytest.mark.parametrize(
    ("text", "pre"), [("1.0", False), ("1.0rc1", True), ("1.0.post1", False), ("1.0.dev1", True)]
)
def test_what_comes_before_a_release(text: str, pre: bool) -> None:
    parsed = parse(text)
    assert parsed is not None
    assert parsed.pre is pre


@pytest.mark.parametrize(
    ("stated", "known", "agree"),
    [
        ("1!1.0", "1!1.0", True), ("1.0", "1!1.0", True), ("1!1.0", "1.0", False),
        ("2!1.0", "1!1.0", False),
    ],
)  # fmt: skip
def test_an_epoch_may_be_left_out_but_not_another_one(stated: str, known: str, agree: bool) -> None:
    assert agrees(stated, source(known, PEP440)) is agree


@pytest.mark.parametrize(
    ("stated", "known", "agree"), [("2.0", "1", False), ("0.9", "2", False), ("1.4", "1", True)]
)
def test_the_components_of_a_partial_source_are_those_of_the_claim(
    stated: str, known: str, agree: bool
) -> None:
    assert agrees(stated, source(known, partial=True)) is agree


@pytest.mark.parametrize(("scheme", "later"), [(PEP440, True), (SEMVER, False)])
def test_the_order_is_that_of_the_scheme(scheme: str, later: bool) -> None:
    """``1.0.0-1`` comes after 1.0.0 in Python, and before it elsewhere."""
    assert newer("1.0.0-1", "1.0.0", scheme) is later
    assert agrees("1.0.0-1", source("1.0.0", scheme, released=True)) is later


@pytest.mark.parametrize(
    ("one", "other", "scheme", "expected"),
    [
        ("1.0", "1.0.0", PEP440, 0), ("1.0-alpha.beta", "1.0-alpha.1", SEMVER, 1),
        ("v1.0.0-alpha.beta", "V1.0.0-alpha.1", SEMVER, 1), ("1.0v", "1.0", SEMVER, None),
        (f"1.0.0-alpha.{'b' * 68}", "1.0.0-alpha.1", SEMVER, 1),
        (f"1.0.0-alpha.{'b' * 69}", "1.0.0-alpha.1", SEMVER, None),
        (f"1.0+{'a' * 80}", "1.0", PEP440, None), ("1.0", f"1.0+{'a' * 80}", PEP440, None),
        (f" 1.0{' ' * 80}", "1.0", PEP440, 0),
    ],
)  # fmt: skip
def test_order_at_its_limits(one: str, other: str, scheme: str, expected: int | None) -> None:
    assert order(one, other, scheme) == expected


def test_long_versions_are_not_taken_for_each_other() -> None:
    long = ".".join(["123456789"] * 8)
    assert len(long) == 79
    assert agrees(f"{long}-rc.1", source(f"{long}-rc.2")) is False
    assert agrees(f"{long}-rc.1", source(f"{long}-rc.1")) is True


def test_a_plain_name() -> None:
    assert plain_name("MyST-Parser 2") == "mystparser2"
    assert plain_name("Straße.JS") == "strassejs"
