"""Statuses: the words and symbols of a project, and what each means for the gate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.text import fold, fold_case, is_blank


class Outcome(Enum):
    """What a status means for the gate."""

    PASS = "pass"  # noqa: S105 - no password
    """The requirement is met."""
    OPEN = "open"
    """Not met yet; it keeps a verdict from being green."""
    FAIL = "fail"
    """Not met, and it stands between now and go-live."""
    INFO = "info"
    """Worth knowing; it never makes a verdict worse."""


WORST_FIRST: Final = (Outcome.FAIL, Outcome.OPEN, Outcome.PASS, Outcome.INFO)
"""The order in which outcomes decide a roll-up; ``INFO`` decides only when alone."""


class Status(NamedTuple):
    """One status of the vocabulary. Its first symbol is the one that is shown."""

    key: str
    label: str
    symbols: tuple[str, ...]
    aliases: tuple[str, ...]
    outcome: Outcome

    @property
    def symbol(self) -> str:
        """The symbol that is shown, or an empty string."""
        return self.symbols[0] if self.symbols else ""


DEFAULT_STATUSES: Final = (
    Status(
        "verified",
        N_("Verified"),
        ("✅", "✔", "☑", "✓", "[x]"),
        ("pass", "passed", "done", "ok", "yes", "met", "complete", "completed", "ready"),
        Outcome.PASS,
    ),
    Status(
        "needs-review",
        N_("Needs review"),
        ("⚠️",),
        ("review", "needs attention", "needs work", "warning", "partial"),
        Outcome.OPEN,
    ),
    Status(
        "not-met",
        N_("Not met"),
        ("❌", "✗", "✘", "✖"),
        ("fail", "failed", "no", "blocked", "blocker", "unmet"),
        Outcome.FAIL,
    ),
    Status(
        "informational",
        N_("Informational"),
        ("ℹ️",),
        ("info", "optional", "recommended", "n/a", "not applicable", "not required"),
        Outcome.INFO,
    ),
    Status(
        "in-progress",
        N_("In progress"),
        ("🔄",),
        ("wip", "ongoing", "started", "underway"),
        Outcome.OPEN,
    ),
    Status(
        "pending",
        N_("Pending"),
        ("⬜", "☐", "[ ]"),
        ("todo", "to do", "tbd", "open", "not started", "planned"),
        Outcome.OPEN,
    ),
)


class StatusMatch(NamedTuple):
    """How a status cell reads.

    ``status`` is None when nothing in the cell is known. ``conflict`` is the status that a word
    in the cell names when its symbol names another. ``foreign`` lists symbols that are outside
    the vocabulary. ``words`` is what the cell says besides known symbols.
    """

    status: Status | None
    conflict: Status | None = None
    foreign: tuple[str, ...] = ()
    words: str = ""


def _word_key(text: str) -> str:
    """Return the form in which words are compared: hyphens and underscores are blanks."""
    return " ".join(re.sub(r"[-_]+", " ", fold_case(text)).split()).strip(" .:;!")


def _foreign_symbols(text: str) -> tuple[str, ...]:
    """Return the pictographs in *text*: Unicode category So, in order, without repeats."""
    return tuple(dict.fromkeys(char for char in text if unicodedata.category(char) == "So"))


@dataclass(frozen=True)
class Vocabulary:
    """The statuses of a project, in order, with fast matching of cells.

    *default* is the key of the status that a blank cell (nothing, ``-``, ``___``) stands for.
    """

    statuses: tuple[Status, ...] = DEFAULT_STATUSES
    default: str = "pending"
    _by_key: dict[str, Status] = field(init=False, repr=False, compare=False)
    _words: dict[str, Status] = field(init=False, repr=False, compare=False)
    _symbols: dict[str, Status] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _memo: dict[str, StatusMatch] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the statuses by key, word and symbol."""
        by_key = {status.key: status for status in self.statuses}
        words: dict[str, Status] = {}
        symbols: dict[str, Status] = {}
        for status in self.statuses:
            for word in filter(None, map(_word_key, (status.key, status.label, *status.aliases))):
                words.setdefault(word, status)
            for symbol in filter(None, map(fold_case, status.symbols)):
                symbols.setdefault(symbol, status)
        longest_first = sorted(symbols, key=lambda symbol: (-len(symbol), symbol))
        pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        for name, value in (
            ("_by_key", by_key),
            ("_words", words),
            ("_symbols", symbols),
            ("_pattern", pattern),
            ("_memo", {}),
        ):
            object.__setattr__(self, name, value)

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
            found = self._memo[text] = self._match(text)
        return found

    def _match(self, text: str) -> StatusMatch:
        folded = fold_case(text)
        if is_blank(folded):
            return StatusMatch(self._by_key.get(self.default))
        by_symbol = [self._symbols[symbol] for symbol in self._pattern.findall(folded)]
        words = fold(self._pattern.sub(" ", folded))
        foreign = _foreign_symbols(words)
        if foreign:
            words = words.translate(dict.fromkeys(map(ord, foreign), " "))
        key = _word_key(words)
        by_word = self._words.get(key) or self._words.get(_word_key(folded))
        if not by_symbol:
            return StatusMatch(by_word, None, foreign, words)
        first = by_symbol[0]
        others = [status for status in (*by_symbol[1:], by_word) if status and status != first]
        # The worst of several contradictions: it is the one that counts.
        conflict = min(others, key=lambda each: WORST_FIRST.index(each.outcome), default=None)
        return StatusMatch(first, conflict, foreign, words)


def make_vocabulary(
    custom: Mapping[str, Status], *, keep_defaults: bool, default: str
) -> Vocabulary:
    """Return the vocabulary of *custom* statuses after (or instead of) the default ones.

    A custom status with the key of a default one takes its place.
    """
    statuses: Iterable[Status] = DEFAULT_STATUSES if keep_defaults else ()
    merged = {status.key: status for status in statuses} | dict(custom)
    return Vocabulary(tuple(merged.values()), default)
