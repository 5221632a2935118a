"""Whether a text can hold a directive of ours at all: one search in every document."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.reading.opening_marks import OPENS

_OPENING: Final = re.compile(r"\n" + OPENS)
"""Behind a line feed, which is found at once; enough where no other character breaks lines."""

_MARKS: Final = ("::", "``", "..", "~~~", "\uff1a")
"""Without any of these nothing opens: most pages of prose need no more than to look for them."""


def has_breaks(text: str) -> bool:
    """Say whether some parsers break lines of *text* where others do not, or at a return.

    That is where :meth:`str.splitlines` breaks them, which is far faster than a search.
    """
    return "\r" in text or len(f"{text}.".splitlines()) != text.count("\n") + 1


def names_in(text: str) -> set[str]:
    """Return what directives, comments and blocks of code in *text* are named; linear in it."""
    if not any(mark in text for mark in _MARKS):
        return set()
    if has_breaks(text):
        # Few documents have any, and the pattern takes as long to make as all that is loaded here.
        from sphinx_readiness.reading.odd_breaks import names_behind_breaks  # noqa: PLC0415

        return names_behind_breaks(text)
    return set(_OPENING.findall(f"\n{text}"))
