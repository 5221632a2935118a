"""Blanks to fill in: what stands in a cell for a name, a date or a proof that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import compatible, readable, word_key

DEFAULT_PLACEHOLDERS: Final = (
    "tbd", "tbc", "tba", "tbn", "todo", "to do", "fixme", "n/a", "n.a.", "na", "none", "nil",
    "null",
    "nobody", "no one", "no-one", "unassigned", "unknown", "not assigned", "not applicable",
    "to be determined", "to be defined", "to be confirmed", "to be announced", "to be assigned",
    "to be named", "to be decided", "to be done", "to be filled in", "to be added", "fill in",
    "name", "name here", "your name", "your name here", "full name", "insert name", "enter name",
    "first name last name", "firstname lastname", "n.n.", "signature", "signature here",
    "your signature", "sign here", "date",
    "pending", "vacant", "not known", "to follow", "someone", "somebody", "anybody", "anyone",
    "date here", "insert date", "enter date", "yyyy-mm-dd", "dd.mm.yyyy", "dd/mm/yyyy",
    "mm/dd/yyyy", "owner", "owner here", "placeholder", "lorem ipsum", "t.b.d.", "t.b.a.", "t.b.c.",
    "open", "fill me in",
    "offen", "noch offen", "k.a.", "k. a.", "keine angabe", "niemand", "unbekannt", "ausstehend",
    "nicht vergeben", "nicht zugewiesen", "wird benannt", "\u00e0 d\u00e9finir",
    "\u00e0 d\u00e9terminer", "inconnu", "personne", "non attribu\u00e9", "en attente",
    "por definir", "pendiente", "desconocido", "nadie", "sin asignar", "da definire", "nessuno",
    "non assegnato", "sconosciuto", "a definir", "ningu\u00e9m", "desconhecido", "pendente",
    "nog te bepalen", "onbekend", "n.v.t.", "nvt",
)  # fmt: skip
"""Words that stand for nothing, alone in a cell, compared without case and punctuation."""

_ABBREVIATIONS: Final = frozenset(("tbd", "tbc", "tba", "todo", "fixme", "n/a"))
"""Before an explanation, too: ``TBD by Friday``, ``TBD (hiring)``."""

_MARKS: Final = re.compile(
    r"(?:[\s_\-\u2010-\u2015.\u2026?\u00bf!*/\\|~\u00b7\u2022:;,=+#\u2212()\[\]{}<>]"
    r"|[\u25a0-\u25a3\u25ab\u25fb\u25fd\u2b1c\u25fc\u2b1b\u2610-\u2612\u2705\u2713\u2714\u25cb\u26aa"
    r"\u274c\u274e\U0001f532\U0001f533]|\bx+\b|(?<=\[)x(?=\]))+\Z",
    re.IGNORECASE,
)
"""Nothing but punctuation, boxes, ticks and ``xxx``: who ticked a box has not said who they are."""

_TO_DATE: Final = re.compile(
    r"(?=[\d./-]{0,8}[xX_])[\dxX_]{2,4}[-./][\dxX_]{1,4}[-./][\dxX_]{1,4}\Z", re.ASCII
)
"""A date that is still to be filled in: ``20XX-XX-XX``, ``2026-__-__``."""

_TEMPLATE: Final = re.compile(
    r"(?:\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[^{}]*\}|%[A-Z_]+%"
    r"|\$[A-Z_]+|\u00ab[^\u00ab\u00bb]*\u00bb|~~[^~]*~~"
    r"|<(?:s|del|strike)>[^<>]*</(?:s|del|strike)>)\Z"
)

_REAL: Final = re.compile(r"://|@|\w-?\d")
"""In brackets: an address or an id is no blank."""

_TO_BE: Final = re.compile(r"(?:yet )?to be [^\W\d_]+(?: [^\W\d_]+){0,3}\Z|not yet [^\W\d_]+\Z")
"""What is still to be named, found or hired."""

_SEVERAL: Final = re.compile(r" ?[,;/&+] ?| and | or ")

_FIRST: Final = re.compile(
    r"([^\s,;:.()\[\]]+)"
    r"(?: ?[,;:(\[]| - | ?[\u2013\u2014]| (?:by|until|till|after|before|on|in|with)\b)"
)
"""The first word of a cell, before something that explains it."""


class Placeholders:
    """Says whether a text is a blank to fill in; *words* are those of the project."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take *words* that stand for nothing."""
        self._words = frozenset(filter(None, map(_key, words)))
        self._first = self._words & _ABBREVIATIONS

    def __call__(self, text: str) -> bool:
        """Say whether *text* is a blank: nothing, a word of the list, a box, or a template."""
        if not text or is_blank(text):
            return True
        # What a template has between < and > is a tag for those who read cells without tags.
        stripped = text.strip(" *`")
        if _TEMPLATE.match(stripped) is not None and _REAL.search(stripped) is None:
            return True
        plain = readable(text)
        if not plain or _MARKS.match(plain) is not None or _TO_DATE.match(plain) is not None:
            return True
        key = _key(plain)
        if not key or key in self._words or _TO_BE.match(key) is not None:
            return True
        if key[0] == "@" or _SEVERAL.search(key) is not None:
            named = (each.strip(" @") for each in _SEVERAL.split(key))
            if all(not each or each in self._words for each in named):
                return True
        first = _FIRST.match(compatible(plain))
        return first is not None and first[1] in self._first


def _key(text: str) -> str:
    return word_key(compatible(text)).strip(" .?!:;,()[]{}<>*_`'\"\u2026\u2018\u2019\u201c\u201d")
