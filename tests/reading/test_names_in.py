"""A text without any mark is not searched, and nothing is missed by that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.reading.prefilter import names_in

PIECES = st.sampled_from(
    (":", "\uff1a", "`", "~", ".", "{", "}", " ", "\n", "\r", "- ", "> ", "checklist", "::", "```",
     "~~~", "..")
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_same_names_are_found_beside_a_directive(text: str) -> None:
    assert names_in(text) == names_in(f"{text}\n\n.. another::\n") - {"another"}


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_same_names_are_found_where_other_characters_break_lines(text: str) -> None:
    assert names_in(text) == names_in(f"{text}\n\x85")
