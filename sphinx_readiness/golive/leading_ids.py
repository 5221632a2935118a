"""Ids that the words of a condition begin with: ``OPS-2 and OPS-3 are fixed``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import Final

from sphinx_readiness.text.ids import is_valid_id
from sphinx_readiness.vocabulary.language_lists import DONE_ELSEWHERE

_AROUND: Final = "*_`:,;.()[]\u2013\u2014-"
"""What may stand around an id or a word."""

_WORDS: Final = 60
"""How many words of a condition are looked at."""

_PARTS: Final = re.compile(r"[\s,/]+")

_AND: Final = frozenset(("", "and", "&", "+", "both", "und", "et", "y", "e", "en", "och", "og"))

_BEING: Final = frozenset(
    ("is", "are", "was", "were", "has", "have", "been", "be", "must", "shall", "should", "will",
     "to", "got", "all", "both", "now", "fully", "ist", "sind", "wurde", "wurden", "est", "sont")
)  # fmt: skip
"""Between the ids and what has become of them."""

_DONE: Final = frozenset(
    ("fixed", "done", "met", "passed", "passes", "pass", "passing", "closed", "resolved",
     "verified", "complete", "completed", "finished", "green", "tested", "retested", "solved",
     "implemented", "merged", "ok", "okay", "approved", "satisfied", "fulfilled", "cleared",
     "corrected", "mended", "repaired", "ready", *DONE_ELSEWHERE)
)  # fmt: skip


def leading_ids(text: str) -> tuple[str, ...]:
    """Return the ids that *text* begins with, if it says that those are done, or nothing more.

    What is said of a row otherwise (*OPS-2 is accepted as a risk*) is another condition.
    """
    words = _PARTS.split(text.strip(), maxsplit=_WORDS)[:_WORDS]
    bare = [each.strip(_AROUND) if each not in _AND else "" for each in words]
    found = list(_ids(bare))
    rest = [each.lower() for each in bare[len(found) :]]
    said = list(dropwhile(lambda each: not each or each in _BEING, rest))
    is_done = not said or (said[0] in _DONE and "or" not in said[1:2])
    return tuple(each for each in found if each) if is_done else ()


def _ids(words: list[str]) -> Iterator[str]:
    """Yield the ids at the beginning of *words*, and nothing for each *and* between them."""
    for word in words:
        is_id = is_valid_id(word) and "-" in word and word[-1:].isdigit()
        if word and not is_id and word.lower() not in _AND:
            return
        yield word if is_id else ""
