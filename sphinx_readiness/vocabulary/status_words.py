"""Words beside a symbol that passes: which take it back, which are fine, and which are unclear.

The words are in :mod:`.word_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from sphinx_readiness.text.plain import compatible, lookalike
from sphinx_readiness.vocabulary.dated_names import is_dated_name
from sphinx_readiness.vocabulary.language_lists import DONE_ELSEWHERE, NONE_ELSEWHERE
from sphinx_readiness.vocabulary.quantities import (
    COUNTED,
    Judged,
    Weight,
    counts_in_digits,
    judge_counts,
)
from sphinx_readiness.vocabulary.word_lists import (
    ABSENT,
    DONE_BEFORE,
    DRAWBACKS,
    FAILING,
    FILLERS,
    FINE,
    GOT,
    HARMLESS_AFTER_NEGATION,
    HINDERS,
    MONTHS,
    NEEDED,
    NEGATING,
    NO_LONGER,
    NOTHING_OF_ITS_OWN,
    PRACTICES,
    PROMISES,
    REGIMES,
    REPORTED,
    RESOLVED,
    RESTRICTING,
    SPANS,
    TIMES,
    UNDONE,
    UNDONE_ALONE,
    UNITS,
    UNSPENT,
    WHEN,
)

_UNCOUNTED: Final = re.compile(
    r"https?://\S+|\b(?:rolled out|in place|up to date|on time|in time|to (?:me|us)|good to go)\b"
    r"|\bnext (?:review|audit|test|drill|check)\b|\bread[ -]only|\bwrite[ -]only|\bappend[ -]only"
    r"|\bopen[ -]source|\bif any\b"
    r"|\bas (?:expected|needed|required|planned|scheduled|agreed|designed)\b|\bred hat\b"
    r"|\bdue (?:to|diligence)\b"
    r"|(?<=\d) ?/ ?(?:s|sec|min|h|hour|day|week|month|year)\b"
    r"|\bbefore (?:the )?due date\b|\bsign(?:ed)?[ -]off\b|\bnot null\b"
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

_NEXT: Final = FEW_FILLERS + 4
"""Words from a negation on that are looked at where it is a reason; more than it takes itself."""

SHORT_FORM: Final = 4
"""Capital letters up to which a word is taken for a short form such as *QA*."""


_WITH: Final = re.compile(r"(?<![\w/])w/(o\b)?")

_NO: Final = frozenset(("no", "non", "un", "zero", "0", *NONE_ELSEWHERE))
"""Negations of things; others negate what is done."""

_TWO: Final = 2

_NOTHING: Final = frozenset(("nothing", "none", "no", "zero", "0"))

_HARMLESS_TAIL: Final = frozenset(HARMLESS_AFTER_NEGATION) | REPORTED


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
            found = self._clause(_tokens(clause), capitals, reason=reason)
            if found.weight.value > worst.weight.value:
                worst = found
        if worst.weight is Weight.UNCLEAR and is_dated_name(folded):
            return Judged()
        return worst

    def _without_count(self, match: re.Match[str]) -> str:
        """Return nothing for all of something, unless it is something bad (``3/3 failed``)."""
        return match[0] if match[2] in self._starts else " "

    def _clause(self, tokens: list[str], capitals: frozenset[str], *, reason: bool) -> Judged:
        worst = Judged()
        is_over = not RESOLVED.isdisjoint(tokens)
        position = 0
        while position < len(tokens):
            if tokens[position] in NEGATING and tokens[position : position + 2] != ["no", "go"]:
                found, after = self._negated(tokens, position)
                if reason:
                    found = self._reason(tokens[position : position + _NEXT], found, capitals)
                position = after
            else:
                weight, width = self._phrase(tokens, position)
                if weight is Weight.OPEN and self._is_past(tokens, position):
                    weight = Weight.FINE
                elif weight is Weight.FINE and (behind := _drawback(tokens, position)):
                    weight, width = Weight.UNCLEAR if is_over else Weight.OPEN, behind
                elif weight is Weight.FINE:
                    weight = self._single(tokens, position, capitals)
                elif is_over and (weight is Weight.FAIL or tokens[position] in HINDERS):
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

    def _is_past(self, tokens: list[str], position: int) -> bool:
        """Say whether *after* at *position* says when something was done: *retested after*."""
        if tokens[position] != "after" or not position:
            return False
        before = tokens[position - 1]
        return before in DONE_BEFORE or (before in self._fine and before.endswith("ed"))

    def _negated(self, tokens: list[str], position: int) -> tuple[Judged, int]:
        """Judge the negation at *position* with what it negates; return where to go on."""
        after = position + 1
        while after < len(tokens) and tokens[after] in FILLERS and after - position <= FEW_FILLERS:
            after += 1
        word = " ".join(tokens[position : after + 1])
        negation = tokens[position]
        if after < len(tokens):
            weight, width = self._phrase(tokens, after)
            if tokens[after] in WHEN:
                told = negation in {"none", "zero", "0", "nothing"}
                return Judged(Weight.UNCLEAR if told else Weight.OPEN, word), after + 1
            if tokens[after : after + 2] == ["no", "go"]:
                return Judged(Weight.UNCLEAR, f"{word} go"), after + 2
            gone = negation in _NOTHING and tokens[after] in REPORTED
            if gone or weight is not Weight.FINE or tokens[after] in HARMLESS_AFTER_NEGATION:
                after += width
                while after < len(tokens) and tokens[after] in _HARMLESS_TAIL:
                    after += 1
                tail = tuple(tokens[after : after + 2])
                to_do = tokens[after - 1] == "left" and tail == ("to", "do")
                if to_do or tail in NO_LONGER:
                    after += 2
                elif tail[:1] == ("anymore",):
                    after += 1
                return Judged(), after
            if negation in _NO and (judged := self._nothing(tokens, after, word)):
                return judged
        elif tokens[after - 1] in {"open", "longer", "new", "critical"} or negation == "0":
            return Judged(), after
        elif negation == "none":
            return Judged(Weight.UNCLEAR, word), after
        return Judged(Weight.OPEN, word), after + 1

    def _nothing(self, tokens: list[str], position: int, word: str) -> tuple[Judged, int] | None:
        """Judge *no* before what no list has at *position*; None if that was needed."""
        behind = tokens[position : position + 3]
        gone = next((at for at, each in enumerate(behind, 1) if each in ABSENT), 0)
        # No tests for failed logins: that is another thing. No follow-up needed: that is none.
        between = behind[1:-1] if gone > _TWO else []
        if gone and all(each == "up" or each not in self._fine for each in between):
            return Judged(), position + gone
        if tokens[position] in NEEDED or tokens[position] in self._fine:
            return None
        # No linting errors: that is none, too. No time left: that may be any.
        if len(behind) > 1 and behind[1] in HARMLESS_AFTER_NEGATION and behind[1] != "left":
            return Judged(), position + _TWO
        return Judged(Weight.UNCLEAR, word), position + 1

    def _reason(self, tokens: list[str], found: Judged, capitals: frozenset[str]) -> Judged:
        """Return *found* as what speaks against a reason: *not a service*, but not *not tested*."""
        width = len(found.word.split())
        if width <= 1 or found.weight is Weight.FINE:
            return found
        word, after = tokens[width - 1], tokens[width] if width < len(tokens) else ""
        if tokens[0] in _NO:
            # No owner, no tests run: that is to be done. No data stored: that is a reason.
            gone = not after or (after in GOT and word not in {"data", "date"})
            undone = (word in NEEDED and gone) or word in UNSPENT
        elif word in UNDONE_ALONE:
            undone = not after or after in NOTHING_OF_ITS_OWN
        elif word == "covered" and after in {"by", "under"}:
            covers = tokens[width + 1 :]
            names = capitals.intersection(covers) - PRACTICES
            undone = not names and REGIMES.isdisjoint(covers)
        else:
            is_done = word in self._fine and word.endswith("ed")
            undone = word in UNDONE or word in DONE_ELSEWHERE or is_done
        is_open = undone or "yet" in tokens
        return Judged(Weight.OPEN if is_open else Weight.UNCLEAR, found.word)

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
            return Weight.UNCLEAR if _is_time(tokens, position + 1) else Weight.FINE
        if word == "left" and (before in COUNTED or before[:1].isdigit()):
            return Weight.OPEN
        if word in self._fine or not word.isalpha() or word in capitals:
            return Weight.FINE
        named = before in {"by", "with", "from"} and word not in HARMLESS_AFTER_NEGATION
        return Weight.FINE if named else Weight.UNCLEAR


def _is_time(tokens: list[str], position: int) -> bool:
    """Say whether a time begins at *position*; *April* alone may be one, *April Smith* is not."""
    word = tokens[position]
    after = tokens[position + 1] if position + 1 < len(tokens) else ""
    return word[0].isdigit() or word in TIMES or (word in MONTHS and not after[:1].isalpha())


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
        if word != word.lower() and (not word.isupper() or len(word) <= SHORT_FORM):
            yield compatible(word)
