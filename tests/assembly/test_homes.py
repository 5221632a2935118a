"""Which record a place in a document belongs to."""

from __future__ import annotations

import pytest
from raw_samples import head

from sphinx_readiness.assembly.homes import IMPLICIT_RECORD, Homes, behind


def homes(*declared: tuple[str, str]) -> Homes:
    made = Homes()
    for docname, key in declared:
        made.add(docname, key, head(key))
    return made


TWO = homes(("a/index", "one"), ("b/index", "two"), ("b/index", "three"))


@pytest.mark.parametrize(
    ("docname", "home", "wanted"),
    [
        ("b/index", "one", "one"),  # named
        ("b/index", behind(0), "two"),  # above the first
        ("b/index", behind(1), "two"),
        ("b/index", behind(2), "three"),
        ("b/index", behind(9), "three"),
        ("b/index", "", "two"),
        ("a/deep/er", behind(0), "one"),  # the only record of the folder above
        ("b/other", behind(0), IMPLICIT_RECORD),  # two in the folder
        ("index", "", IMPLICIT_RECORD),
        ("b/index", "unknown", IMPLICIT_RECORD),
        ("b/index", "#x", "two"),
        ("b/index", "#" + "9" * 5000, "two"),
    ],
)
def test_home(docname: str, home: str, wanted: str) -> None:
    assert TWO.of(docname, home) == wanted


def test_the_only_record_of_a_project() -> None:
    assert homes(("a/index", "one")).of("b/other", behind(0)) == "one"
    assert homes().of("index", behind(0)) == IMPLICIT_RECORD
