"""Whether an unfinished word in a note is used for something else than how far the work is.

Known are *to do* as a verb (*what to do*), states of things (*pending → paid*, *pending, running
and done*, *from pending to running*), what does not happen by itself (*not started automatically*)
and what is not needed (*not yet required*, *awaiting no answer*). What is not clearly one of them
is meant.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.negation import words_before

_BEFORE_VERB: Final = frozenset(
    ("what", "how", "where", "whom", "able", "used", "way", "ways", "allowed", "easy", "safe",
     "possible")
)  # fmt: skip
"""Directly before *to do*: it is a verb."""

_BY_ITSELF: Final = re.compile(
    r" (?:automatically|manually|by default|by hand|twice|in parallel|(?:at|on) (?:boot|startup))\b"
)

_NOT_NEEDED: Final = re.compile(
    r" (?:needed|required|relevant|applicable|necessary|expired|revoked|deprecated|end of life"
    r"|eol|affected)\b"
)

_STATE: Final = (
    r"(?:active|approved|archived|cancell?ed|closed|completed?|confirmed|deleted|delivered|doing"
    r"|done|finished|paid|published|ready|refunded|running|settled|shipped|succeeded|success"
    r"|terminated)(?!\w)"
)

_STATES: Final = re.compile(
    rf" ?(?:\u2192|=?>) ?{_STATE}(?! (?:by|on|in|until|when|after|once|if|next|soon|tomorrow)\b)"
    rf"|(?: ?[,/|] ?| (?:and|or) ){_STATE}(?= ?(?:[,/|.;)\u2192]|and |or |\Z))"
)
"""Behind the word: the next state of a thing, or of a list of such."""

_TRIED: Final = (["with", "tested"], ["of", "peak"])
"""Before a number and the word, the nearest first: so much of it was there."""

_STILL_OPEN: Final = frozenset(("blocked", "in", "open", "wip", "pending", "waiting"))
"""Behind *from pending to*: that is no end."""

_WORDS: Final = re.compile(r"[\w']+|[^\w\s']")

_FAR: Final = 5
"""So many words behind it are looked at."""

_LOOK_AHEAD: Final = 80


def is_used_otherwise(text: str, start: int, end: int) -> bool:
    """Say whether the word from *start* to *end* in the loosened *text* is in one of the forms."""
    word, before = text[start:end], words_before(text, start)
    after = text[end : end + _LOOK_AHEAD]
    behind = _WORDS.findall(after)[:_FAR] if after.startswith(" ") else []
    if word == "to do" and ((before[:1] and before[0] in _BEFORE_VERB) or behind[:1] == ["so"]):
        return True
    if word == "to do" and behind[:1] == ["with"] and before[:1] in (["has"], ["have"]):
        return True
    if _STATES.match(after) is not None or _is_of_a_thing(before, behind):
        return True
    if word == "awaiting":
        return behind[:1] in (["no"], ["nothing"])
    if word in {"not started", "not done"}:
        return _BY_ITSELF.match(after) is not None and "yet" not in behind
    if word == "not yet":
        return _NOT_NEEDED.match(after) is not None
    return False


def _is_of_a_thing(before: list[str], behind: list[str]) -> bool:
    """Say whether the word is what was counted, or what something went from."""
    if before[:1] != [] and before[0].isdigit() and before[1:3] in _TRIED:
        return True
    is_from_to = before[:1] == ["from"] and behind[:1] == ["to"]
    return is_from_to and _STILL_OPEN.isdisjoint(behind[1:2])
