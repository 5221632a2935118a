"""Ranges of versions, by the rules of each ecosystem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.versions.ranges import implies, in_range, is_range

ECOSYSTEMS = ("cargo", "npm", "pypi", "golang", "maven")


@pytest.mark.parametrize(
    ("version", "written", "ecosystem", "expected"),
    [
        ("0.23.35", "== 0.21.12", "cargo", False), ("0.23.35", "== 0.23", "cargo", True),
        ("0.23.35", ">= 0.22, < 0.24", "cargo", True), ("2.0.0-alpha.1", ">= 1.0", "cargo", False),
        ("1.0.0-rc.1", "== 1.0.0", "cargo", False), ("1.0.0-rc.1", "= 1.0.0-rc.1", "cargo", True),
        ("1.0.0-rc.2", ">= 1.0.0-rc.1", "cargo", True), ("0.0.4", "^0.0.3", "cargo", False),
        ("1.9.0", "^1.2", "cargo", True), ("1.0.0", ">= 1, nonsense", "cargo", None),
        ("1.0.0", "=> 1", "cargo", None), ("1.0.0", "== soon", "cargo", None),
        ("2.0.1", "== 2.0", "pypi", False), ("2.0.1", "== 2.0.*", "pypi", True),
        ("2.0.1", "== 2.0.x", "pypi", True), ("2.0.1+cu1", "== 2.0.1", "pypi", True),
        ("2.1rc1", "== 2.1", "pypi", False), ("2.1rc1", ">= 2.0", "pypi", True),
        ("2.0", "= 2.0.0", "pypi", True), ("2.0", "^1.5", "pypi", False), ("1.9", "~=1.2", "pypi", True),
        ("1.0", "===1.0", "pypi", True), ("1.0.0", "=== 1.0", "pypi", False),
        ("4.7.1", "^4.0.0 || ^5", "npm", True), ("4.7.1", ">=4 <5", "npm", True),
        ("4.7.1", "= 4.x", "npm", True), ("4.7.1", "1 - 4", "npm", True), ("4.7.1", "~4.7", "npm", True),
        ("4.8.0", "4.0.0 - 4.7", "npm", False), ("1.2.9", "> 1.2", "npm", False),
        ("5.0.0-beta.1", "^5.0.0-alpha", "npm", True), ("5.1.0-beta.1", "^5.0.0-alpha", "npm", False),
        ("2.0.0+incompatible", "== 2.0.0", "golang", True),
        ("0.0.0-20230101000000-abcdef123456", "== 0.0.0", "golang", False),
        ("1.2.4-0.20230101000000-abcdef123456", ">= 1.2.3", "golang", True),
        ("1.0.0.Final", "== 1.0.0.Final", "maven", True), ("1.0.0.Final", "== 1.0.0", "maven", True),
        ("3.1.5", "~> 3.1.2", "gem", True), ("7.2", "~> 7", "gem", True), ("8.0", "~> 7", "gem", False), ("3.2", "~> 3.1.2", "gem", False),
        ("1.9.0", "~1.2", "composer", True), ("1.9.0", "~1.2.3", "composer", False),
        ("1.9.0", "~1.2", "npm", False), ("dev-main", ">= 1", "composer", None),
        ("7.1.0.beta1", "== 7.1.0", "gem", False), ("7.1.0.beta1", "== 7.1.0.beta1", "gem", True),
        ("7.1.0.rc2", ">= 7.1.0.rc1", "gem", True), ("7.1.0.rc1", ">= 7.1.0.rc2", "gem", False),
        ("4.1.100.Final", ">= 4.1.100", "maven", True), ("31.1-jre", ">= 31.1", "maven", True),
        ("6.1.0-RC1", ">= 6.1.0", "maven", False), ("6.1.0-RC1", ">= 6.1.0-M1", "maven", True),
        ("6.4.0-RC1", ">= 6.4.0-beta2", "composer", True), ("2.0.0-beta10", "> 2.0.0-beta2", "composer", True),
        ("1.0.0-p1", "> 1.0.0", "composer", True), ("3.5.0", "^2.0|^3.0@beta", "composer", True),
        ("7a3f000011112222333344445555666677778888", ">= 1.0", "hex", None),
        ("32.1.3-jre", "== 32.1.3-jre", "maven", True), ("8.0.0.1", ">= 8.0.0", "nuget", True),
    ],
)  # fmt: skip
def test_in_range(version: str, written: str, ecosystem: str, expected: bool | None) -> None:
    assert in_range(version, written, ecosystem) is expected


@pytest.mark.parametrize(
    ("known", "written", "ecosystem", "expected"),
    [
        ("0.23.5", "== 0.23.5", "cargo", False), ("=0.23.5", "== 0.23.5", "cargo", True),
        ("0.23.5", "== 0.23", "cargo", True), ("0.23.5", ">= 0.23.5, < 0.24", "cargo", True),
        (">=0.21.12", "== 0.21.12", "cargo", False), ("0.23.5", "!= 0.22.1", "cargo", True),
        (">=2.0", "!= 1.26.4", "pypi", True), (">=2.0,<3", "< 2.9", "pypi", False),
        (">=2.0,<3", "< 3", "pypi", True), ("", "!= 1", "pypi", False), ("!=1.5", "!= 1.5", "pypi", True),
        ("~=1.4", "< 2", "pypi", True), ("==2.0.*", ">= 2", "pypi", True), ("1!2.0", "> 1", "pypi", False),
        ("^4.0.0", "== 4.0.0", "npm", False), ("4.0.0", "== 4.0.0", "npm", True),
        ("^4 || ^5", ">= 4", "npm", True), ("^3 || ^5", ">= 4", "npm", False),
        ("latest", ">= 4", "npm", False), ("*", ">= 1", "npm", False),
    ],
)  # fmt: skip
def test_implies(known: str, written: str, ecosystem: str, expected: bool) -> None:
    assert implies(known, written, ecosystem) is expected


VERSIONS = st.lists(st.integers(0, 12), min_size=3, max_size=3).map(
    lambda numbers: ".".join(map(str, numbers))
)
RANGES = st.lists(
    st.tuples(st.sampled_from([">=", "<=", ">", "<", "==", "!="]), VERSIONS).map("".join),
    min_size=1,
    max_size=2,
).map(", ".join)


@given(RANGES, RANGES, VERSIONS, st.sampled_from(ECOSYSTEMS))
def test_what_is_implied_holds_of_every_version(
    known: str, written: str, version: str, ecosystem: str
) -> None:
    if implies(known, written, ecosystem) and in_range(version, known, ecosystem):
        assert in_range(version, written, ecosystem)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(ECOSYSTEMS))
def test_any_text_is_read_without_an_error(one: str, other: str, ecosystem: str) -> None:
    assert in_range(one, other, ecosystem) in {True, False, None}
    assert implies(one, other, ecosystem) in {True, False}


@pytest.mark.parametrize("written", [">= 1 " * 2000, "||" * 3000, ">=1," * 400, "1." * 900])
def test_long_ranges_are_not_understood(written: str) -> None:
    assert not is_range(written, "npm")
