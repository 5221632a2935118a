"""What the title of an item says of its own status: ``Load test (pending)``, ``TODO: sign``.

Only what stands at an end of it, set off from the rest; a title may speak of such words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from sphinx_readiness.reading.box_forms import (
    begins_with_box,
    explains,
    has_empty_box,
    has_second_box,
    is_cross_spoken_of,
)
from sphinx_readiness.rules.vocabulary.readings.nouns import MARKS, PREPOSITIONS
from sphinx_readiness.rules.vocabulary.readings.verbs import (
    ALSO_NOUNS,
    HELPING,
    is_participle,
    is_third,
)
from sphinx_readiness.vocabulary.default_statuses import Outcome
from sphinx_readiness.vocabulary.statuses import Vocabulary

_BRACKETS: Final = re.compile(r"[(\[](?P<text>[^()\[\]\n]{1,40})[)\]][ .]{0,2}\Z")

_DASH: Final = re.compile(r" [-\u2013\u2014] ")

_CAPITALS: Final = re.compile(r"(?P<text>[A-Z]{3,12}(?: [A-Z]{2,12}){0,2})(?=:)")

_FIRST: Final = re.compile(r"(?P<text>[^\W\d_][\w' -]{1,20}): ?(?=\S)")
"""What a title is headed with; a state of a thing that is told of is none."""

_OF_STATES: Final = frozenset(
    ("state", "states", "status", "statuses", "enum", "label", "labels", "value", "values")
)
"""Before brackets: the word in them is the name of one that is spoken of (*on state (pending)*)."""

_CIRCLES: Final = frozenset(
    ("\U0001f534", "\U0001f7e0", "\U0001f7e1", "\U0001f7e5", "\U0001f7e7", "\U0001f7e8",
     ":red_circle:", ":orange_circle:", ":yellow_circle:")
)  # fmt: skip
"""Colours, which say how much an item matters as well as how far it is."""

_SEVERITY: Final = re.compile(
    r"(?:alta|alto|critical|critique|haute|high|highest|hoch|kritisch|major|must|p0|p1|severe|sev0"
    r"|sev1|urgent) ?[:)] ?\w",
    re.IGNORECASE,
)
"""Behind such a colour, and before what the title is about: *High: keys rotated*."""

_LONGEST: Final = 30
"""Characters of a remark."""


def remark_against(title: str, vocabulary: Vocabulary, is_word: Callable[[str], bool]) -> str:
    """Return what *title* says that has not passed, or nothing; *is_word* knows such words.

    Statuses are none of them: *circuit breaker (open)* and *port 22 (blocked)* say what a thing is.
    """
    for text in _remarks(title):
        if is_word(text) and not _is_told_of(title, text):
            return text
    found = leading_cross(title, vocabulary)
    if found and found != title and not _is_severity(title):
        return found
    before, _, last = title.rpartition(" ")
    if before and is_cross(last, vocabulary) and not is_cross_spoken_of(before, ""):
        return last
    second = has_empty_box(title) and has_second_box(title, vocabulary, bare=False)
    return "[ ]" if second or begins_with_box(title) else ""


def _is_told_of(title: str, word: str) -> bool:
    """Say whether something is told of the *word* that heads *title*: *Pending: shown in grey*."""
    head, _, rest = title.partition(": ")
    if head != word or word.lower() in MARKS:
        return False
    told, _, behind = rest.lower().partition(" ")
    if is_participle(told):
        return behind.partition(" ")[0] in {"", *PREPOSITIONS}  # and not: signed contract
    return told in HELPING or (is_third(told) and told not in ALSO_NOUNS)


def _is_severity(title: str) -> bool:
    """Say whether a colour at the start of *title* says how much it matters."""
    first, _, rest = title.strip().partition(" ")
    return first in _CIRCLES and _SEVERITY.match(rest) is not None


def leading_cross(text: str, vocabulary: Vocabulary) -> str:
    """Return the symbol of what failed that *text* begins with; nothing where that is explained."""
    first, _, rest = text.strip().partition(" ")
    explained = is_cross_spoken_of("", rest) or explains(rest, vocabulary)
    return first if is_cross(first, vocabulary) and not explained else ""


def _remarks(title: str) -> Iterator[str]:
    bracketed = _BRACKETS.search(title)
    if bracketed is not None and title[: bracketed.start()].strip():
        text = bracketed["text"].strip()
        if text.lower() in MARKS or not _names_state(title[: bracketed.start()]):
            yield text
    dashes = list(_DASH.finditer(title))
    if dashes:
        tail = title[dashes[-1].end() :].strip(" .")
        is_box = tail.startswith(("[", "\u2610"))  # has a look of its own
        if tail and len(tail) <= _LONGEST and not is_box:
            yield tail
    head, colon, tail = title.rpartition(": ")
    if colon and head and tail.lower().startswith("not ") and len(tail) <= _LONGEST:
        yield tail.strip(" .")
    first = _FIRST.match(title)
    if first is not None:
        yield first["text"]
    capitals = _CAPITALS.match(title)
    if capitals is not None:
        yield capitals["text"]


def _names_state(before: str) -> bool:
    """Say whether what stands *before* brackets is about a state that they name."""
    words = before.lower().split()
    return words[-1] in _OF_STATES and not PREPOSITIONS.isdisjoint(words[1:-1])


def is_cross(token: str, vocabulary: Vocabulary) -> bool:
    """Say whether *token* is a symbol of what has not passed, and no word."""
    is_symbol = token.startswith(":") or not any(map(str.isalnum, token))
    if not token or not is_symbol or any(char in token for char in "-\u2013\u2014[]()"):
        return False
    found = vocabulary.match(token)
    return found.status is not None and found.outcome is Outcome.FAIL
