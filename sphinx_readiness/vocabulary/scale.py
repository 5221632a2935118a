"""How much an item matters: severities in order, and flags that say that it blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import compatible, is_struck, lookalike, readable, word_key
from sphinx_readiness.vocabulary.quantities import Weight
from sphinx_readiness.vocabulary.status_words import WordJudge
from sphinx_readiness.vocabulary.ticked_forms import read_form
from sphinx_readiness.vocabulary.words_behind import footnote_mark

DEFAULT_SEVERITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "blocker": ("blocking", "release blocker", "showstopper", "show stopper", "bloquant",
                "bloquante", "bloqueante", "bloccante"),
    "critical": ("crit", "fatal", "highest", "must", "must have", "p0", "s0", "sev0", "sev 0",
                 "sev1", "sev 1", "🔴", "🟥", "⛔", "🚫", "🛑", "🚨", ":red_circle:",
                 ":no_entry:", ":rotating_light:", "severity 0", "severity 1", "priority 0",
                 "prio 0", "very high", "extreme", "catastrophic", "emergency", "\U0001f525",
                 "kritisch", "kritiek", "critique", "cr\u00edtico", "cr\u00edtica", "critico",
                 "critica"),
    "high": ("h", "major", "severe", "significant", "important", "urgent", "p1", "s1", "sev2",
             "sev 2", "🟠", "🟧", ":orange_circle:", "severity 2", "priority 1", "prio 1",
             "hoch", "hoog", "\u00e9lev\u00e9", "\u00e9lev\u00e9e", "haut", "haute", "majeur",
             "majeure", "alto", "alta"),
    "medium": ("moderate", "normal", "med", "mid", "average", "should", "should have", "p2", "s2",
               "sev3", "sev 3", "🟡", "🟨", ":yellow_circle:", "severity 3", "priority 2",
               "prio 2", "mittel", "gemiddeld", "moyen", "moyenne", "medio", "media",
               "m\u00e9dio", "m\u00e9dia"),
    "low": ("l", "minor", "trivial", "small", "cosmetic", "minimal", "non critical", "not critical",
            "lowest", "could", "could have", "nice to have", "p3", "s3", "sev4", "sev 4", "🟢",
            "🟩", ":green_circle:", "very low", "severity 4", "priority 3", "prio 3", "niedrig",
            "gering", "laag", "faible", "bas", "basse", "mineur", "mineure", "bajo", "baja",
            "baixo", "baixa", "basso", "bassa"),
    "info": ("informational", "none", "n/a", "na", "not applicable", "optional", "negligible",
             "p4", "s4", "sev5", "sev 5", "severity 5", "priority 4", "prio 4", "🔵", "🟦", "⚪",
             "ℹ"),
}  # fmt: skip
"""Severity → other names of it, the worst first."""

BLOCKING_WORDS: Final = frozenset(
    ("yes", "y", "true", "x", "1", "on", "+", "ja", "oui", "si", "sí", "sì", "sim", "blocker",
     "blocking", "blocks", "blocks release", "release blocker", "showstopper", "must", "must have",
     "mandatory", "required", "hard", "critical", "p0", "✅", "✓", "✔", "☑", "[x]", "(x)", "[✓]",
     "⛔", "🚫", "🛑", "🚨", "🔴", "🟥", "❗", "👍", ":white_check_mark:", ":heavy_check_mark:",
     ":no_entry:", ":no_entry_sign:", ":red_circle:")
)  # fmt: skip
"""What says in a blocking cell that the item blocks."""

HARMLESS_WORDS: Final = frozenset(
    ("no", "n", "false", "0", "off", "none", "never", "nein", "non", "nee", "nej", "nei", "não",
     "n/a", "na", "not applicable", "not blocking", "non blocking", "nonblocking", "non blocker",
     "not a blocker", "not required", "no blocker", "optional",
     "nice to have", "should", "should have", "could", "could have", "won't", "won't have", "soft",
     "⬜", "☐", "◻", "[ ]", "( )", "[]", "🟢", "🟩", ":white_large_square:")
)  # fmt: skip
"""What says in a blocking cell that the item does not block; a blank and ``-`` say so, too."""

_PARTS: Final = re.compile(r"[,;/()\[\]{}|+&:\n]| - |[\u2013\u2014\u2192]|->| and | or | to ")

_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s.,;:!()'\"*]")

_REMEMBERED: Final = 1024


class Weighed(NamedTuple):
    """How a severity reads: its *rank* (0 is the worst), whether it blocks, whether it is clear."""

    rank: int
    blocks: bool
    clear: bool = True


class Scale:
    """The severities of a project, in order."""

    def __init__(self, order: Mapping[str, Iterable[str]], blocking: Iterable[str]) -> None:
        """Take severities with their other names, the worst first, and those that block."""
        blocks = {_key(word) for word in blocking}
        self._known: dict[str, Weighed] = {}
        for rank, (name, others) in enumerate(order.items()):
            for word in (name, *others):
                key = _key(word)
                own = key in blocks or _key(name) in blocks
                self._known.setdefault(key, Weighed(rank, own))
        for word in blocks - set(self._known):
            self._known[word] = Weighed(0, blocks=True)
        self.last = len(order)
        """The rank of what is blank or not known."""
        self._memo: dict[str, Weighed] = {}

    def weigh(self, text: str) -> Weighed:
        """Return how the severity cell *text* reads; what is not understood blocks."""
        found = self._memo.get(text)
        if found is None:
            if len(self._memo) >= _REMEMBERED:
                self._memo.clear()
            found = self._memo[text] = self._weigh(text)
        return found

    def _weigh(self, text: str) -> Weighed:
        if not text or is_blank(text):
            return Weighed(self.last, blocks=False)
        key = _key(text)
        if not key:
            shouts = "!" in compatible(readable(text))  # how bad it is, but not on which scale
            return Weighed(self.last, blocks=shouts, clear=not shouts)
        whole = self._known.get(key) or self._numbered(key)
        if whole is not None:
            return whole
        parts = [self._part(part) for part in _PARTS.split(f" {key} ") if part.strip()]
        known = [each for each in parts if each is not None]
        if not known or "?" in key or not _NEGATIONS.isdisjoint(key.split()):
            rank = min((each.rank for each in known), default=self.last)
            return Weighed(rank, blocks=True, clear=False)
        return Weighed(min(each.rank for each in known), any(each.blocks for each in known))

    def _numbered(self, key: str) -> Weighed | None:
        """Return how a bare digit reads: a rank, 1 above 2, of a scale that nobody described.

        Such a column sorts work, so it does not block by itself; a project lists what does.
        """
        digit = key.removeprefix("#")
        if len(digit) != 1 or digit not in "0123456789":
            return None
        return Weighed(min(max(int(digit) - 1, 0), self.last), blocks=False)

    def _part(self, part: str) -> Weighed | None:
        """Return the worst that one part of a cell names, or None if it names nothing known."""
        key = word_key(part)
        whole = self._known.get(key)
        if whole is not None:
            return whole
        tokens = _TOKEN.findall(key)
        pairs = (f"{one} {two}" for one, two in pairwise(tokens))
        # A footnote's number may stand directly behind the word.
        found = [
            self._known.get(each) or self._known.get(each.rstrip("0123456789"))
            for each in (*tokens, *pairs)
        ]
        known = [each for each in found if each is not None]
        if not known:
            return None
        return Weighed(min(each.rank for each in known), any(each.blocks for each in known))


@lru_cache(maxsize=4)
def make_scale(order: tuple[tuple[str, tuple[str, ...]], ...], blocking: tuple[str, ...]) -> Scale:
    """Return the scale of these severities; every table of a project asks for the same one."""
    return Scale(dict(order), blocking)


_NEGATIONS: Final = frozenset(("not", "non", "no", "never", "less", "than", "below", "without"))


def _key(text: str) -> str:
    plain = readable(text)
    return word_key(lookalike(compatible(plain)))


def reads_blocking(text: str) -> bool | None:
    """Say whether a blocking cell says that the item blocks; None if that is not understood."""
    if not text or is_blank(text):
        return False
    flag = None if is_struck(text) else _reads(text)
    # A no with small print is not a plain one.
    return None if flag is False and footnote_mark(text) else flag


def _reads(text: str) -> bool | None:
    plain = readable(text)
    key = _key(text)
    if not key or key in _FLAGS:
        shouts = not key and "!" in compatible(plain)
        return None if shouts else key in BLOCKING_WORDS
    without = " ".join(_CROSSES.sub(" ", key).split()).strip(" ()[]")
    if without in HARMLESS_WORDS:
        return False
    if _CROSSES.search(key) is not None:
        return None
    form = read_form(plain)
    if form is not None and len(form.ticked) == 1 and form.empty:
        return reads_blocking(form.ticked[0]) if form.ticked[0] else True
    if _is_no(lookalike(compatible(plain))):
        return False
    said = {_flag(part) for part in (key, *_PARTS.split(key)) if part.strip()}
    if False in said or "?" in key or not _NEGATIONS.isdisjoint(key.split()):
        return None
    return True if True in said else None


_NO: Final = re.compile(
    r"(?:no|none|nein|n/a|not blocking|non[ -]blocking)(?: ?[(,;:]| - | ?[\u2013\u2014])"
)

_CROSSES: Final = re.compile("[\u274c\u2717\u2718\u2716\U0001f44e]")
"""Alone nobody knows what they mean: it is ticked, or it is not so."""


def _is_no(folded: str) -> bool:
    """Say whether *folded* is a no with nothing but a reason behind it: ``No (cosmetic)``."""
    said = _NO.match(folded)
    if said is None or "?" in folded:
        return False
    rest = folded[said.end() :]
    if any(word == "see" or word in BLOCKING_WORDS for word in _TOKEN.findall(rest)):
        return False
    return WordJudge().judge(rest).weight in (Weight.FINE, Weight.UNCLEAR)


def _flag(part: str) -> bool | None:
    key = word_key(part)
    if key in BLOCKING_WORDS:
        return True
    if key in HARMLESS_WORDS:
        return False
    tokens = (token for token in _TOKEN.findall(key) if not token.isdigit())
    said = {token in BLOCKING_WORDS for token in tokens if token in _FLAGS}
    return None if len(said) != 1 else said.pop()


_FLAGS: Final = BLOCKING_WORDS | HARMLESS_WORDS
