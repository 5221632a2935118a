"""Rows that are left out, or done in part: what they count as, and whether they say why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.plain import is_struck, readable
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE, WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary
from sphinx_readiness.vocabulary.words_behind import head_and_rest

REASON: Final = "reason"
"""The column that says why a row is left out, and the doubt of a row that does not say it."""

APPROVER: Final = "approver"
"""The column that says who agreed, and the doubt of a row that does not say it."""

UNTICKED: Final = "[ ]"
"""The box of a task that is not done; struck out, it is meant to be left out."""

PARTIAL: Final = "[~]"
"""The box of a task that is done in part."""

OPEN_REASON: Final = "reason while open"
"""The doubt of a row that counts as open until it says why it is left out, or done in part."""

_LACKING: Final = frozenset((REASON, APPROVER, OPEN_REASON, WAIVED))
"""The doubts of rows that are left out, or waived, by a word alone."""

_REASONS: Final = frozenset((REASON, "reasons", "why", "rationale", "justification"))

_APPROVERS: Final = frozenset((APPROVER, "approved by", "approval"))

_LETTERS: Final = 3
"""A word of fewer letters is no reason."""

_BLANK_WORDS: Final = 3
"""A blank to fill in has no more words."""

_MARKED: Final = re.compile(r"~~[^~]*~~|<(s|del|strike)>[^<>]*</(?:s|del|strike)>", re.IGNORECASE)


_BECAUSE: Final = re.compile(r"\b(?:because|since|reason:)\s", re.IGNORECASE)


class Reading(NamedTuple):
    """How such a row counts: its status and outcome, why it is exempt, and what it does not say."""

    status: str | None
    outcome: Outcome
    exempt: str
    doubts: Pairs


class ExemptRows:
    """Judges rows with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, *, needs_approver: bool) -> None:
        """Ask for an approver of rows that are left out if *needs_approver*."""
        self._vocabulary = vocabulary
        self._needs_approver = needs_approver
        left_out = vocabulary.get(NOT_APPLICABLE)
        self._leaves_out = left_out is not None and left_out.outcome is Outcome.INFO
        waived = vocabulary.get(WAIVED)
        self._waives = waived is not None and waived.outcome is Outcome.INFO
        self.statuses = frozenset(
            key
            for key, known in ((NOT_APPLICABLE, self._leaves_out), (WAIVED, self._waives))
            if known
        )
        """The keys of the statuses of rows that :meth:`by_status` is asked about."""

    def by_status(
        self, status: str, outcome: Outcome, text: str, title: str, notes: str, extra: Pairs
    ) -> Reading:
        """Return how a row with one of :attr:`statuses` counts; *text* is its status cell.

        That it is waived is for a waiver to say: the word alone leaves it open.
        """
        if status == WAIVED:
            return Reading(status, Outcome.OPEN, "", ((WAIVED, ""),))
        box = fold_case(text).startswith("[")
        doubts = self._doubts((self._beside(text), notes, *(_told(title) if box else ())), extra)
        if box and doubts:
            return Reading(status, Outcome.OPEN, "", _while_open(doubts, title))
        return Reading(status, outcome, "" if doubts else NOT_APPLICABLE, doubts)

    def struck(self, title: str, notes: str, extra: Pairs) -> Reading | None:
        """Return how a row counts whose *title* is struck out, most of it; None if it is not."""
        if not (is_struck(title) and is_struck_whole(title)):
            return None
        beside = readable(_MARKED.sub(" ", title)) if _MARKED.search(title) else ""
        doubts = self._doubts((beside, notes, *_told(title)), extra)
        doubts = _while_open(doubts, title)
        if not self._leaves_out:
            stands_for = self._vocabulary.standing_for(Outcome.OPEN)
            return Reading(stands_for.key if stands_for else None, Outcome.OPEN, "", doubts)
        if doubts:
            return Reading(NOT_APPLICABLE, Outcome.OPEN, "", doubts)
        return Reading(NOT_APPLICABLE, Outcome.INFO, NOT_APPLICABLE, ())

    def partial(self, text: str, title: str, notes: str, extra: Pairs) -> Pairs:
        """Return what a row does not say that is done in part; *text* is its status cell."""
        told = self._says((self._beside(text), notes, *_told(title), *_cells(extra, _REASONS)))
        return () if told else ((OPEN_REASON, title),)

    def _doubts(self, texts: Sequence[str], extra: Pairs) -> Pairs:
        doubts: Pairs = ()
        if not self._says((*texts, *_cells(extra, _REASONS))):
            doubts += ((REASON, ""),)
        if self._needs_approver and not self._says(_cells(extra, _APPROVERS)):
            doubts += ((APPROVER, ""),)
        return doubts

    def _says(self, texts: Sequence[str]) -> bool:
        return any(gives_reason(each, self._vocabulary) for each in texts)

    def _beside(self, text: str) -> str:
        """Return what a status cell says besides its status."""
        words = self._vocabulary.match(text).words
        said = head_and_rest(words) if words else None
        if said is not None and self._vocabulary.match(said.head).status is not None:
            return said.rest
        return words if words and self._vocabulary.match(words).status is None else ""


def gives_reason(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether *text* gives a reason: words that are no blank to fill in.

    A sentence may begin as a blank does: *to be replaced in March* is a reason.
    """
    if sum(map(str.isalpha, text)) < _LETTERS:
        return False
    return len(text.split()) > _BLANK_WORDS or not vocabulary.is_placeholder(text)


def reads_better(item: Item) -> bool:
    """Say whether *item* is open though its status cell reads as if it held nothing back.

    It is left out without a reason, or says that it is waived and no waiver is in force.
    """
    if item.outcome is not Outcome.OPEN:
        return False
    lacks = any(field in _LACKING for field, _text in item.doubts)
    return lacks and not item.status_text.startswith((UNTICKED, PARTIAL))


def _while_open(doubts: Pairs, title: str) -> Pairs:
    """Return *doubts* as those of a row that is open: without a reason that is all there is."""
    return ((OPEN_REASON, title),) if REASON in dict(doubts) else doubts


def _told(title: str) -> list[str]:
    """Return what the title of a task says behind a word that introduces a reason."""
    found = _BECAUSE.search(title)
    return [title[found.end() :]] if found is not None else []


def reasons_beside(extra: Pairs) -> tuple[list[str], list[str]]:
    """Return what *extra* columns say of why a row is left out, and of who agreed."""
    return _cells(extra, _REASONS), _cells(extra, _APPROVERS)


def _cells(extra: Pairs, names: frozenset[str]) -> list[str]:
    return [text for name, text in extra if fold_case(name).strip(" :*") in names]


def is_struck_whole(title: str) -> bool:
    """Say whether most of *title* is struck out, and not a word that was replaced."""
    if _MARKED.search(title) is None:  # characters that strike out
        return True
    left = readable(_MARKED.sub(" ", title))
    return len(left) < len(readable(title)) / 2
