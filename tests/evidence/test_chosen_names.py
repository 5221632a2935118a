"""Names by patterns: the same as the slow way says, and only so many are looked at."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.evidence.reports import chosen_names
from sphinx_readiness.evidence.reports.chosen_names import Names, TooManyLooks

NAMES = st.lists(st.text("ab/.", max_size=6), max_size=8)


@given(NAMES, st.text("ab/.*", min_size=1, max_size=6))
def test_as_an_expression_says(names: list[str], pattern: str) -> None:
    expression = ".*".join(map(re.escape, pattern.split("*")))
    wanted = sorted({each for each in names if re.fullmatch(expression, each)})
    assert sorted(Names(names).chosen(pattern)) == wanted


def test_only_so_many_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen_names, "MOST_LOOKS", 100)
    names = Names(f"case{n}" for n in range(60))
    assert len(names.chosen("case*")) == len(names.chosen("case*")) == 60
    with pytest.raises(TooManyLooks):
        names.chosen("c*")
