"""Names in ``conf.py`` that are nearly those of options."""

from __future__ import annotations

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
