"""Whether the state of a record says that it is final."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.text.plain import compatible, is_struck, lookalike, readable, word_key

NOT_YET: Final = frozenset(
    ("not", "no", "non", "never", "un", "pre", "semi", "de", "almost", "nearly", "near", "awaiting",
     "await", "awaits", "waiting", "pending", "until", "before", "to", "till", "without", "isn't",
     "wasn't", "won't", "partially", "partly", "conditionally", "provisionally", "tentatively",
     "will", "shall", "should", "would", "could", "may", "might", "must", "soon", "expected",
     "scheduled", "planned", "if", "once", "when", "being", "ready", "draft", "nicht", "kein",
     "keine", "pas", "niet", "geen", "n\u00e3o", "teilweise", "bald")
)  # fmt: skip
"""Before a word such as *final*: it is not final."""

FILLERS: Final = frozenset(
    ("yet", "be", "been", "the", "a", "an", "its", "for", "quite", "fully", "formally",
     "get", "on", "longer", "in", "as", "noch", "ganz", "encore")
)  # fmt: skip
"""Between one of these and the word."""

STILL_WAITING: Final = frozenset(
    ("pending", "outstanding", "awaited", "missing", "expected", "due", "required", "needed",
     "planned", "scheduled", "tbd", "todo", "requested", "progress", "ongoing", "underway",
     "tomorrow", "soon", "blocked", "denied")
)  # fmt: skip
"""Behind the word, alone or after up to two words (*final approval pending*): it is not final."""

SHORT_OF_IT: Final = frozenset(("draft", "candidate", "rc", "?", "no", "false", "n"))
"""Right behind the word, also in brackets or after a colon: *final draft*, *approved: no*."""

TAKEN_BACK: Final = frozenset(
    ("revoked", "withdrawn", "rescinded", "retracted", "rejected", "recalled", "reopened",
     "reverted", "cancelled", "canceled", "aborted", "widerrufen", "zur\u00fcckgezogen",
     "\u274c", "\u2717", "\u2718", "\u2610", "\u2b1c", "\U0001f534")
)  # fmt: skip
"""Anywhere in a state: what it was before, it is no longer; or nobody has ticked it."""

_MARKS: Final = frozenset((":", "=", "(", "-", "\u2013", "\u2014"))

_UNTICKED: Final = "[ ]"

_TOKEN: Final = re.compile(r"[\w']+|[^\w\s']")


def final_words(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return *words* of the option ``final_states`` as :func:`says_final` looks for them."""
    return frozenset(filter(None, (tuple(_tokens(word)) for word in words)))


def says_final(state: str, finals: frozenset[tuple[str, ...]]) -> bool:
    """Say whether *state* has one of *finals* in it that is neither negated nor waited for."""
    tokens = _tokens(state)
    if not TAKEN_BACK.isdisjoint(tokens) or _UNTICKED in state or is_struck(state):
        return False
    longest = max(map(len, finals), default=0)
    for at in range(len(tokens)):
        for width in range(1, longest + 1):
            if tuple(tokens[at : at + width]) in finals and _is_meant(tokens, at, at + width):
                return True
    return False


def _is_meant(tokens: list[str], start: int, end: int) -> bool:
    before = start - 1
    while before >= 0 and tokens[before] in FILLERS:
        before -= 1
    if before >= 0 and tokens[before] in NOT_YET:
        return False
    behind = tokens[end : end + 6]
    nearest = next((each for each in behind if each not in _MARKS), "")
    if nearest in SHORT_OF_IT:
        return False
    if behind and behind[0] in {":", ","}:
        behind = behind[1:2]
    else:
        behind = [each for each in behind if each not in {"is", "are", "-"}][:3]
    for token in behind:
        if not (token[0].isalnum() or token[0] == "_"):
            break
        if token in STILL_WAITING:
            return False
    return True


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(word_key(lookalike(compatible(readable(text)))))
