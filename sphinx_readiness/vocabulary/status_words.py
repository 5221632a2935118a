"""Words beside a symbol that passes: which take it back, which are fine, and which are unclear.

The words are in :mod:`.word_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from sphinx_readiness.text.plain import compatible, lookalike
from sphinx_readiness.vocabulary.dated_names import is_dated_name
from sphinx_readiness.vocabulary.day_words import is_time, takes_effect
from sphinx_readiness.vocabulary.negations import REASON_WORDS, against_reason, negated
from sphinx_readiness.vocabulary.phrases import Phrases, tokens_of
from sphinx_readiness.vocabulary.quantities import (
    COUNTED,
    Judged,
    Weight,
    counts_in_digits,
    judge_counts,
)
from sphinx_readiness.vocabulary.word_lists import (
    DONE_BEFORE,
    DRAWBACKS,
    ENDED,
    GONE,
    HARMLESS_AFTER_NEGATION,
    HINDERS,
    NEGATING,
    PROMISES,
    RESOLVED,
    SPANS,
    UNITS,
)

_UNCOUNTED: Final = re.compile(
    r"https?://\S+|\b(?:rolled out|in place|up to date|on time|in time|to (?:me|us)|good to go)\b"
    r"|\bwenn (?:n\u00f6tig|noetig|erforderlich|notwendig)\b|\bif (?:needed|necessary)\b"
    r"|\bnoch (?=nie(?:mals)?\b)|\bplease (?=see\b)|(?<=\bmost) of (?=(?:19|20)\d\d\b)"
    r"|\bdegraded mode (?=(?:tested|verified|checked|works|passed)\b)"
    r"|\bnext (?:review|audit|test|drill|check)\b|\bread[ -]only|\bwrite[ -]only|\bappend[ -]only"
    r"|\bopen[ -]source|\bif any\b"
    r"|\bas (?:expected|needed|required|planned|scheduled|agreed|designed)\b|\bred hat\b"
    r"|\bdue (?:to|diligence)\b"
    r"|(?<=\d) ?/ ?(?:s|sec|min|h|hour|day|week|month|year)\b"
    r"|\bbefore (?:the )?due date\b"
    r"|(?<!require )(?<!requires )(?<!please )\bsign(?:ed)?[ -]off\b|\bnot null\b"
)
"""Phrases with a word of the lists in them that mean no harm, and addresses."""

_ALL_OF: Final = re.compile(
    r"(?<![\w/.,-])(\d{1,6})(?: ?/ ?| of | out of )\1 ([^\W\d_]{1,40})(?!\w)"
)
"""All of something that is counted, whatever it is: ``3/3 zones``."""

_CLAUSE: Final = re.compile(r"[,;()\[\]|\n/]|\. |: | [-\u2013\u2014] |\u2026|\+")

_ID: Final = re.compile(
    r"(?<!\w)[A-Za-z][A-Za-z0-9]{0,15}(?:-[A-Za-z0-9]{1,15}){0,3}-\d{1,9}(?!\w)"
)


SHORT_FORM: Final = 4
"""Capital letters up to which a word is taken for a short form such as *QA*."""


_WITH: Final = re.compile(r"(?<![\w/])w/(o\b)?")


class WordJudge:
    """Judges the words beside a symbol that passes; *own* are restricting words of the project."""

    def __init__(self, own: Iterable[str] = (), names: Collection[str] = ()) -> None:
        """Take *own* words that restrict, and *names* of statuses, which say nothing against it."""
        self._known = Phrases(own, (token for name in names for token in tokens_of(name)))

    def judge(self, text: str, *, reason: bool = False) -> Judged:
        """Return the worst that *text* (readable, with its case) says.

        In a *reason* why a row does not apply, what is not there is no restriction.
        """
        if not text.strip(" .,:;!()-\u2013\u2014\u2026"):
            dots = next((each for each in ("...", "\u2026") if each in text), "")
            return Judged(Weight.UNCLEAR, dots) if dots else Judged()
        folded = lookalike(compatible(text)).replace("\u2019", "'").replace("\u2044", "/")
        if "w/" in folded:
            folded = _WITH.sub(lambda found: "without " if found[1] else "with ", folded)
        folded = counts_in_digits(folded)
        counted = _UNCOUNTED.sub(" ", folded)
        capitals = frozenset(_names(text))
        worst = Judged(Weight.OPEN, "?") if "?" in counted else judge_counts(folded)
        if worst.weight is Weight.FINE:
            counted = _ALL_OF.sub(self._without_count, counted)
        for clause in _CLAUSE.split(counted):
            found = self._clause(tokens_of(clause), capitals, reason=reason)
            if found.weight.value > worst.weight.value:
                worst = found
        if worst.weight is Weight.UNCLEAR and is_dated_name(folded):
            return Judged()
        return worst

    def _without_count(self, match: re.Match[str]) -> str:
        """Return nothing for all of something, unless it is something bad (``3/3 failed``)."""
        return match[0] if match[2] in self._known.starts else " "

    def _clause(self, tokens: list[str], capitals: frozenset[str], *, reason: bool) -> Judged:
        worst = Judged()
        is_over = not RESOLVED.isdisjoint(tokens)
        gone = max((at for at, each in enumerate(tokens) if each in GONE), default=-1)
        position = 0
        while position < len(tokens):
            if tokens[position] in NEGATING and tokens[position : position + 2] != ["no", "go"]:
                found, after = negated(tokens, position, self._known)
                if reason:
                    said = tokens[position : position + REASON_WORDS]
                    found = against_reason(said, found, capitals, self._known)
                position = after
            else:
                weight, width = self._known.at(tokens, position)
                if weight is Weight.OPEN and self._is_past(tokens, position):
                    weight = Weight.FINE
                elif weight is Weight.FINE and (behind := _drawback(tokens, position)):
                    weight, width = Weight.UNCLEAR if is_over else Weight.OPEN, behind
                elif weight is Weight.FINE:
                    weight = self._single(tokens, position, capitals)
                elif (position < gone and tokens[position] in ENDED) or (
                    is_over and (weight is Weight.FAIL or tokens[position] in HINDERS)
                ):
                    weight = Weight.UNCLEAR
                found = Judged(weight, " ".join(tokens[position : position + width]))
                position += width
            if found.weight.value > worst.weight.value:
                worst = found
        return worst

    def _is_past(self, tokens: list[str], position: int) -> bool:
        """Say whether *after* at *position* says when something was done: *retested after*."""
        if tokens[position] != "after" or not position:
            return False
        before = tokens[position - 1]
        return before in DONE_BEFORE or (before in self._known.fine and before.endswith("ed"))

    def _single(self, tokens: list[str], position: int, capitals: frozenset[str]) -> Weight:
        word = tokens[position]
        before = tokens[position - 1] if position else ""
        if before[:1].isdigit():
            later = position > 1 and tokens[position - 2] == "in" and word in SPANS
            if word in UNITS:
                return Weight.UNCLEAR if later else Weight.FINE
            if tokens[position : position + 2] == ["to", "go"]:
                return Weight.OPEN
        elif word in PROMISES and tokens[position + 1 : position + 2]:
            # By a day: somebody has promised it, or has done it before then.
            return Weight.UNCLEAR if is_time(tokens, position + 1) else Weight.FINE
        if takes_effect(tokens, position):
            return Weight.UNCLEAR
        if word == "left" and (before in COUNTED or before[:1].isdigit()):
            return Weight.OPEN
        if word in self._known.fine or not word.isalpha() or word in capitals:
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


def _names(text: str) -> Iterable[str]:
    """Yield the words of *text* that are written like names, short forms or ids, folded."""
    for match in _ID.findall(text):
        yield from tokens_of(compatible(match))
    for word in tokens_of(text):
        if word != word.lower() and (not word.isupper() or len(word) <= SHORT_FORM):
            yield compatible(word)
