"""Words beside a symbol that passes: which take it back, which are fine, and which are unclear.

The lists are data, and the reference of the statuses is made from them. Words of other languages
come from the option ``unfinished_words``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from sphinx_readiness.text.plain import compatible, lookalike
from sphinx_readiness.vocabulary.counts import Judged, Weight, judge_counts
from sphinx_readiness.vocabulary.harmless_words import FINE, SPANS, UNITS

FAILING: Final = (
    "fail", "fails", "failed", "failing", "failure", "failures", "no go", "nogo", "blocked",
    "rejected", "broken", "unmet", "denied", "declined", "refused", "revoked", "regressed",
    "crashes", "crashed", "nope", "nein",
)  # fmt: skip
"""What says that the requirement is not met."""

RESTRICTING: Final = (
    "pending", "in progress", "wip", "todo", "to do", "todos", "tbd", "tbc", "tba", "fixme",
    "incomplete", "unfinished", "ongoing", "underway", "under way", "open", "opened", "missing",
    "lacking", "lacks", "outstanding", "remaining", "remains", "unresolved", "unverified",
    "untested", "unchecked", "unconfirmed", "unsigned", "unapproved", "unreviewed", "unproven",
    "unclear", "unknown", "unsure", "uncertain", "unless", "until", "till", "once", "after", "if",
    "except", "excepting", "excluding", "excl", "apart from", "aside from", "other than", "minus",
    "but", "however", "although", "though", "only", "without", "limited", "partial", "partially",
    "partly", "half", "halfway", "mostly", "almost", "nearly", "barely", "hardly", "roughly",
    "somewhat", "kinda", "maybe", "may be", "perhaps", "probably", "possibly", "presumably",
    "supposedly", "likely", "hopefully", "tentative", "tentatively", "provisional",
    "provisionally", "preliminary", "draft", "conditional", "conditionally", "subject to",
    "depends", "depending", "provided", "planned", "scheduled", "expected", "soon", "tomorrow",
    "later", "still", "waiting", "wait", "waits", "await", "awaiting", "awaits", "need", "needs",
    "to be", "will be", "should be", "must be", "should", "must", "under review", "in review",
    "on hold", "hold", "postponed", "deferred", "delayed", "skipped", "skip", "disabled",
    "ignored", "blocker", "blocking", "known issue", "known issues", "temporary", "temporarily",
    "workaround", "for now", "so far", "retest", "re test", "recheck", "re check", "not yet",
    "expired", "outdated", "stale", "in theory", "theoretically", "assumed", "assuming", "due",
    "eta", "will do", "will follow", "will need", "will have", "going to", "reverted", "aborted",
    "cancelled", "canceled", "abandoned", "paused", "suspended", "stalled", "withdrawn",
    "bypassed", "forgotten", "estimated", "promised", "conditions apply", "on track", "on course",
    # other languages; more of them by the option
    "teilweise", "teils", "offen", "ausstehend", "fehlt", "vorbehaltlich", "noch nicht",
    "partiel", "partiellement", "incomplet", "sauf", "parcial", "parcialmente", "pendiente",
    "pendente", "excepto", "salvo", "parziale", "gedeeltelijk", "deels", "delvis",
)  # fmt: skip
"""What says that it is not met yet, not surely, or not everywhere."""

NEGATING: Final = (
    "not", "no", "non", "un", "never", "none", "nothing", "nobody", "cannot", "can't", "isn't",
    "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "won't",
    "without", "zero", "0",
)  # fmt: skip
"""What turns a word around: a bad one becomes harmless, and any other one takes the tick back."""

HARMLESS_AFTER_NEGATION: Final = (
    "issue", "issues", "problem", "problems", "error", "errors", "bug", "bugs", "defect",
    "defects", "finding", "findings", "blockers", "regression", "regressions", "warning",
    "warnings", "objection", "objections", "concern", "concerns", "change", "changes", "action",
    "actions", "deviation", "deviations", "exception", "exceptions", "incident", "incidents",
    "alert", "alerts", "vulnerability", "vulnerabilities", "downtime", "loss", "impact", "risk",
    "risks", "conflict", "conflicts", "difference", "differences", "leak", "leaks", "restriction",
    "restrictions", "limitation", "limitations", "caveat", "caveats", "comment", "comments",
    "left", "affected", "applicable", "required", "needed", "relevant", "vulnerable", "impacted",
    "necessary", "gaps", "gap", "complaints", "doubt", "doubts", "red", "critical", "crashes",
    "condition", "conditions", "reservation", "reservations",
)  # fmt: skip

_FILLERS: Final = frozenset(
    ("a", "an", "any", "the", "more", "longer", "further", "is", "are", "was", "were", "be",
     "been", "has", "have", "known", "other", "new", "such", "data", "anything", "critical",
     "high", "major", "minor", "open", "to", "of")
)  # fmt: skip
"""Between a negation and what it negates."""

_NO_LONGER: Final = (("any", "more"), ("any", "longer"))
"""Behind what is negated: *nothing is pending any more*."""

_NEEDED: Final = frozenset(
    ("test", "tests", "evidence", "proof", "owner", "approval", "review", "backup", "backups",
     "sign", "signature", "answer", "result", "results", "access", "data", "plan", "date")
)  # fmt: skip
"""``no`` before one of these takes a tick back; before other words it is unclear."""

_WHEN: Final = frozenset(
    ("until", "till", "unless", "once", "after", "if", "provided", "without", "but")
)
"""Restricting words that no negation turns around: *not until Monday*."""

DRAWBACKS: Final = frozenset(
    ("bug", "bugs", "caveat", "caveats", "concern", "concerns", "condition", "conditions", "defect",
     "defects", "deviation", "deviations", "error", "errors", "exception", "exceptions", "gaps",
     "issues", "limitation", "limitations", "objection", "objections", "problem", "problems",
     "regression", "regressions", "remarks", "reservation", "reservations", "restriction",
     "restrictions", "risks")
)  # fmt: skip
"""Behind *with*, and up to two words between, they restrict."""

_RESOLVED: Final = frozenset(
    ("fixed", "resolved", "solved", "closed", "addressed", "mitigated", "corrected", "cleared",
     "unblocked", "was", "were", "previously", "formerly", "earlier", "retested")
)  # fmt: skip
"""Beside a failing word in one clause: it is probably over, which is for a reader to say."""

_UNCOUNTED: Final = re.compile(
    r"https?://\S+|\bread[ -]only|\bwrite[ -]only|\bappend[ -]only|\bopen[ -]source|\bif any\b"
    r"|\bas (?:expected|needed|required|planned|scheduled)\b|\bred hat\b|\bdue (?:to|diligence)\b"
    r"|\bbefore (?:the )?due date\b|\bsign(?:ed)?[ -]off\b"
)
"""Phrases with a word of the lists in them that mean no harm, and addresses."""

_ALL_OF: Final = re.compile(
    r"(?<![\w/.,-])(\d{1,6})(?: ?/ ?| of | out of )\1 ([^\W\d_]{1,40})(?!\w)"
)
"""All of something that is counted, whatever it is: ``3/3 zones``."""

_CLAUSE: Final = re.compile(r"[,;()\[\]|\n/]|\. |: | [-\u2013\u2014] |\u2026|\+")

_WORD: Final = re.compile(r"@?[^\W_](?:[\w.'\u2019#@]*[^\W_])?")


_ID: Final = re.compile(
    r"(?<!\w)[A-Za-z][A-Za-z0-9]{0,15}(?:-[A-Za-z0-9]{1,15}){0,3}-\d{1,9}(?!\w)"
)


FEW_FILLERS: Final = 4
"""How many words may stand between a negation and what it negates."""

SHORT_FORM: Final = 4
"""Capital letters up to which a word is taken for a short form such as *QA*."""


class WordJudge:
    """Judges the words beside a symbol that passes; *own* are restricting words of the project."""

    def __init__(self, own: Iterable[str] = (), names: Collection[str] = ()) -> None:
        """Take *own* words that restrict, and *names* of statuses, which say nothing against it."""
        phrases: dict[tuple[str, ...], Weight] = {}
        for words, weight in (
            (FAILING, Weight.FAIL), (RESTRICTING, Weight.OPEN), (tuple(own), Weight.OPEN)
        ):  # fmt: skip
            for word in words:
                tokens = tuple(_tokens(compatible(word)))
                if tokens and (tokens[0] not in NEGATING or tokens == ("no", "go")):
                    phrases.setdefault(tokens, weight)
        self._phrases = phrases
        self._starts = frozenset(NEGATING) | {phrase[0] for phrase in phrases}
        self._longest = max(map(len, phrases), default=1)
        self._fine = FINE | {token for name in names for token in _tokens(name)}

    def judge(self, text: str) -> Judged:
        """Return the worst that *text* (readable, with its case) says."""
        if not text.strip(" .,:;!()-\u2013\u2014"):
            return Judged()
        folded = lookalike(compatible(text)).replace("\u2019", "'")
        counted = _UNCOUNTED.sub(" ", folded)
        capitals = frozenset(_names(text))
        worst = Judged(Weight.OPEN, "?") if "?" in counted else judge_counts(folded)
        if worst.weight is Weight.FINE:
            counted = _ALL_OF.sub(self._without_count, counted)
        for clause in _CLAUSE.split(counted):
            found = self._clause(_tokens(clause), capitals)
            if found.weight.value > worst.weight.value:
                worst = found
        return worst

    def _without_count(self, match: re.Match[str]) -> str:
        """Return nothing for all of something, unless it is something bad (``3/3 failed``)."""
        return match[0] if match[2] in self._starts else " "

    def _clause(self, tokens: list[str], capitals: frozenset[str]) -> Judged:
        worst = Judged()
        is_over = not _RESOLVED.isdisjoint(tokens)
        position = 0
        while position < len(tokens):
            if tokens[position] in NEGATING and tokens[position : position + 2] != ["no", "go"]:
                found, position = self._negated(tokens, position)
            else:
                weight, width = self._phrase(tokens, position)
                if weight is Weight.FINE and (behind := _drawback(tokens, position)):
                    weight, width = Weight.UNCLEAR if is_over else Weight.OPEN, behind
                elif weight is Weight.FINE:
                    weight = self._single(tokens, position, capitals)
                elif weight is Weight.FAIL and is_over:
                    weight = Weight.UNCLEAR
                found = Judged(weight, " ".join(tokens[position : position + width]))
                position += width
            if found.weight.value > worst.weight.value:
                worst = found
        return worst

    def _phrase(self, tokens: list[str], position: int) -> tuple[Weight, int]:
        """Return the weight of the longest phrase of the lists at *position*, and its length."""
        for width in range(min(self._longest, len(tokens) - position), 0, -1):
            weight = self._phrases.get(tuple(tokens[position : position + width]))
            if weight is not None:
                return weight, width
        return Weight.FINE, 1

    def _negated(self, tokens: list[str], position: int) -> tuple[Judged, int]:
        """Judge the negation at *position* with what it negates; return where to go on."""
        after = position + 1
        while after < len(tokens) and tokens[after] in _FILLERS and after - position <= FEW_FILLERS:
            after += 1
        word = " ".join(tokens[position : after + 1])
        negation = tokens[position]
        if after < len(tokens):
            weight, width = self._phrase(tokens, after)
            if tokens[after] in _WHEN:
                told = negation in {"none", "zero", "0", "nothing"}
                return Judged(Weight.UNCLEAR if told else Weight.OPEN, word), after + 1
            if tokens[after : after + 2] == ["no", "go"]:
                return Judged(Weight.UNCLEAR, f"{word} go"), after + 2
            if weight is not Weight.FINE or tokens[after] in HARMLESS_AFTER_NEGATION:
                after += width
                while after < len(tokens) and tokens[after] in HARMLESS_AFTER_NEGATION:
                    after += 1
                tail = tuple(tokens[after : after + 2])
                to_do = tokens[after - 1] == "left" and tail == ("to", "do")
                if to_do or tail in _NO_LONGER:
                    after += 2
                elif tail[:1] == ("anymore",):
                    after += 1
                return Judged(), after
            known = tokens[after] in _NEEDED or tokens[after] in self._fine
            if negation in {"no", "non", "un", "zero", "0"} and not known:
                return Judged(Weight.UNCLEAR, word), after + 1
        elif tokens[after - 1] in {"open", "longer"} or negation == "0":
            return Judged(), after
        elif negation == "none":
            return Judged(Weight.UNCLEAR, word), after
        return Judged(Weight.OPEN, word), after + 1

    def _single(self, tokens: list[str], position: int, capitals: frozenset[str]) -> Weight:
        word = tokens[position]
        before = tokens[position - 1] if position else ""
        if before[:1].isdigit():
            later = position > 1 and tokens[position - 2] == "in" and word in SPANS
            if word in UNITS:
                return Weight.UNCLEAR if later else Weight.FINE
        elif word == "by" and tokens[position + 1 : position + 2]:
            # By a day: somebody has promised it, or has done it before then.
            return Weight.UNCLEAR if tokens[position + 1][0].isdigit() else Weight.FINE
        if word in self._fine or not word.isalpha() or word in capitals:
            return Weight.FINE
        named = before in {"by", "with", "from"} and word not in HARMLESS_AFTER_NEGATION
        return Weight.FINE if named else Weight.UNCLEAR


def _drawback(tokens: list[str], position: int) -> int:
    """Return how many words *with (some minor) issues* has at *position*, or 0 if it is none."""
    if tokens[position] != "with":
        return 0
    for width, word in enumerate(tokens[position + 1 : position + 4], 2):
        if word in NEGATING:
            return 0
        if word in DRAWBACKS:
            return width
    return 0


def _tokens(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"[-_\u2010-\u2013]", " ", text))


def _names(text: str) -> Iterable[str]:
    """Yield the words of *text* that are written like names, short forms or ids, folded."""
    for match in _ID.findall(text):
        yield from _tokens(compatible(match))
    for word in _tokens(text):
        if word[:1].isupper() and (not word.isupper() or len(word) <= SHORT_FORM):
            yield compatible(word)
