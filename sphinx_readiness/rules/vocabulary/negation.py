"""Whether a word that was found in a note or a state is meant, or negated, or quoted.

The grammar is small on purpose, and documented with the rules: what it does not know is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

NEGATIONS: Final = ("no", "not", "nothing", "none", "never", "without", "zero", "0", "isn't",
                    "aren't", "wasn't", "nobody", "neither", "nor", "kein", "keine", "keinen",
                    "keiner", "ohne", "aucun", "aucune", "sans", "ning\u00fan", "ninguna",
                    "nessun", "nessuna")  # fmt: skip
"""Directly before the word, or with nothing but fillers between: it is negated."""

FILLERS: Final = ("is", "are", "was", "were", "be", "been", "a", "an", "any", "the", "longer",
                  "more", "further", "open", "other", "known", "currently", "now", "remaining",
                  "left", "still", "items", "issues", "tasks", "tickets", "points", "actions",
                  "questions", "changes")  # fmt: skip

NONE_OF: Final = frozenset(("no", "zero", "0", "without"))
"""One or two words before *pending* or *in progress*: there is none of what the words name."""

_TURNS: Final = frozenset(("but", "and", "or", "yet", "only", "just", "except", "still", "so", "as",
                           "longer", "go"))  # fmt: skip

_AS_WELL: Final = frozenset(("or", "failed", "failing", "blocked", "missing", "outstanding",
                            "unresolved", "overdue", "unfinished", "incomplete", "pending", "todo",
                            "tbd", "fixme", "wip"))  # fmt: skip
"""Between a negation and the word: what there is none of, either (*no open or pending items*)."""

_AWAITED: Final = ("approval", "approvals", "review", "sign", "confirmation", "decision", "fix",
                   "release")  # fmt: skip

NOTHING: Final = ("none", "0", "zero", "nothing", "nil", "empty")
"""Behind the word and a colon, ``=``, ``is`` or ``list is``: there is none of it."""

PAST: Final = ("was", "were", "had", "previously", "formerly", "earlier", "originally", "initially")
"""Before the word, as a negation: it was so. It is over if what follows says so."""

OVER: Final = (
    "done", "resolved", "fixed", "closed", "complete", "completed", "finished", "merged",
    "approved", "passed", "passes", "verified", "ready", "live", "cleared", "delivered", "shipped",
    "released", "deployed", "signed", "accepted", "implemented", "documented", "reviewed", "tested",
    "enabled", "available", "ok", "okay", "works", "working", "green", "settled", "granted",
)  # fmt: skip
"""Behind what was so, in the same note: it is over, unless one of :data:`NOT_OVER` is before."""

NOT_OVER: Final = frozenset((*NEGATIONS, "cannot", "will", "to", "should", "must", "would", "can",
                             "could", "may", "might", "once", "when", "if", "unless", "before",
                             "half", "partly", "partially", "almost", "nearly", "being", "get",
                             "gets", "yet"))  # fmt: skip
"""Up to three words before a word such as *done*, in one clause: it is not said that it is."""

_EXCEPT: Final = re.compile(
    r"[^.;]{0,80}?(?:\b(?:except(?:ing)?|besides|apart from|aside from|other than|save for"
    r"|barring|excluding|excl|minus|all but)\b)|[^.;,]{0,40}\?"
)
"""Behind a word, in one sentence: what is said of it is not said of all, or is asked."""

_BUT: Final = re.compile(
    r"[^.,;:]{0,80}?\b(?:but|save|only|partly|partially|in part|mostly)\b"
    r"|[^.;]{0,80}?(?:\?|\bbut (?!none|no\b|nothing|all\b)|, not (?!even|one|a\b))"
)
"""The same where it is said that all is over."""

_FOUND: Final = re.compile(
    r"[^.;]{0,60}?\b(?:finds|found|left|remain|remains|returns|there are)"
    r" (?:[1-9]|some|one\b|two\b|three\b)(?![^.;]{0,60}?\b(?:closed|fixed|removed|resolved)\b)"
)
"""Behind what was looked for: there is some."""

_BUT_ONE: Final = re.compile(
    r"[^.,;:]{0,40}?\bbut (?!all|also|done|now|not|no|none|only|still|with)\w"
)
"""Behind what there is none of, in one clause: there is one (*nothing pending but legal*)."""

_OF_DEEDS: Final = frozenset(("not", "never", "isn't", "aren't", "wasn't", "without"))
"""Negations that *but* goes on from (*not pending but done*)."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_BEFORE: Final = re.compile(r"[\w']+|[^\w\s']")

