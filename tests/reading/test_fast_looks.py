"""Looks that spare a search: each finds what the search finds."""

from __future__ import annotations

import re
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_readiness.reading.markup import marked_rows, patterns_for
from sphinx_readiness.reading.openings import BREAKS, openings
from sphinx_readiness.reading.plain_body import ODD
from sphinx_readiness.reading.prefilter import has_breaks
from sphinx_readiness.rules.words import loosen
from sphinx_readiness.text.folding import CONTROL, fold_case

EVERY = "".join(chr(code) for code in range(sys.maxunicode + 1))

CELLS = st.text(alphabet="a .:/_&*`<~-@md\\\"'$(+,", max_size=6)


@given(st.text(alphabet="a\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", max_size=8))
@example("")
@example("a\x0b")
def test_breaks_are_where_lines_are_split(text: str) -> None:
    assert has_breaks(text) == (BREAKS.search(text) is not None)


def test_what_is_printable_hides_nothing() -> None:
    assert not [found for found in CONTROL.findall(EVERY) if found.isprintable()]
    assert not [found for found in ODD.findall(EVERY) if found.isprintable()]
    assert [len(CONTROL.findall(EVERY)) > 50, len(ODD.findall(EVERY)) > 50] == [True, True]


@given(
    st.lists(st.lists(CELLS, max_size=4), max_size=6),
    st.sampled_from((("linkify", "smartquotes"), ("dollarmath", "replacements"), ())),
    st.booleans(),
)
def test_rows_are_marked_as_each_by_itself(
    rows: list[list[str]], extensions: tuple[str, ...], markdown: bool
) -> None:
    special = patterns_for(extensions, markdown=markdown)[1]
    each = {at for at, cells in enumerate(rows) if any(special.search(cell) for cell in cells)}
    assert marked_rows(rows, special) == each


@given(st.text(alphabet="aB-_ \t\n\u2010\u2013\u2014\xa0\x1c", max_size=10))
def test_words_are_loosened_joint_by_joint(text: str) -> None:
    joints = re.sub(r"[-_\s\u2010-\u2013]+", " ", fold_case(text)).strip()
    assert loosen(text) == joints


def test_a_directive_may_open_in_the_first_line_and_in_the_last() -> None:
    text = "```{checklist} a\n```\n\n.. checklist::"
    assert [each.line for each in openings(text, ("checklist",))] == [1, 4]
