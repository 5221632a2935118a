"""Statuses: the words and symbols of a project, and what each means for the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from sphinx_readiness.text.folding import fold_case, is_blank
from sphinx_readiness.text.plain import (
    compatible,
    is_struck,
    lookalike,
    pictographs,
    readable,
    without_images,
)
from sphinx_readiness.vocabulary.default_statuses import (
    AMBIGUOUS,
    DEFAULT_STATUSES,
    NOT_APPLICABLE,
    WAIVED,
    WORST_FIRST,
    Outcome,
    Status,
    StatusMatch,
)
from sphinx_readiness.vocabulary.names_of_statuses import index_names, status_key
from sphinx_readiness.vocabulary.placeholders import DEFAULT_PLACEHOLDERS, Placeholders
from sphinx_readiness.vocabulary.quantities import Judged, Weight
from sphinx_readiness.vocabulary.status_words import WordJudge
from sphinx_readiness.vocabulary.ticked_forms import read_form
from sphinx_readiness.vocabulary.words_behind import (
    Said,
    footnote_mark,
    head_and_rest,
    is_part,
    stands,
)

__all__ = [
    "DEFAULT_STATUSES",
    "STRUCK", "WORST_FIRST", "Outcome", "Status", "StatusMatch", "Vocabulary",
    "make_vocabulary",
]  # fmt: skip

STRUCK: Final = "~~"
"""What takes a symbol back that is struck or crossed out."""

MEMO: Final = 4096
"""How many texts a vocabulary remembers, each of at most :data:`MEMO_LENGTH` characters."""

MEMO_LENGTH: Final = 200


_SEGMENT: Final = re.compile(r"[,;()\[\]|\n]|: | [-\u2013\u2014] ")


def _worse(one: Outcome, other: Outcome) -> Outcome:
    return min(one, other, key=WORST_FIRST.index)


@dataclass(frozen=True)
class Vocabulary:
    """The statuses of a project, in order, with fast matching of cells.

    *default* is the key of the status that a blank cell (nothing, ``-``, ``___``) stands for.
    *implied* says that the default statuses keep their further symbols and words; *doubts* are
    words of the project that take a tick back, *placeholders* those that stand for nothing.
    """

    statuses: tuple[Status, ...] = DEFAULT_STATUSES
    default: str = "pending"
    implied: bool = True
    doubts: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = DEFAULT_PLACEHOLDERS
    _by_key: dict[str, Status] = field(init=False, repr=False, compare=False)
    _words: dict[str, Status] = field(init=False, repr=False, compare=False)
    _alone: dict[str, Status] = field(init=False, repr=False, compare=False)
    _symbols: dict[str, Status] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _memo: dict[str, StatusMatch] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the statuses by key, word and symbol."""
        by_key = {status.key: status for status in self.statuses}
        words, alone, symbols = index_names(self.statuses, by_key if self.implied else {})
        longest_first = sorted(symbols, key=lambda symbol: (-len(symbol), symbol))
        pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        for name, value in (
            ("_by_key", by_key),
            ("_words", words),
            ("_alone", alone),
            ("_symbols", symbols),
            ("_pattern", pattern),
            ("_memo", {}),
        ):
            object.__setattr__(self, name, value)

    @cached_property
    def _judge(self) -> WordJudge:
        passing = [word for word, each in self._words.items() if each.outcome is Outcome.PASS]
        return WordJudge(self.doubts, passing)

    @cached_property
    def is_placeholder(self) -> Placeholders:
        """Says whether a cell for a name, a date or a proof is a blank to fill in."""
        return Placeholders(self.placeholders)

    def __getitem__(self, key: str) -> Status:
        """Return the status with *key*; raise KeyError if there is none."""
        return self._by_key[key]

    def get(self, key: str | None) -> Status | None:
        """Return the status with *key*, or None."""
        return self._by_key.get(key) if key is not None else None

    def rank(self, key: str) -> int:
        """Return the position of the status with *key* in the vocabulary."""
        return self.statuses.index(self._by_key[key])

    def match(self, text: str) -> StatusMatch:
        """Return how the status cell *text* reads; memoised, as few texts recur often."""
        found = self._memo.get(text)
        if found is None:
            found = self._match(text)
            if len(text) <= MEMO_LENGTH:
                if len(self._memo) >= MEMO:
                    self._memo.clear()
                self._memo[text] = found
        return found

    def standing_for(self, outcome: Outcome) -> Status | None:
        """Return the first status with *outcome*, or None."""
        return next((each for each in self.statuses if each.outcome is outcome), None)

    def _match(self, text: str) -> StatusMatch:
        if "![" in text and self._is_image(text):
            return StatusMatch(None, words=fold_case(readable(text)))
        plain = readable(text)
        folded = fold_case(plain)
        if is_blank(folded):
            status = self._by_key.get(self.default)
            return StatusMatch(status, outcome=status.outcome if status else Outcome.OPEN)
        found = self._pattern.findall(folded)
        # The case of a word says whether it may be a name, so it is kept where that is possible.
        same = len(plain) == len(folded)
        words = _cut(plain if same else folded, self._pattern.finditer(folded))
        wide = compatible(words)
        if wide != words.lower():
            more = self._pattern.findall(wide)
            if more:
                found += more
                words = " ".join(self._pattern.sub(" ", wide).split())
        by_symbol = [self._symbols[symbol] for symbol in found]
        foreign = pictographs(words)
        if foreign:
            words = " ".join(words.translate(dict.fromkeys(map(ord, foreign), " ")).split())
        by_word = self._word(words) or self._words.get(status_key(folded))
        if not by_symbol:
            by_word = None if is_struck(text) else by_word or self._more_said(words)
            outcome = by_word.outcome if by_word else Outcome.OPEN
            note = footnote_mark(text) if outcome is Outcome.PASS else ""
            return StatusMatch(
                by_word, None, foreign, fold_case(words), unclear=note, outcome=outcome
            )
        if len(found) > 1 and not is_struck(text) and (status := self._ticked(plain)):
            return StatusMatch(status, outcome=status.outcome)
        return self._with_symbols(text, found, by_symbol, by_word, foreign, words)

    def _is_image(self, text: str) -> bool:
        """Say whether nothing but images in *text* may name a status."""
        beside = without_images(text)
        if beside == text:
            return False
        return is_blank(fold_case(readable(beside))) or self._match(beside).status is None

    def _ticked(self, text: str) -> Status | None:
        """Return what the one ticked box of a form says whose labels are all statuses."""
        form = read_form(text)
        if form is None or len(form.empty) + len(form.ticked) == 1:
            return None
        named = [self._word(each) for each in (*form.ticked, *form.empty)]
        if len(form.ticked) > 1 or not all(named):
            return None
        return named[0] if form.ticked else self._by_key.get(self.default)

    def _more_said(self, words: str) -> Status | None:
        """Return the status that *words* begin with, where the rest of them agrees with it.

        ``Done 2026-01-30``, ``PASS (412/412)``, ``Open: OPS-12``. A status that passes does so only
        with nothing but harmless words behind it; what is open or failed stays so.
        """
        key = status_key(lookalike(compatible(words)))
        status = self._alone.get(key)
        if status is None and self.implied and is_part(key):
            return self._by_key.get("in-progress") or self.standing_for(Outcome.OPEN)
        said = None if status else head_and_rest(words)
        if said is None:
            return status
        head = status_key(lookalike(compatible(said.head)))
        status = self._words.get(head) or self._alone.get(head)
        if status is None:
            return None
        return status if self._goes_on(status, said) else None

    def _word(self, words: str) -> Status | None:
        """Return the status that *words* name as a whole; ``100%`` before them adds nothing."""
        key = status_key(lookalike(compatible(words)))
        return self._words.get(key) or self._words.get(_ALL_OF_IT.sub("", key).strip())

    def _exempt(
        self, text: str, by_symbol: list[Status], by_word: Status | None, words: str
    ) -> Status | None:
        """Return what counts where a symbol has *not applicable* or *waived* beside it, or None.

        Beside a tick the word says what is meant. A row that failed may be waived, and has failed.
        """
        exempt = [self._by_key.get(key) for key in (NOT_APPLICABLE, WAIVED)]
        named = by_word or self._word(words.strip("()[] "))
        if named is None:
            said = head_and_rest(words)
            named = self._word(said.head) if said is not None else None
            if named is None or said is None or not self._goes_on(named, said):
                return None
        if named not in exempt or is_struck(text):
            return None
        if all(each.outcome in (Outcome.PASS, Outcome.INFO) for each in by_symbol):
            return named
        alone = named.key == WAIVED and len(set(by_symbol)) == 1
        return by_symbol[0] if alone else None

    def _goes_on(self, status: Status, said: Said) -> bool:
        """Say whether *status* stands with the rest of what is *said* behind it."""
        judged = self._judge.judge(said.rest, reason=status.key == NOT_APPLICABLE)
        return stands(status.outcome, judged, goes_on=said.goes_on)

    def _with_symbols(
        self,
        text: str,
        found: list[str],
        by_symbol: list[Status],
        by_word: Status | None,
        foreign: tuple[str, ...],
        words: str,
    ) -> StatusMatch:
        """Return how a cell with the symbols *found* reads: the worst half counts."""
        first = by_symbol[0]
        exempt = self._exempt(text, by_symbol, by_word, words)
        if exempt is not None:
            return StatusMatch(exempt, None, foreign, fold_case(words), outcome=exempt.outcome)
        named = [by_word] if by_word else [self._word(part) for part in _SEGMENT.split(words)]
        if by_word is not None and first.key != self.default and _are_open(by_word, *by_symbol):
            return StatusMatch(by_word, None, foreign, fold_case(words))
        others = [each for each in (*by_symbol[1:], *named) if each and each != first]
        # The worst of several contradictions: it is the one that counts.
        conflict = min(others, key=lambda each: WORST_FIRST.index(each.outcome), default=None)
        outcome = _worse(first.outcome, conflict.outcome) if conflict else first.outcome
        judged = Judged()
        if outcome in (Outcome.PASS, Outcome.INFO) and by_word is None:
            judged = self._judge.judge(words)
            if outcome is Outcome.INFO and judged.weight is not Weight.FAIL:
                judged = Judged()
        if outcome is Outcome.PASS and is_struck(text):
            judged = max(judged, Judged(Weight.OPEN, STRUCK), key=lambda each: each.weight.value)
        against = ""
        if judged.weight in (Weight.OPEN, Weight.FAIL):
            against = judged.word
            bad = Outcome.FAIL if judged.weight is Weight.FAIL else Outcome.OPEN
            conflict, outcome = self.standing_for(bad), bad
        unclear = judged.word if judged.weight is Weight.UNCLEAR else ""
        if not unclear and conflict is None:
            unclear = next((each for each in found if each in AMBIGUOUS), "")
            unclear = unclear or (footnote_mark(text) if outcome is Outcome.PASS else "")
        return StatusMatch(first, conflict, foreign, fold_case(words), against, unclear, outcome)


