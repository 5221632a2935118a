"""The word is of what something is done with, or of what a thing is about.

*Drains pending requests*, *finishes jobs in progress*, *a panel for pending jobs*, *closed all
pending tickets*.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.rules.vocabulary.negation import leaves_some
from sphinx_readiness.rules.vocabulary.readings.clauses import Clause, at
from sphinx_readiness.rules.vocabulary.readings.nouns import (
    DETERMINERS,
    MARKS,
    OPERATIONS,
    PARTS,
    PREPOSITIONS,
    SCREENS,
    THINGS,
    TRACKERS,
    WORK,
    head_of,
)
from sphinx_readiness.rules.vocabulary.readings.subjects import BEHIND_NOUNS, is_said
from sphinx_readiness.rules.vocabulary.readings.verbs import (
    ALSO_NOUNS,
    is_handling,
    is_third,
)

_SHOWING: Final = frozenset(
    ("answers", "defaults", "displays", "emits", "prints", "reads", "renders", "responds",
     "returns", "see", "sees", "shows")
)  # fmt: skip
"""Directly before the word as what is shown."""

_NOUNS: Final = ALSO_NOUNS | {"finds", "monitors", "queries", "reports", "tests"}
"""Third persons that may be plurals, so that they need a noun behind the word that is handled."""

_PARTICLES: Final = frozenset(("away", "down", "out", "over", "up"))

_INFINITIVES: Final = frozenset(
    ("alert", "count", "cover", "covers", "define", "describe", "document", "explain", "filter",
     "handle", "include", "includes", "list", "log", "mention", "monitor", "page", "poll", "query",
     "render", "show")
)  # fmt: skip
"""Verbs of several, or without a subject, before such things."""

_ABOUT: Final = frozenset(
    ("about", "against", "during", "for", "from", "in", "includes", "of", "on", "to", "with")
)

_WAITING: Final = frozenset(
    ("apart", "asked", "based", "because", "blocked", "but", "conditional", "dependent",
     "depending", "depends", "done", "due", "except", "go", "held", "hold", "looking", "meeting",
     "need", "needs", "plan", "ready", "still", "stuck", "subject", "ticket", "tickets", "wait",
     "waiting", "waits", "work", "working")
)  # fmt: skip
"""Near before a preposition: what comes is work."""

_STOPPING: Final = frozenset(
    ("aborts", "blocks", "breaks", "crashes", "exits", "fails", "halts", "refuses", "stops",
     "warns")
)  # fmt: skip
"""Before *on* or *with*: what a system does about such things."""

_REMINDING: Final = frozenset(
    ("badge", "counter", "dashboard", "email", "emails", "mail", "mails", "notification",
     "notifications", "page", "queue", "reminder", "reminders", "view", "widget")
)  # fmt: skip
"""Before *for pending approvals*: what people get to see of them."""

_CLOSING: Final = frozenset(
    ("addressed", "answered", "approved", "cleared", "closed", "completed", "finished", "fixed",
     "handled", "merged", "processed", "removed", "resolved", "reviewed", "settled", "signed",
     "tested", "verified")
)  # fmt: skip
"""Before *all pending ...*: they are no more."""

_ALL: Final = frozenset(("all", "any", "both", "each", "every", "last", "remaining", "the"))

_SERVERS: Final = frozenset(("backend", "bank", "database", "gateway", "probe", "server"))

_LACKING: Final = frozenset(("not", "only"))
"""Behind the word: it is not so, or not of all."""

_ABSENT: Final = frozenset(
    ("absent", "broken", "lacking", "missing", "needed", "planned", "wanted")
)
"""Last behind the word: what is spoken of is not there; *for missing dates* says nothing of it."""

_ORDERING: Final = frozenset(
    ("and", "must", "need", "needs", "please", "should", "then", "to", "will")
)
"""Before an infinitive: it says what is to be done."""

_TELLING: Final = frozenset(("alerts", "emails", "informs", "mails", "notifies", "pings", "reminds",
                             "tells"))  # fmt: skip
"""Before *users about pending approvals*."""

_WHEN: Final = frozenset(("as", "for", "if", "instead", "until", "when", "where", "while"))
"""Behind a mark that is shown to users."""

_GETTING: Final = frozenset(("get", "gets", "receive", "receives", "see", "sees"))

_NEAR: Final = 4
"""So many words before a preposition are looked at."""

_MOST: Final = 3
"""So many determiners stand before the word, and so many nouns behind it."""


def is_of_an_object(clause: Clause) -> bool:
    """Say whether the word is of an object of a verb, or of what a thing is about."""
    before = _without_determiners(clause)
    noun = known_noun(clause)
    if not _LACKING.isdisjoint(clause.behind) or not _ABSENT.isdisjoint(clause.behind[-1:]):
        return False
    return (
        _is_shown(before, noun, clause)
        or _is_handled(before, noun, clause)
        or _is_about(before, noun, clause)
        or _is_closed(clause)
    )


def known_noun(clause: Clause) -> str:
    """Return the first noun behind the word that is known, before a preposition, or nothing."""
    for word in clause.behind[:_MOST]:
        if word in PREPOSITIONS:
            break
        if word in WORK or word in OPERATIONS or word in THINGS or word in PARTS:
            return word
    return ""


def _without_determiners(clause: Clause) -> tuple[str, ...]:
    """Return the words before the word without determiners directly before it."""
    place = 0
    while place < _MOST and (clause.back(place) in DETERMINERS or clause.back(place)[:1].isdigit()):
        place += 1
    return clause.before[place:]


def _is_shown(before: tuple[str, ...], noun: str, clause: Clause) -> bool:
    """Say whether it is what something shows, or answers (*shows pending while loading*)."""
    verb, subject = at(before, 0), at(before, 1)
    if clause.word in MARKS and clause.ahead(0) not in _WHEN and noun not in THINGS:
        return False  # a page that shows TODO has one
    if verb not in _SHOWING or not TRACKERS.isdisjoint((*before[1:], *clause.behind)):
        return False
    if subject and not (subject in SCREENS or subject in THINGS or subject in _SERVERS):
        return noun in THINGS
    if verb in {"shows", "displays"} and subject:
        return True
    if noun in WORK or (verb == "see" and not subject):
        return False
    return bool(subject or clause.behind) or verb not in _NOUNS


def _is_handled(before: tuple[str, ...], noun: str, clause: Clause) -> bool:
    """Say whether a system does something with it (*drains pending requests*)."""
    verb = at(before, 1) if at(before, 0) in _PARTICLES else at(before, 0)
    if at(before, 0) in THINGS and before[1:] and clause.word in BEHIND_NOUNS:
        return is_handling(before[1]) and before[1] not in _NOUNS
    is_thing = noun in THINGS or noun in PARTS
    if verb in _INFINITIVES and not verb.endswith("s") and verb != "monitor":
        # Without a subject it says what is to be done.
        is_thing = is_thing and before[1:] != () and _ORDERING.isdisjoint(before[1:2])
    if verb in _INFINITIVES or is_third(verb):
        return is_thing or (is_handling(verb) and _is_sure(verb, noun, clause))
    return is_handling(verb) and (is_thing or _is_sure(verb, noun, clause))


def _is_sure(verb: str, noun: str, clause: Clause) -> bool:
    """Say whether *verb* says what is done with *noun*, which is no thing of a system for sure."""
    if noun in OPERATIONS:
        return noun.endswith("s")
    return verb not in _NOUNS and (noun or head_of(clause.behind)).endswith("s")


def _is_about(before: tuple[str, ...], noun: str, clause: Clause) -> bool:
    """Say whether a thing is for, of or on such things (*panel for pending jobs*)."""
    of, whose = at(before, 0), at(before, 1)
    if not whose or not _WAITING.isdisjoint(before[:_NEAR]):
        return False
    if of in THINGS and whose in _ABOUT and clause.word in BEHIND_NOUNS:
        # A failover with jobs in progress is tested.
        return before[2:] != () and is_said(clause.behind)
    if of not in _ABOUT:
        return False
    if noun in WORK:
        return noun.endswith("s") and _is_reminded(before, noun, clause)
    if noun in OPERATIONS:
        return (at(before, 2) if whose.isdigit() else whose) in _STOPPING
    if noun in THINGS or of == "against":
        return True
    is_asked = whose in OPERATIONS or (whose in WORK and whose not in {"test", "tests"})
    return noun in PARTS and not is_asked


def _is_reminded(before: tuple[str, ...], noun: str, clause: Clause) -> bool:
    """Say whether people get to see the work of theirs that *noun* names."""
    if at(before, 0) == "about":
        return at(before, 2) in _TELLING
    told = clause.behind[clause.behind.index(noun) + 1 :]
    is_got = is_said(told) or not _GETTING.isdisjoint(before)
    return at(before, 0) == "for" and at(before, 1) in _REMINDING and is_got


def _is_closed(clause: Clause) -> bool:
    """Say whether all such work is over (*closed all pending tickets*)."""
    place = 0
    while clause.back(place) in _ALL or clause.back(place)[:1].isdigit():
        place += 1
    return place > 0 and clause.back(place) in _CLOSING and not leaves_some(clause.rest)
