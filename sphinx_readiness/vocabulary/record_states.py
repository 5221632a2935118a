"""Whether the state of a record says that it is final."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.text.plain import compatible, lookalike, readable, word_key

NOT_YET: Final = frozenset(
    ("not", "no", "non", "never", "un", "pre", "semi", "almost", "nearly", "awaiting", "await",
     "awaits", "waiting", "pending", "until", "before", "to", "till", "without", "isn't", "wasn't")
)  # fmt: skip
"""Before a word such as *final*: it is not final."""

FILLERS: Final = frozenset(
    (
        "yet",
        "be",
        "the",
        "a",
        "an",
        "its",
        "for",
        "quite",
        "fully",
        "formally",
        "being",
        "get",
        "on",
    )
)
"""Between one of these and the word."""

STILL_WAITING: Final = frozenset(
    ("pending", "outstanding", "awaited", "missing", "expected", "due", "required", "needed",
     "planned", "scheduled", "tbd", "todo", "requested")
)  # fmt: skip
"""Behind the word, alone or after up to two words (*final approval pending*): it is not final."""

_TOKEN: Final = re.compile(r"[\w']+|[^\w\s']")


def final_words(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return *words* of the option ``final_states`` as :func:`says_final` looks for them."""
    return frozenset(filter(None, (tuple(_tokens(word)) for word in words)))


def says_final(state: str, finals: frozenset[tuple[str, ...]]) -> bool:
    """Say whether *state* has one of *finals* in it that is neither negated nor waited for."""
    tokens = _tokens(state)
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
