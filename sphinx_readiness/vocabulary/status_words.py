"""Words beside a symbol that passes: which take it back, which are fine, and which are unclear.

The lists are data, and the reference of the statuses is made from them. Words of other languages
come from the option ``unfinished_words``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.text.plain import compatible, lookalike

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
    "expired", "outdated", "stale",
    # other languages; more of them by the option
    "teilweise", "teils", "offen", "ausstehend", "fehlt", "vorbehaltlich", "noch nicht",
    "partiel", "partiellement", "incomplet", "sauf", "parcial", "parcialmente", "pendiente",
    "pendente", "excepto", "salvo", "parziale", "gedeeltelijk", "deels", "delvis",
)  # fmt: skip
"""What says that it is not met yet, not surely, or not everywhere."""

NEGATING: Final = (
    "not", "no", "never", "none", "nothing", "nobody", "cannot", "can't", "isn't", "aren't",
    "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "won't", "without",
    "zero", "0",
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
)  # fmt: skip

_FILLERS: Final = frozenset(
    ("a", "an", "any", "the", "more", "longer", "further", "is", "are", "was", "were", "be",
     "been", "has", "have", "known", "other", "new", "such", "data", "anything", "critical",
     "high", "major", "minor", "open", "to", "of")
)  # fmt: skip
"""Between a negation and what it negates."""

_NEEDED: Final = frozenset(
    ("test", "tests", "evidence", "proof", "owner", "approval", "review", "backup", "backups",
     "sign", "signature", "answer", "result", "results", "access", "data", "plan", "date")
)  # fmt: skip
"""``no`` before one of these takes a tick back; before other words it is unclear."""

_RESOLVED: Final = frozenset(
    ("fixed", "resolved", "solved", "closed", "addressed", "mitigated", "corrected", "cleared",
     "unblocked", "was", "were", "previously", "formerly", "earlier", "retested")
)  # fmt: skip
"""Beside a failing word in one clause: it is probably over, which is for a reader to say."""

FINE: Final = frozenset(
    ("a", "above", "acceptable", "accepted", "secure",
     "agreed", "all", "also", "am", "an", "and", "approved", "apr",
     "april", "as", "at", "audited", "aug", "august", "automated", "available", "been", "below",
     "both", "build", "by", "cf", "checked", "ci", "clean", "closed", "commit", "complete",
     "completed", "compliant", "confirmed", "covered", "dec", "december", "deployed", "details",
     "dev", "doc", "docs", "documented", "done", "each", "every", "everything", "everywhere",
     "feb", "february", "fine", "finished", "fixed", "for", "fri", "friday", "from", "full",
     "fully", "good", "great", "green", "has", "have", "here", "id", "in", "is", "issue", "it",
     "its", "jan", "january", "job", "jul", "july", "jun", "june", "link", "live", "log",
     "logs", "looks", "manual", "manually", "mar", "march", "may", "merged", "met", "mon",
     "monday", "mr", "note", "notes", "nov", "november", "number", "oct", "october", "of", "ok",
     "okay", "on", "ops", "our", "page", "pass", "passed", "passing", "per", "percent",
     "perfect", "pipeline", "pm", "pr", "prod", "production", "qa", "ready", "ref", "release",
     "released", "report", "resolved", "rev", "reviewed", "revision", "run", "runs", "sat",
     "saturday", "see", "sep", "september", "sha", "ship", "shipped", "signed", "since",
     "sprint", "staging", "success", "successful", "successfully", "sun", "sunday", "team",
     "test", "tested", "tests", "thanks", "that", "the", "their", "them", "these", "this",
     "those", "thu", "thursday", "ticket", "tickets", "to", "today", "too", "tue", "tuesday",
     "utc", "validated", "verified", "version", "via", "was", "we", "wed", "wednesday", "week",
     "well", "were", "with", "work", "working", "works", "yes", "yesterday",
     # what a link beside a tick leads to, and what is counted
     "artifact", "artifacts", "board", "case", "cases", "certificate", "chart", "coverage",
     "dashboard", "design", "drill", "email", "evidence", "form", "graph", "guide", "hosts",
     "items", "letter", "mail", "match", "matched", "matches", "memo", "minutes", "nodes",
     "output", "pdf", "photo", "plan", "playbook", "policy", "proof", "protocol", "record",
     "recording", "records", "regions", "result", "results", "rows", "runbook", "screenshot",
     "screenshots", "servers", "sheet", "sites", "slides", "spec", "summary", "thread", "trace",
     "video", "wiki")
)  # fmt: skip
"""Ordinary words beside a tick that say nothing against it."""

_UNCOUNTED: Final = re.compile(
    r"https?://\S+|\bread[ -]only|\bwrite[ -]only|\bappend[ -]only|\bopen[ -]source|\bif any\b"
    r"|\bas (?:expected|needed|required|planned|scheduled)\b|\bred hat\b"
)
"""Phrases with a word of the lists in them that mean no harm, and addresses."""

_PERCENT: Final = re.compile(r"(?<![\w.,])(\d{1,6})(?:[.,]\d{1,6})? ?%(?: ([^\W\d]\w{0,40}))?")

_FRACTION: Final = re.compile(
    r"(?<![\w/.,-])(\d{1,6})(?: ?/ ?| of | out of | von )(\d{1,6})(?![\w/-])"
)

_DONE_OF: Final = frozenset(
    ("", "of", "done", "complete", "completed", "ready", "finished", "tested", "passed", "verified",
     "covered", "there", "rolled", "migrated", "deployed", "checked", "reviewed", "passing")
)  # fmt: skip
"""Behind a percentage: it says how far the work is. Before other words it measures something."""

_CLAUSE: Final = re.compile(r"[,;()\[\]|\n/]|\. |: | [-\u2013\u2014] |\u2026|\+")

_WORD: Final = re.compile(r"@?[^\W_](?:[\w.'\u2019#@]*[^\W_])?")


_ID: Final = re.compile(
    r"(?<!\w)[A-Za-z][A-Za-z0-9]{0,15}(?:-[A-Za-z0-9]{1,15}){0,3}-\d{1,9}(?!\w)"
)


ALL: Final = 100
"""Per cent."""

MONTHS: Final = 12

YEARS: Final = range(1900, 2200)
"""Behind a slash and up to :data:`MONTHS`: a date and no fraction."""

FEW_FILLERS: Final = 4
"""How many words may stand between a negation and what it negates."""

SHORT_FORM: Final = 4
"""Capital letters up to which a word is taken for a short form such as *QA*."""


class Weight(Enum):
    """What words beside a symbol do to it."""

    FINE = 0
    UNCLEAR = 1
    OPEN = 2
    FAIL = 3


class Judged(NamedTuple):
    """The worst that words say, and the word that says it."""

    weight: Weight = Weight.FINE
    word: str = ""


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
        self._longest = max(map(len, phrases), default=1)
        self._fine = FINE | {token for name in names for token in _tokens(name)}

    def judge(self, text: str) -> Judged:
        """Return the worst that *text* (readable, with its case) says."""
        if not text.strip(" .,:;!()-\u2013\u2014"):
            return Judged()
        folded = lookalike(compatible(text)).replace("\u2019", "'")
        counted = _UNCOUNTED.sub(" ", folded)
        capitals = frozenset(_names(text))
        worst = Judged(Weight.OPEN, "?") if "?" in counted else _numbers(folded)
        for clause in _CLAUSE.split(counted):
            found = self._clause(_tokens(clause), capitals)
            if found.weight.value > worst.weight.value:
                worst = found
        return worst

    def _clause(self, tokens: list[str], capitals: frozenset[str]) -> Judged:
        worst = Judged()
        is_over = not _RESOLVED.isdisjoint(tokens)
        position = 0
        while position < len(tokens):
            if tokens[position] in NEGATING and tokens[position : position + 2] != ["no", "go"]:
                found, position = self._negated(tokens, position)
            else:
                weight, width = self._phrase(tokens, position)
                if weight is Weight.FINE:
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
            if weight is not Weight.FINE or tokens[after] in HARMLESS_AFTER_NEGATION:
                after += width
                while after < len(tokens) and tokens[after] in HARMLESS_AFTER_NEGATION:
                    after += 1
                to_do = tokens[after - 1] == "left" and tokens[after : after + 2] == ["to", "do"]
                return Judged(), after + 2 if to_do else after
            known = tokens[after] in _NEEDED or tokens[after] in self._fine
            if negation in {"no", "zero", "0"} and not known:
                return Judged(Weight.UNCLEAR, word), after + 1
        elif tokens[after - 1] in {"open", "longer"} or negation == "0":
            return Judged(), after
        elif negation == "none":
            return Judged(Weight.UNCLEAR, word), after
        return Judged(Weight.OPEN, word), after + 1

    def _single(self, tokens: list[str], position: int, capitals: frozenset[str]) -> Weight:
        word = tokens[position]
        if word in self._fine or not word.isalpha() or word in capitals:
            return Weight.FINE
        named = position and tokens[position - 1] in {"by", "with", "from"}
        return Weight.FINE if named else Weight.UNCLEAR


def _tokens(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"[-_\u2010-\u2013]", " ", text))


def _names(text: str) -> Iterable[str]:
    """Yield the words of *text* that are written like names, short forms or ids, folded."""
    for match in _ID.findall(text):
        yield from _tokens(compatible(match))
    for word in _tokens(text):
        if word[:1].isupper() and (not word.isupper() or len(word) <= SHORT_FORM):
            yield compatible(word)


def _numbers(text: str) -> Judged:
    """Return what percentages and fractions in *text* say: less than all is not all."""
    for match in _PERCENT.finditer(text):
        if int(match[1]) < ALL:
            weight = Weight.OPEN if (match[2] or "") in _DONE_OF else Weight.UNCLEAR
            return Judged(weight, match[0])
    for match in _FRACTION.finditer(text):
        month = int(match[1]) <= MONTHS and int(match[2]) in YEARS
        if int(match[1]) < int(match[2]) and not month:
            return Judged(Weight.OPEN, match[0])
    return Judged()
