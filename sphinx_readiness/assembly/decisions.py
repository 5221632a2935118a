"""Go-live decisions: which answer the words, symbols and ticked boxes of one give."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.model.record import Answer
from sphinx_readiness.text.dates import has_impossible_day
from sphinx_readiness.text.folding import fold, fold_case, is_blank
from sphinx_readiness.text.plain import compatible, is_struck, lookalike, readable, word_key
from sphinx_readiness.vocabulary.placeholders import DEFAULT_PLACEHOLDERS, Placeholders
from sphinx_readiness.vocabulary.quantities import Weight
from sphinx_readiness.vocabulary.status_words import WordJudge
from sphinx_readiness.vocabulary.ticked_forms import BOX, read_form

ANSWERS: Final = {
    Answer.YES: ("yes", "y", "go", "approved", "approve", "accepted", "ja", "oui", "go live", "ok",
                 "proceed", "launch", "ship", "ship it", "green", "go live approved",
                 "release approved", "launch approved", "approved for go live",
                 "approved for release", "approved for production", "approved for launch",
                 "go for launch", "go for release"),
    Answer.NO: ("no", "n", "no go", "nogo", "rejected", "declined", "denied", "nein", "non", "stop",
                "not approved", "not go", "do not go", "not ready", "reject", "hold", "on hold",
                "halt", "blocked", "deferred", "postponed", "delayed", "do not ship",
                "do not proceed", "do not launch", "red"),
    Answer.CONDITIONAL: ("conditional", "conditionally", "conditional yes", "conditional go",
                         "conditional approval", "conditionally approved", "conditional go live",
                         "yes with conditions", "go with conditions", "approved with conditions",
                         "yes conditional", "go conditional", "with conditions", "amber", "yellow"),
    Answer.UNDECIDED: ("undecided", "pending", "open", "not yet", "not decided", "not yet decided",
                       "tbd", "to be decided", "to be determined", "not decided yet"),
}  # fmt: skip
"""Answer → the words for it, compared without case, hyphens and punctuation."""

_LABELS: Final = frozenset(
    ("go no go", "go or no go", "decision", "go live", "go live decision", "status", "verdict",
     "outcome", "result")
)  # fmt: skip
"""What may stand before a decision, with a colon."""

_TWO: Final = 2

_CHOICES: Final = re.compile(r"[/|]")

_WORDS: Final = {word: answer for answer, words in ANSWERS.items() for word in words}

_SYMBOLS: Final = {
    "\u2705": Answer.YES, "\u2714": Answer.YES, "\u2713": Answer.YES, "\U0001f7e2": Answer.YES,
    "\U0001f44d": Answer.YES, "\u274c": Answer.NO, "\u2717": Answer.NO, "\u2718": Answer.NO,
    "\u2716": Answer.NO, "\U0001f534": Answer.NO, "\u26d4": Answer.NO, "\U0001f6ab": Answer.NO,
    "\U0001f44e": Answer.NO, "\u26a0": Answer.CONDITIONAL, "\U0001f7e1": Answer.CONDITIONAL,
    "\U0001f7e0": Answer.CONDITIONAL,
}  # fmt: skip

_SYMBOL: Final = re.compile("[" + "".join(_SYMBOLS) + "]|:white_check_mark:|:x:", re.IGNORECASE)

_HEAD: Final = re.compile(
    r" ?[,;(\[]|: | [-\u2013\u2014] | (?=(?:by|on|as of) )| with | subject to | pending ",
    re.IGNORECASE,
)
"""What sets off the rest of a decision from its answer."""

_NAMES: Final = re.compile(r"\b(by|on|as of)\b[ :(\[]*|[,;()\[\]]", re.IGNORECASE)
"""Before one that a decision names: who made it, or when."""

_TO_FILL_IN: Final = re.compile(r"_{2}|\.{3}|\u2026")

_NOBODY: Final = frozenset(("accident", "default", "mistake"))
"""By these nobody decides."""


def parse_answer(text: str) -> Answer | None:
    """Return the decision that *text* names; a blank is undecided, None is not understood.

    Of a form with boxes (``\u2611 YES \u2b1c NO``) the ticked one counts; none is undecided,
    several are not understood. A yes whose rest takes it back is no yes.
    """
    plain = fold(readable(text))  # in its case, which says what may be a name
    if is_blank(plain):
        return Answer.UNDECIDED
    if is_struck(text):
        return None
    form = read_form(plain)
    if form is None:
        return Answer.UNDECIDED if _are_choices(plain) else _answer(_without_label(plain))
    if not form.ticked:
        return Answer.UNDECIDED
    return _answer(form.ticked[0]) if len(form.ticked) == 1 else None


def _are_choices(text: str) -> bool:
    """Say whether *text* is a form that nobody has filled in: ``Yes / No / Conditional``.

    Two words may be two answers, but for the name of the form itself, ``Go / No-go``.
    """
    parts = [word_key(fold_case(each)) for each in _CHOICES.split(text)]
    answers = [_WORDS.get(each) for each in parts]
    if None in answers or len(set(answers)) < len(answers):
        return False
    return len(parts) > _TWO or parts == ["go", "no go"]


def _without_label(text: str) -> str:
    label, colon, rest = text.partition(":")
    key = " ".join(word_key(_CHOICES.sub(" ", fold_case(label))).split())
    return rest.strip() if colon and rest.strip() and key in _LABELS else text


def _answer(text: str) -> Answer | None:
    symbols = {_SYMBOLS.get(each, Answer.NO if each.lower() == ":x:" else Answer.YES)
               for each in _SYMBOL.findall(text)}  # fmt: skip
    words = _SYMBOL.sub(" ", BOX.sub(" ", text)).strip()
    if not words:
        return symbols.pop() if len(symbols) == 1 else None
    named = _named(words)
    # Against a yes in symbols a no in words is the worse half; anything else contradicts itself.
    agrees = not symbols or symbols == {named} or named is Answer.NO
    return named if agrees else None


def _named(words: str) -> Answer | None:
    key = _key(words)
    whole = _WORDS.get(" ".join(key.replace(",", " ").split()))
    if whole is not None:
        return whole
    cut = _HEAD.search(words)
    if cut is None:
        return None
    answer = _WORDS.get(_key(words[: cut.start()]))
    if answer is not Answer.YES:
        return answer
    rest = words[cut.start() :]
    said = fold_case(rest)
    if "condition" in said and "unconditional" not in said and "no condition" not in said:
        return Answer.CONDITIONAL
    if WordJudge().judge(rest.strip(" ,;:")).weight is not Weight.FINE or _has_blanks(rest):
        return None
    return Answer.YES


def _has_blanks(rest: str) -> bool:
    """Say whether the *rest* of a decision is a form, or no day: *by ____ on DD.MM.YYYY*."""
    if _TO_FILL_IN.search(rest) is not None or has_impossible_day(rest):
        return True
    is_blank_name = Placeholders(DEFAULT_PLACEHOLDERS)
    parts = _NAMES.split(rest)
    named = (each for before, each in zip(parts[1::2], parts[2::2], strict=True) if before)
    return any(is_blank_name(each) or _key(each) in _NOBODY for each in named)


def _key(words: str) -> str:
    return word_key(lookalike(compatible(fold_case(words))))
