"""The word names the state that such things are in, get into, or stay in.

*Starts as pending*, *orders stay pending until paid*, *disabled while in progress*, *tolerates
nodes not yet upgraded*.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.rules.vocabulary.negation import NONE_OF, OVER
from sphinx_readiness.rules.vocabulary.readings.clauses import Clause, at
from sphinx_readiness.rules.vocabulary.readings.nouns import (
    ANY,
    DETERMINERS,
    MARKS,
    NAMED,
    OPERATIONS,
    PARTS,
    PREPOSITIONS,
    THINGS,
    TRACKERS,
    WORK,
)
from sphinx_readiness.rules.vocabulary.readings.objects import known_noun
from sphinx_readiness.rules.vocabulary.readings.subjects import is_said
from sphinx_readiness.rules.vocabulary.readings.verbs import (
    ACTS,
    BEING,
    is_handling,
    is_participle,
    is_third,
)

_INTO: Final = {
    "to": frozenset(("back", "changes", "default", "defaults", "drops", "falls", "flips", "goes",
                     "moves", "resets", "returns", "reverts", "switches", "transitions")),
    "as": frozenset(("appear", "appears", "begin", "begins", "counts", "created", "creates",
                     "displayed", "flags", "imported", "inserted", "listed", "marks", "rendered",
                     "reported", "saved", "shown", "shows", "start", "starts", "stored", "tags",
                     "treated")),
    "in": frozenset(("begin", "begins", "created", "land", "lands", "sit", "start", "starts",
                     "stay", "stays", "stuck", "wait")),
}  # fmt: skip
"""By the word before it: what gets into a state, up to three words before that."""

_BY_ITSELF: Final = frozenset(
    ("begin", "begins", "default", "defaults", "falls", "resets", "start", "starts")
)
"""Of those, what needs no subject."""

_AGENTS: Final = frozenset(("a", "default", "design", "itself", "the", "themselves"))
"""Behind *by*: no person."""

_ALARMING: Final = frozenset(
    ("alerted", "alerts", "fires", "pages", "raise", "raises", "trigger", "warns")
)
"""Behind *stuck in*: somebody gets to know of it."""

_NO_SUBJECTS: Final = WORK | TRACKERS

_ENDS: Final = frozenset(
    ("active", "cancelled", "canceled", "confirmed", "failed", "paid", "refunded", "running",
     "settled", "shipped")
)  # fmt: skip
"""Behind *pending to*: states of things that no work of people has."""

_STAYING: Final = frozenset(("are", "is", "keep", "keeps", "remain", "remains", "stay", "stays"))

_TILL: Final = frozenset(("for", "till", "unless", "until", "while"))

_SOMETHING: Final = frozenset(("a", "an", "at", "it", "the", "they", "up"))
"""Behind *until*: that something happens, and no day."""

_WHEN: Final = frozenset(("if", "unless", "when", "whenever", "where", "while"))

_TICKING: Final = frozenset(
    (*OVER, "agreed", "checked", "deploy", "go", "going", "launched", "marked", "pass",
     "published", "release", "ship", "started", "ticked", "waived")
)  # fmt: skip
"""What was done too early, where it was done *while pending*."""

_ACTED: Final = _TICKING - {"deploy", "release"}
"""The same where a verb says what a system does then: it *blocks the release*."""

_NEGATED: Final = frozenset(("not done", "not started", "not yet"))
"""Words that are no adjectives."""

_WHICH: Final = frozenset(("are", "do", "does", "has", "have", "is", "that", "which", "who"))

_SOME: Final = frozenset(
    ("few", "many", "most", "several", "some", "three", "two", "our", "these", "those")
)
"""Before things that are counted: they are some that there are now."""

_NEAR: Final = 4


def is_of_a_state(clause: Clause) -> bool:
    """Say whether the word names a state of things that a system handles."""
    if clause.word in _NEGATED:
        return _is_borne(clause) or _is_told_of(clause)
    if clause.word in MARKS:
        return False
    return (
        _is_default(clause)
        or (clause.ahead(0) == "to" and clause.ahead(1) in _ENDS)
        or _gets_into(clause)
        or _stays_so(clause)
        or _is_while(clause)
        or _is_if(clause)
    )


def _is_default(clause: Clause) -> bool:
    """Say whether something is so *by default*: *set to pending by default*."""
    is_so = clause.back(0) in {"to", "as", "in", *BEING}
    return clause.behind[:2] == ("by", "default") and is_so and WORK.isdisjoint(clause.before)


def _gets_into(clause: Clause) -> bool:
    """Say whether such things get into the state, and no people put work or tickets into it."""
    before, behind = clause.before, clause.behind
    verbs = _INTO.get(clause.back(0), frozenset()).intersection(before[1:_NEAR])
    if not verbs or not TRACKERS.isdisjoint(behind):
        return False
    by = behind.index("by") if "by" in behind else -1
    if by >= 0 and clause.ahead(by + 1) not in _AGENTS:
        return False
    if "stuck" in verbs:
        return not _ALARMING.isdisjoint(behind) or not NONE_OF.isdisjoint(before)
    if not THINGS.isdisjoint(before):
        return _NO_SUBJECTS.isdisjoint(before)
    # Without a thing: what does so by itself, or when something has happened so many times.
    subject = 1 if before[-1] in NAMED else 0
    alone = len(before) <= _NEAR + subject and before[-1 - subject] in verbs
    counted = clause.ahead(0) == "after" and clause.ahead(1)[:1].isdigit()
    return alone and (counted or before[-1 - subject] in _BY_ITSELF)


def _is_told_of(clause: Clause) -> bool:
    """Say whether something is told of such things (*users not yet onboarded see the wizard*)."""
    noun, behind = clause.back(0), clause.behind
    if noun not in THINGS and noun not in PARTS and noun not in OPERATIONS:
        return False
    if clause.back(1)[:1].isdigit() or clause.back(1) in _SOME:
        return False  # so many of ours
    return any(_is_told(behind[place:]) for place in range(1, min(_NEAR, len(behind))))


def _is_told(told: tuple[str, ...]) -> bool:
    """Say whether *told* is a verb of several, and says nothing that is left to do."""
    if told[0] == "get":
        return at(told, 1) in DETERMINERS
    return (told[0] in BEING or told[0] in ACTS) and told[1:] != () and is_said(told)


def _is_borne(clause: Clause) -> bool:
    """Say whether a system bears such things (*works with clients that are not yet upgraded*)."""
    place = 0
    while clause.back(place) in _WHICH:
        place += 1
    noun, verb = clause.back(place), clause.back(place + 1)
    if noun not in THINGS and not (place and noun == "what"):
        return False
    if verb in PREPOSITIONS:
        verb = clause.back(place + 2)
    return is_handling(verb) or is_third(verb)


def _stays_so(clause: Clause) -> bool:
    """Say whether such things stay in the state until something happens to them."""
    subject = clause.before[1:]
    if clause.back(0) not in _STAYING:
        return False
    if not subject:
        return clause.back(0) == "stays" and clause.ahead(0) == "for"
    if subject[0] not in THINGS and (subject[-1] not in ANY or subject[0] in WORK):
        return False
    what = clause.ahead(1)
    is_event = is_participle(what) or what in _SOMETHING or what[:1].isdigit()
    return clause.ahead(0) in _TILL and is_event


def _is_while(clause: Clause) -> bool:
    """Say whether something is done, or refused, *while pending*."""
    if clause.back(0) not in _WHEN or not clause.before[1:]:
        # While pending, the button is grey.
        return clause.before in (("while",), ("when",)) and clause.rest.startswith(", ")
    return _TICKING.isdisjoint(clause.before[1:]) and known_noun(clause) not in WORK


def _is_if(clause: Clause) -> bool:
    """Say whether a system acts *if reviews are pending*."""
    before = clause.before
    place = next((at for at, each in enumerate(before) if each in {"if", "when", "while"}), 0)
    acting = before[place + 1 :] if place else ()
    acts = any(is_third(each) or is_handling(each) for each in acting)
    return acts and _ACTED.isdisjoint(acting)