_AFTER: Final = re.compile(
    r"(?: ?(?:items?|issues?|list|tickets?|points?|count)? ?(?:is|are|[:=(])? ?| \w+ ?[:=] ?)"
    rf"(?:{'|'.join(NOTHING)})(?!\w| ?(?:of|/|[.,]) ?\w)"
)

_LOOK_AHEAD: Final = 200
"""How many characters behind a word are looked at."""

_NEAR: Final = 3

_LOOK_BACK: Final = 60
"""How many characters before a word are looked at."""

_QUOTED: Final = re.compile(
    r"\"[^\"]*\"|\u201c[^\u201c\u201d]*\u201d|\u201e[^\u201c\u201d\u201e]*[\u201c\u201d]"
    r"|\u00ab[^\u00ab\u00bb]*\u00bb|(?<!\w)'[^']*'(?!\w)|(?<!\w)\u2018[^\u2018\u2019]*\u2019(?!\w)"
)


_RUN: Final = re.compile(r"\w++")

_SWITCH: Final = re.compile(
    r"(?<![\w-])(?:--\w|(?:abort|cancel|exit|fail|hide|ignore|list|retry|show|skip|wait)-\w)[\w-]*+"
)
"""A switch, or the name of one, such as ``--fail-on-pending``."""


def without_names(text: str, pattern: re.Pattern[str], loosen: Callable[[str], str]) -> str:
    """Return *text* with an ellipsis for each name in code.

    Those are ``abort_if_pending`` and ``--if-pending``. A word that *pattern* finds as a whole,
    once it is loosened, is none (``in_progress``).
    """

    def kept(match: re.Match[str]) -> str:
        is_name = "_" in match[0].strip("_") and pattern.fullmatch(loosen(match[0])) is None
        return "\u2026" if is_name else match[0]

    text = _RUN.sub(kept, text) if "_" in text else text
    return _SWITCH.sub("\u2026", text) if "-" in text else text


def without_quotations(text: str, code: Collection[str] = ()) -> str:
    """Return *text* with an ellipsis for each quotation, and for each of the *code* spans."""
    for words in code:
        if words:
            text = text.replace(words, "\u2026", 1)
    return _QUOTED.sub("\u2026", text)


def words_before(text: str, end: int) -> list[str]:
    """Return the words before *end* in *text*, the nearest first, up to the end of a clause."""
    start = max(0, end - _LOOK_BACK)
    found: list[str] = []
    for token in reversed(_BEFORE.findall(text[start:end])):
        if not (token[0].isalnum() or token[0] == "_"):
            break
        found.append(token)
    return found


def leaves_some(after: str) -> bool:
    """Say whether what stands *after* a word that is over excepts some, or asks whether it is."""
    return any(each.match(after) is not None for each in (_EXCEPT, _BUT, _FOUND))


def is_negated(text: str, start: int, end: int) -> bool:
    """Say whether the word from *start* to *end* in the loosened *text* is negated."""
    past = False
    if _EXCEPT.match(text, end) is not None:
        return False  # nothing pending except SEC-4
    for word in words_before(text, start):
        if word in NEGATIONS:
            return word in _OF_DEEDS or _BUT_ONE.match(text, end) is None
        past = past or word in PAST
        if word not in FILLERS and word not in PAST and word not in _AS_WELL:
            break
    if text[start:end] in {"pending", "in progress"} and _there_is_none(text, start, end):
        return True
    return (past and _is_over(text[end : end + _LOOK_AHEAD])) or _AFTER.match(text, end) is not None


def _there_is_none(text: str, start: int, end: int) -> bool:
    """Say whether the word is said of something of which there is none (*no jobs pending*)."""
    if text[end : end + _LOOK_AHEAD].lstrip().startswith(_AWAITED):
        return False
    before = words_before(text, start)[:3]
    at = next((at for at, word in enumerate(before) if word in NONE_OF), 0)
    return at > 0 and _TURNS.isdisjoint(before[:at])


def _is_over(text: str) -> bool:
    """Say whether *text*, behind what was so, says that it is over: by a word, or until when."""
    clause: list[str] = []
    for token in _BEFORE.findall(text):
        if not (token[0].isalnum() or token[0] == "_"):
            clause = []
            continue
        if token in OVER and NOT_OVER.isdisjoint(clause[-_NEAR:]):
            return True
        if clause[-1:] == ["until"] and (token[0].isdigit() or token[:3] in MONTHS):
            return True
        clause.append(token)
    return False
