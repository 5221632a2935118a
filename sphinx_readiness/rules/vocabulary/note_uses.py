"""Whether an unfinished word in a note is used for something else than how far the work is.

Known are *to do* as a verb (*what to do*), marks that are looked for (*checked for TODO*, *fails
on FIXME*, *TODO comments removed*), names (*WIP limit*, *pending tab*), states of things
(*pending → paid*, *pending, running and done*, *from pending to running*), what
does not happen by itself (*not started automatically*) and what is not needed (*not yet required*,
*awaiting no answer*). What is not clearly one of them is meant.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.negation import NOT_OVER, OVER, leaves_some, words_before

_BEFORE_VERB: Final = frozenset(
    ("what", "how", "where", "whom", "able", "used", "way", "ways", "allowed", "easy", "safe",
     "possible")
)  # fmt: skip
"""Directly before *to do*: it is a verb."""

_MARKS: Final = frozenset(("todo", "todos", "fixme", "wip", "tbd", "work in progress"))
"""Words that are written into texts, where one can look for them."""

_LOOKING: Final = frozenset(
    ("grep for", "greps for", "grepped for", "checked for", "checks for", "searched for",
     "searches for", "scanned for", "scans for", "looked for", "looks for", "linted for",
     "fails on", "fail on", "breaks on", "free of", "clean of")
)  # fmt: skip

_REFUSING: Final = frozenset(("grep", "forbids", "forbid", "bans", "refuses", "rejects", "strips"))

_MARKED: Final = frozenset(
    ("comment", "comments", "marker", "markers", "mark", "marks", "note", "notes", "page", "pages",
     "doc", "docs", "document", "documents", "draft", "drafts", "entry", "entries", "list", "and",
     "or", "count", "are", "is", "was", "were", "all", "been", "have", "has", "item", "items",
     "commit", "commits", "branch", "branches", "pr", "prs", "sont", "sind", *_MARKS)
)  # fmt: skip
"""Between such a word and what has become of it."""

_GONE: Final = frozenset(
    ("removed", "excluded", "hidden", "gone", "forbidden", "cleaned", "stripped", "filtered",
     "banned", "empty", "squashed", "deleted", "decided", "erledigt", "behoben",
     "faits", *OVER)
)  # fmt: skip

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
"""So many words behind a mark what has become of it is looked for."""

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
    least = 0 if word == "todos" else 1
    if word not in _MARKS or leaves_some(after):
        return False
    return _is_looked_for(before) or _is_gone(behind, least)


def _is_of_a_thing(before: list[str], behind: list[str]) -> bool:
    """Say whether the word is what was counted, or what something went from."""
    if before[:1] != [] and before[0].isdigit() and before[1:3] in _TRIED:
        return True
    is_from_to = before[:1] == ["from"] and behind[:1] == ["to"]
    return is_from_to and _STILL_OPEN.isdisjoint(behind[1:2])


def _is_looked_for(before: list[str]) -> bool:
    """Say whether marks are looked for, or refused; *before* has the nearest word first."""
    while before[:1] and before[0] in {"and", "or"} and before[1:] and before[1] in _MARKS:
        before = before[2:]
    if not before:
        return False
    return before[0] in _REFUSING or " ".join(reversed(before[:2])) in _LOOKING


def _is_gone(behind: list[str], least: int) -> bool:
    """Say whether what is marked is no more, by the words *behind* the mark, *least* of them."""
    for at, word in enumerate(behind):
        if word in _GONE:
            return at >= least and NOT_OVER.isdisjoint(behind[:at])
        if word not in _MARKED:
            return False
    return False
