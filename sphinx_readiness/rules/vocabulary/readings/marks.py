"""Marks such as TODO, TBD and WIP that are gone, replaced, or looked for."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.negation import NOT_OVER, OVER, leaves_some
from sphinx_readiness.rules.vocabulary.readings.clauses import Clause
from sphinx_readiness.rules.vocabulary.readings.nouns import MARKS, PARTS, PREPOSITIONS

_ENDED: Final = frozenset(
    ("agreed", "archived", "cleaned", "cleared", "closed", "deleted", "dropped", "eliminated",
     "excluded", "filled", "fixed", "gone", "hidden", "merged", "moved", "removed", "renamed",
     "replaced", "resolved", "squashed", "stripped", "ticked", "triaged", "went", "worked")
)  # fmt: skip
"""What has become of a mark, directly behind it or behind what it marks."""

_SEARCHING: Final = frozenset(
    ("grep", "grepped", "greps", "rg", "ripgrep", "searched", "scanned", "linted", "checked",
     "ack")
)  # fmt: skip

_LOOKING: Final = frozenset(
    (("for", "checks"), ("for", "lints"), ("for", "looked"), ("for", "looks"), ("for", "scans"),
     ("for", "searches"), ("of", "clean"), ("of", "free"), ("on", "breaks"), ("on", "fail"),
     ("on", "fails"))
)  # fmt: skip
"""Before a mark that is looked for, or refused, the nearest first."""

_OVER: Final = frozenset(
    ("banned", "behoben", "decided", "empty", "erledigt", "faits", "filtered", "forbidden", *OVER)
)
"""What has become of several marks, or of what they mark: *TODO ok* says nothing of it."""

_PLURALS: Final = frozenset(("fixmes", "tbds", "todos"))

_REFUSING: Final = frozenset(
    ("blocks", "fails", "rejects", "refuses", "forbids", "bans", "denies", "rejected", "refused",
     "blocked", "forbidden", "detects", "flags", "warns", "forbid", "strips")
)  # fmt: skip

_ALL: Final = frozenset(("every", "each", "all", "the", "any", "last", "remaining", "both", "in",
                         "i", "ri", "r", "rn", "n"))  # fmt: skip

_MARKED: Final = frozenset(
    ("in", "the", "of", "from", "and", "or", "items", "item", "comment", "comments", "list",
     "entry", "entries", "was", "were", "is", "are", "has", "have", "been", "all", "now", "count",
     "note", "notes", "doc", "docs", "document", "documents", "draft", "drafts", "commit",
     "commits", "branch", "branches", "pr", "prs", "sind", "sont")
)  # fmt: skip

_LATER: Final = frozenset(("by", "before", "once", "when", "after", "until", "next", "soon"))

_BRANCHES: Final = frozenset(("branches", "builds", "commits", "images", "prs"))

_RELEASED: Final = frozenset(("built", "deployed", "published", "released", "shipped"))

_FAR: Final = 6

_NUMBERED: Final = re.compile(rf" #?\d{{1,7}} (?:is |was )?(?:{'|'.join(sorted(_ENDED))})\b")
"""Behind a mark: the ticket of it is closed."""


def is_mark_that_is_gone(clause: Clause) -> bool:
    """Say whether the word is a mark that is no more, or is looked for."""
    if clause.word not in MARKS or leaves_some(clause.rest):
        return False
    return _is_ended(clause) or _is_searched(clause) or _is_decided(clause) or _is_left_out(clause)


def _is_left_out(clause: Clause) -> bool:
    """Say whether branches with the mark are not released, or each mark has its ticket."""
    behind = clause.behind
    if clause.word in {"todos", "fixmes"} and "have" in behind:
        return behind[behind.index("have") + 1 :] in {("tickets",), ("issues",), ("owners",)}
    is_kept = behind[1:3] == ("are", "not") and clause.ahead(3) in _RELEASED
    return clause.word == "wip" and clause.ahead(0) in _BRANCHES and is_kept


def _is_free(after: str) -> bool:
    """Say whether *after* does not belong to a participle before it (*TODO replaced hosts*)."""
    return (
        not after
        or after in PREPOSITIONS
        or not after.isalpha()
        or after
        in {"and", "now", "everywhere", "already", "away", "again", "too", "as", "so", "last"}
    )


def _is_ended(clause: Clause) -> bool:
    place, least = 0, 0 if clause.word in _PLURALS else 1
    for at, word in enumerate(clause.behind[:_FAR]):
        after = clause.ahead(at + 1)
        if word in _ENDED or (at >= least and word in _OVER):
            told = NOT_OVER.isdisjoint(clause.behind[:at])
            return (
                told
                and (word == "replaced" or after not in _LATER)
                and (at >= least or _is_free(after))
            )
        if word in {"in", "of", "from", "for"}:
            place = at + 4  # what is named there may be anything
        elif not (word in _MARKED or word in PARTS or word in MARKS or at < place):
            return False
    if _NUMBERED.match(clause.rest) is not None:
        return True
    return clause.back(0) in {"no"} or clause.rest.startswith((": all done", " list: all done"))


def _is_searched(clause: Clause) -> bool:
    before = clause.before
    while before[:1] in (("and",), ("or",)) and before[1:] and before[1] in MARKS:
        before = before[2:]  # checked for TODO and FIXME
    if before[:2] in _LOOKING:
        return True
    if not _SEARCHING.isdisjoint(before):
        return True
    if not _REFUSING.isdisjoint(before) and {"but", "on"}.isdisjoint(before):
        return True
    at = 0
    while at < len(before) and before[at] in _ALL:
        at += 1
    if at < len(before) and before[at] in _ENDED:
        return "but" not in before
    return before[1:3] == ("that", "prs") or before[:2] == ("contain", "that")


def _is_decided(clause: Clause) -> bool:
    """Say whether what was a mark has a value now: *TBD is now Q3*, *was TBD, now 5*."""
    behind = clause.behind
    if clause.word == "to do":
        return clause.back(0) == "work" and clause.back(1) == "no"
    if clause.back(0) in {"each", "every"} and behind[:1] == ("has",):
        return "no" not in behind
    if behind[:2] in (("is", "now"), ("are", "now")):
        return clause.ahead(2)[-1:].isdigit()
    now = clause.rest.partition(", now ")[2]
    return clause.back(0) == "was" and now.split(" ")[0][-1:].isdigit()
