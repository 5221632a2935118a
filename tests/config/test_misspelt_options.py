"""Names in ``conf.py`` that are nearly those of options."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from itertools import islice, product

import pytest

from sphinx_readiness.config.conf_py import misspelt_options

OPTIONS = frozenset(("fail_on", "ignore"))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("readyness_fail_on = 'info'", "readiness_fail_on"),
        ("sphinx_readiness_ignore=[]", "readiness_ignore"),
        ("Readiness_Fail_On = 1", "readiness_fail_on"),
        ("readines_ignore   = []", "readiness_ignore"),
    ],
)
def test_a_name_that_sets_nothing(line: str, meant: str) -> None:
    found = misspelt_options(f"project = 'x'\n\n{line}\n".encode(), OPTIONS)
    assert list(found.values()) == [(meant, 3)]


@pytest.mark.parametrize(
    "line",
    [
        "readiness_fail_on = 'info'", "readyness_other = 1", "rest_ignore = 1", "release_fail_on = 1",
        "# readyness_ignore = []", "if readyness_ignore == []:", "    readyness_ignore = []", "\xff",
    ],
)  # fmt: skip
def test_names_that_mean_something_else(line: str) -> None:
    assert misspelt_options(line.encode("latin-1"), OPTIONS) == {}


def test_each_name_has_its_own_line() -> None:
    source = b"readyness_ignore = []\n\nreadyness_fail_on = 1\nreadyness_ignore = []\nreadines_ignore = 1"
    assert misspelt_options(source, OPTIONS) == {
        "readyness_ignore": ("readiness_ignore", 1),
        "readyness_fail_on": ("readiness_fail_on", 3),
        "readines_ignore": ("readiness_ignore", 5),
    }


def test_a_prefix_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def compare(word: str, *_more: object) -> Sequence[str]:
        compared.append(word)
        return [word] if word.endswith("ness") else []

    monkeypatch.setattr(difflib, "get_close_matches", compare)
    source = b"readyness_fail_on = 1\nrest_ignore = 1\n" * 5000
    assert list(misspelt_options(source, OPTIONS)) == ["readyness_fail_on"]
    assert compared == ["readyness", "rest"]


def test_a_file_full_of_them_is_no_work() -> None:
    letters = map("".join, product("abcdefgh", repeat=5))
    other = "".join(f"r{each}_ignore = 1\n" for each in islice(letters, 3000))
    assert misspelt_options(f"{other}readyness_ignore = 1\n".encode(), OPTIONS) == {}
    capitals = ("".join(each) for each in product("rR", "eE", "aA", "dD", "yY", "nN", "eE"))
    many = "".join(f"{each}ss_ignore = 1\n" for each in capitals)
    assert len(misspelt_options(many.encode(), OPTIONS)) == 50
