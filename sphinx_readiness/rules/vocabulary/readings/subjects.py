"""The word is an adjective, or a name, in the subject of a sentence that says something else of it.

*Pending orders are retried*, *Pending label translated*, *the in-progress banner can be dismissed*:
what is said is behind the noun. Of work of people that is only what is over (*all pending tickets
are closed*), or what a system does with it (*pending approvals expire after 7 days*).
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.rules.vocabulary.negation import NOT_OVER, OVER, leaves_some
from sphinx_readiness.rules.vocabulary.readings.clauses import Clause
from sphinx_readiness.rules.vocabulary.readings.nouns import (
    ANY,
    MARKS,
    MEASURES,
    NAMED,
    OPERATIONS,
    PARTS,
    PREPOSITIONS,
    THINGS,
    WORK,
    head_of,
)
from sphinx_readiness.rules.vocabulary.readings.verbs import (
    ACTS,
    ALSO_NOUNS,
    BEING,
    HELPING,
    is_act,
    is_participle,
    is_third,
)
from sphinx_readiness.vocabulary.word_lists import MONTHS, TIMES

_FARTHEST: Final = 7
"""So many words behind the word a verb is looked for."""

BEHIND_NOUNS: Final = frozenset(("in progress", "pending"))
"""Words that stand behind a noun as well."""

_LEFT_OPEN: Final = frozenset(
    ("still", "to", "left", "open", "pending", "being", "only", "expected", "needed", "required",
     "missing", "planned", "due", "yet", "scheduled", "tracked", "listed", "tbd", "todo", "unclear",
     "unknown", "known", "noted", "postponed", "deferred", "outstanding", "requested", "asked",
     "promised", "remaining", "incomplete", "unfinished", "blocked", "waiting", "awaiting", "wip",
     "ongoing", "underway", "assumed", "announced", "discussed", "with", "late", "delayed",
     "started", "overdue", "not", "in", "estimated")
)  # fmt: skip
"""Behind the verb: nothing is over, or it is work."""

_NO_HARM: Final = frozenset(
    ("aborted", "affected", "billed", "blocked", "cached", "canceled", "cancelled", "changed",
     "charged", "closed", "counted", "cut", "deleted", "dropped", "duplicated", "executed",
     "exported", "exposed", "included", "indexed", "interrupted", "kept", "killed", "listed",
     "logged", "lost", "published", "purged", "rejected", "removed", "replayed", "retried",
     "sent", "shown", "stopped", "stored", "touched", "visible")
)  # fmt: skip
"""Behind *not*: what does not happen to what is pending."""

_BY_SYSTEMS: Final = frozenset(
    ("archived", "assigned", "autosaved", "cancelled", "canceled", "counted", "displayed",
     "escalated", "expire", "expires", "expired", "filtered", "grouped", "hidden", "highlighted",
     "moderated", "notified", "paginated", "picked", "purged", "reassigned", "redacted",
     "reminded", "retried", "rolled", "routed", "shown", "sorted", "synced", "throttled", "time",
     "times", "load", "show", "appear", "sort", "saved", "marked", "resume", "restart", "survive",
     "kept", "autosave", "blocked", "skipped", "ignored", "carried", "shared", "dragged",
     "exported", "grey", "gray", "greyed", "sync", "labelled", "labeled")
)  # fmt: skip
"""What becomes of work where people work with the system that is released."""

_BY_PEOPLE: Final = frozenset(
    ("added", "approved", "booked", "bought", "built", "called", "checked", "clarified",
     "contacted", "created", "delivered", "done", "drafted", "finished", "imported", "informed",
     "installed", "migrated", "moved", "onboarded", "ordered", "paid", "prepared", "provisioned",
     "reviewed", "tested", "told", "trained", "written")
)  # fmt: skip
"""What people have to do with what is pending, even where a system handles such things."""

_OF_WORK: Final = frozenset(("incomplete", "unfinished"))
"""Words that are said of pages and guides of ours, too."""

_OF_NAMES: Final = frozenset(
    ("default", "initial", "called", "named", "renamed", "translated", "localised", "localized",
     "reworded", "spelt", "spelled", "capitalised", "capitalized")
)  # fmt: skip
"""What is said of a word, and not of what it says."""

_LATER: Final = frozenset(
    ("by", "next", "soon", "tomorrow", "later", "once", "when", "after", "before", "until", "in")
)

_SOON: Final = _LATER - {"in", "when", "after", "before"}

_DAYS: Final = TIMES | MONTHS

_IF: Final = frozenset(("after", "if", "once", "provided", "unless", "until", "when"))

_OBLIGED: Final = frozenset(("will", "would", "must", "should", "need", "needs", "could"))


def is_of_a_subject(clause: Clause) -> bool:
    """Say whether the word is part of what a sentence is about that says something of it."""
    if clause.back(0) in {"is", "are", "still", "be", "been", "remains", "not", "unless"}:
        return False
    if _is_name(clause):
        return True
    at = _verb(clause.behind)
    if at < 1:
        return False
    nouns, told = clause.behind[:at], clause.behind[at:]
    head = head_of(nouns)
    if clause.word == "not yet":
        return at > 1 and head in THINGS and _goes_on(head, told)
    if nouns == ("list",) and clause.word in {"todo", "to do", "pending"}:
        return told[0] not in BEING or told[1:2] == ("paginated",)
    if len(nouns) > 1 and nouns[0] in PARTS and head in WORK:
        head = nouns[0]  # screenshots of the pending state
    if clause.back(0) == "all" and leaves_some(clause.rest):
        return False
    if head in WORK and (not _IF.isdisjoint(clause.before) or leaves_some(clause.rest)):
        return False  # it works if the pending fix is merged
    return _may_go_on(clause.word, head, told) and _goes_on(head, told)


def _may_go_on(word: str, head: str, told: tuple[str, ...]) -> bool:
    """Say whether *word* and *head* may be of a system: guides of ours are *incomplete*, too."""
    if word in MARKS:
        return told[0] not in {"has", "have"}
    if word not in _OF_WORK or head in THINGS or head in NAMED:
        return True
    return head.endswith("s") if head in PARTS else _acts(told)


def _is_name(clause: Clause) -> bool:
    """Say whether the word is the name of something: *the label pending is translated*."""
    before, behind = clause.before, clause.behind
    if behind[:1] == ("means",) or (before[-1:] == ("why",) and clause.rest.startswith("?")):
        return True
    if before and clause.word in BEHIND_NOUNS and is_said(behind):
        # Jobs in progress finish; a deploy in progress locks it.
        plural = before[0] in THINGS and before[0].endswith("s") and behind[0] not in ALSO_NOUNS
        if plural or (clause.back(1) in ANY and is_third(behind[0])):
            return True
    if not before and behind[:1] == ("is",) and clause.word not in MARKS:
        # Pending is a valid state.
        named = behind[2:3] + behind[3:4]
        if clause.ahead(1) in {"a", "an", "one"} and not NAMED.isdisjoint(named):
            return True
    if not before:
        said = behind[1:4] if clause.ahead(0) == "is" else behind[:1]
        return not _OF_NAMES.isdisjoint(said)
    if before[0] in NAMED:
        if before[1:2] and before[1] in {"with", "in", "of"} and clause.back(2) in THINGS:
            return True  # rows with status pending
        if behind[:1] in (("and",), ("or",)):
            behind = behind[2:]  # the states pending and approved are translated
        return is_said(behind)
    return before[0] == "of" and clause.back(1) in PARTS and is_said(behind)


def _goes_on(head: str, told: tuple[str, ...]) -> bool:
    """Say whether what is *told* of the noun *head*, a verb first, is no work that is left."""
    if head in WORK or head in OPERATIONS:
        return _is_over(told) or (_comes_of(told) in _BY_SYSTEMS and told[0] not in _OBLIGED)
    if not is_said(told):
        return False
    if head in PARTS or head in MEASURES:
        return True
    if _comes_of(told) in _BY_PEOPLE or (told[0] in _OBLIGED and not _acts(told)):
        return False
    if head in THINGS:
        return True
    # What nothing is known of: by what a system does, in a whole sentence.
    if told[0] in HELPING:
        return told[0] not in _OBLIGED and _acts(told)
    return told[0] not in ALSO_NOUNS and (len(told) > 1 or told[0].endswith("ed"))


def _acts(told: tuple[str, ...]) -> bool:
    """Say whether *told* is what a system does, and no plan: *are shown*, *will be retried*."""
    place = next((at for at, each in enumerate(told) if each not in HELPING), 0)
    act = told[place]
    if _is_later(told[place + 1 :]):
        return False
    return told[0] in {"get", "gets"} or act in _BY_SYSTEMS or act[0].isdigit() or is_act(act)


def is_said(told: tuple[str, ...]) -> bool:
    """Say whether *told* is a verb and says nothing that is left to do."""
    if told[:1] == ("still",):
        return told[1:] != () and is_third(told[1])  # the to-do app still works
    if not told or not (is_third(told[0]) or _is_verb("", told[0])):
        return False
    if told[0] in HELPING:
        behind = told[1:4]
        if not behind:
            return False
        if behind[0] == "not" or told[0] in {"isn't", "aren't", "don't", "doesn't", "never"}:
            return not _NO_HARM.isdisjoint(behind) or told[0] in {"don't", "doesn't"}
        if behind[0] == "in" and behind[1:2] in ((), ("progress",), ("work",), ("review",)):
            return False
        return _LEFT_OPEN.isdisjoint(behind[:1]) or behind[0] == "in"
    return told[0] not in _LEFT_OPEN and not _is_later(told[1:])


def _is_over(told: tuple[str, ...]) -> bool:
    """Say whether *told*, of work, says that it is over: *were closed*, but not *closed by May*."""
    for at, word in enumerate(told[:3]):
        if word in OVER:
            if not NOT_OVER.isdisjoint(told[:at]) or told[0] in _OBLIGED:
                return False
            return not _is_later(told[at + 1 :], in_=True)
    return False


def _is_later(behind: tuple[str, ...], *, in_: bool = False) -> bool:
    """Say whether *behind* a participle a time follows (*by Friday*), and nobody (*by Ann*).

    With *in_*, what is *in* something is as well: the next release.
    """
    if behind[:1] == ("by",):
        return behind[1:] != () and (behind[1][0].isdigit() or behind[1] in _DAYS)
    return behind != () and (behind[0] in _SOON or (in_ and behind[0] in _LATER))


def _comes_of(told: tuple[str, ...]) -> str:
    """Return the first word of *told* that is no auxiliary."""
    return next((each for each in told if each not in HELPING), "")


def _verb(behind: tuple[str, ...]) -> int:
    """Return where in *behind* a verb stands after a noun; 0 where there is none."""
    inside = False
    if not behind or behind[0] in HELPING or behind[0] in {"not", "no"}:
        return 0
    for at, word in enumerate(behind[:_FARTHEST]):
        if word in _JOINING or word == "not":
            return 0
        if at and (
            word in HELPING or word == "still" or (not inside and _is_verb(behind[at - 1], word))
        ):
            return at
        inside = inside or word in PREPOSITIONS
        if inside and word in {"at", "by", "to", "until", "since", "after", "before", "for"}:
            return 0
    return 0


_KNOWN: Final = THINGS | PARTS | MEASURES

_JOINING: Final = frozenset(
    ("and", "or", "but", "if", "whether", "who", "which", "that", "what", "when", "how", "where",
     "because", "as", "while", "so", "though", "although", "unless", "until", "till")
)  # fmt: skip
"""Begins something else."""


def _is_verb(noun: str, word: str) -> bool:
    """Say whether *word* is a verb of the *noun* before it; without one, of anything."""
    if word in HELPING or is_participle(word):
        return True
    plural = noun.endswith("s") and not noun.endswith(("ss", "us"))
    if is_third(word):
        # *Small changes* are none; *the page loads* is one.
        return not plural and (word not in ALSO_NOUNS or noun in _KNOWN)
    return word in ACTS and word not in PARTS and (plural or not noun)
