"""What a negation beside a symbol says: *no issues* is fine, *not tested* takes a pass back."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.vocabulary.language_lists import DONE_ELSEWHERE, NONE_ELSEWHERE
from sphinx_readiness.vocabulary.negation_lists import (
    ABSENT,
    FILLERS,
    GOT,
    NEEDED,
    NO_LONGER,
    NOTHING_OF_ITS_OWN,
    PRACTICES,
    REGIMES,
    REPORTED,
    UNDONE,
    UNDONE_ALONE,
    UNSPENT,
    WHEN,
)
from sphinx_readiness.vocabulary.phrases import Phrases
from sphinx_readiness.vocabulary.quantities import Judged, Weight
from sphinx_readiness.vocabulary.word_lists import HARMLESS_AFTER_NEGATION

FEW_FILLERS: Final = 4
"""How many words may stand between a negation and what it negates."""

REASON_WORDS: Final = FEW_FILLERS + 4
"""Words from a negation on that are looked at where it is a reason; more than it takes itself."""

_NO: Final = frozenset(("no", "non", "un", "zero", "0", *NONE_ELSEWHERE))
"""Negations of things; others negate what is done."""

_TWO: Final = 2

_NOTHING: Final = frozenset(("nothing", "none", "no", "zero", "0"))

_HARMLESS_TAIL: Final = frozenset(HARMLESS_AFTER_NEGATION) | REPORTED


def negated(tokens: list[str], position: int, known: Phrases) -> tuple[Judged, int]:
    """Judge the negation at *position* with what it negates; return where to go on."""
    after = position + 1
    while after < len(tokens) and tokens[after] in FILLERS and after - position <= FEW_FILLERS:
        after += 1
    word = " ".join(tokens[position : after + 1])
    negation = tokens[position]
    if after < len(tokens):
        weight, width = known.at(tokens, after)
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
        if negation in _NO and (judged := _nothing(tokens, after, word, known)):
            return judged
    elif tokens[after - 1] in {"open", "longer", "new", "critical"} or negation == "0":
        return Judged(), after
    elif negation == "none":
        return Judged(Weight.UNCLEAR, word), after
    return Judged(Weight.OPEN, word), after + 1


def _nothing(
    tokens: list[str], position: int, word: str, known: Phrases
) -> tuple[Judged, int] | None:
    """Judge *no* before what no list has at *position*; None if that was needed."""
    behind = tokens[position : position + 3]
    gone = next((at for at, each in enumerate(behind, 1) if each in ABSENT), 0)
    # No tests for failed logins: that is another thing. No follow-up needed: that is none.
    between = behind[1:-1] if gone > _TWO else []
    if gone and all(each == "up" or each not in known.fine for each in between):
        return Judged(), position + gone
    if tokens[position] in NEEDED or tokens[position] in known.fine:
        return None
    # No linting errors: that is none, too. No time left: that may be any.
    if len(behind) > 1 and behind[1] in HARMLESS_AFTER_NEGATION and behind[1] != "left":
        return Judged(), position + _TWO
    return Judged(Weight.UNCLEAR, word), position + 1


def against_reason(
    tokens: list[str], found: Judged, capitals: frozenset[str], known: Phrases
) -> Judged:
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
        is_done = word in known.fine and word.endswith("ed")
        undone = word in UNDONE or word in DONE_ELSEWHERE or is_done
    is_open = undone or "yet" in tokens
    return Judged(Weight.OPEN if is_open else Weight.UNCLEAR, found.word)