def _are_open(*statuses: Status) -> bool:
    """Say whether all of them are: an hourglass or a colour, with the word that says what it is.

    An empty box is no such symbol: nobody has ticked anything, whatever stands behind it.
    """
    return all(each.outcome is Outcome.OPEN for each in statuses)


_ALL_OF_IT: Final = re.compile(r"(?<![\w.,])100 ?%")


def _cut(text: str, matches: Iterable[re.Match[str]]) -> str:
    """Return *text* with blanks where *matches* are."""
    kept, end = [], 0
    for match in matches:
        kept.append(text[end : match.start()])
        end = match.end()
    return " ".join(" ".join((*kept, text[end:])).split())


def make_vocabulary(
    custom: Mapping[str, Status],
    *,
    keep_defaults: bool,
    default: str,
    doubts: tuple[str, ...] = (),
    placeholders: tuple[str, ...] = DEFAULT_PLACEHOLDERS,
) -> Vocabulary:
    """Return the vocabulary of *custom* statuses after (or instead of) the default ones.

    A custom status with the key of a default one takes its place.
    """
    statuses: Iterable[Status] = DEFAULT_STATUSES if keep_defaults else ()
    merged = {status.key: status for status in statuses} | dict(custom)
    return _vocabulary(tuple(merged.values()), default, keep_defaults, doubts, placeholders)


_vocabulary = lru_cache(maxsize=4)(Vocabulary)
"""A build asks for the same one several times."""
