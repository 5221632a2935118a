"""Unfinished words of other languages: they are meant at an end of their clause.

*Pendiente de QA*, *Freigabe ausstehend*, *review en cours*: the word begins the clause, or nothing
is said behind it. In *les jobs en cours sont relancés* something is, which is what counts then.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.negation import words_before
from sphinx_readiness.rules.vocabulary.readings.reading import says_something_else
from sphinx_readiness.vocabulary.other_languages import (
    ALONE,
    NEGATIONS,
    NOT_YET,
    OTHER_WORDS,
    PREPOSITIONS,
)

_OTHER: Final = frozenset(OTHER_WORDS)

_NEXT: Final = re.compile(r" ?([\w']+)")

_ENDED: Final = re.compile(r" ?(?:\Z|:(?! ?0\b))")
"""Behind an ordinary word that is the whole note, or what the note is headed with."""

_NONE: Final = ("没有", "沒有", "无", "無", "不再", "非")
"""Directly before a word of Chinese: there is none of it."""

_NONE_BEHIND: Final = re.compile(
    r" ?[:=] ?(?:keine?[rs]?|nichts|aucune?|rien|ningun[oa]|ning\u00fan|nada|nenhuma?|nessun[oa]"
    r"|nulla|geen|niets|ingen|inga|inget|brak|nic|\u043d\u0435\u0442|\u65e0|\u306a\u3057|none|no"
    r"|0)(?: ?[.!]| ?\Z)"
)
"""Behind the word: there is none of it."""

_ZERO: Final = frozenset(("cero", "null", "nul", "z\u00e9ro", "zero"))

_HARMS: Final = re.compile(
    r" (?:de |d')(?:alerte|bug|coupure|d\u00e9faut|erreur|incident|panne|perte|plainte"
    r"|probl\u00e8me)s?(?: ?[.!,;]| ?\Z| (?:depuis|en|sur)\b)"
)
"""Behind *pas encore*: what nobody waits for."""

_BY_SYSTEMS: Final = re.compile(
    r"(?! alle)(?: [\w']+){2,4} (?:bleiben|seront|sont|werden|wird)(?: [\w']+){0,2}"
    r" (?:abgelehnt|abgewiesen|angezeigt|ausgeblendet|bloqu\u00e9e?s|erinnert"
    r"|gel\u00f6scht|gesperrt|ignoriert|ignor\u00e9e?s|masqu\u00e9e?s|refus\u00e9e?s|relanc\u00e9e?s"
    r"|supprim\u00e9e?s|\u00fcbersprungen|verworfen|wiederholt)(?: ?[.!;]| ?\Z)"
)
"""Behind *noch nicht*: an adjective, a noun, and what a system does with such ones."""

_SHOWING: Final = frozenset(
    ("affiche", "liste", "lista", "mostra", "muestra", "procesa", "processa", "reintenta",
     "relance", "toont", "traite", "visar", "zeigt")
)  # fmt: skip
"""Before what a system shows, or does something with (*muestra los pedidos pendientes*)."""

_ALL_IS_WELL: Final = re.compile(
    r"todo (?:bien|ok|okay|correcto|en orden|perfecto|funciona|claro|verde)(?: ?[.!,;]|\Z| en\b)"
    r"|todos l[oa]s (?!\w+ (?:de|por|que|pendientes?)\b)\w+"
)
"""*Todo* of Spanish, which is *all*, at the start of a clause."""

_NEAR: Final = 3


def is_of_another_language(word: str) -> bool:
    """Say whether the loosened *word* is one of those."""
    return word in _OTHER


def is_meant(text: str, start: int, end: int) -> bool:
    """Say whether such a word from *start* to *end* in the loosened *text* says what is open."""
    word = text[start:end]
    before = words_before(text, start)
    if _NONE_BEHIND.match(text, end) is not None:
        return False
    if word in ALONE:
        return not text[:start].strip() and _ENDED.match(text, end) is not None
    if _is_negated(before) or text[:start].endswith(_NONE):
        return False
    if word in NOT_YET:
        return _HARMS.match(text, end) is None and _BY_SYSTEMS.match(text, end) is None
    if len(before) > 1 and before[-1] in _SHOWING and before[-2] != "de":
        return False
    follows = _NEXT.match(text, end)
    if follows is None or follows[1] in PREPOSITIONS or follows[1][0].isdigit():
        return True
    if says_something_else(text, start, end):
        return False
    joined = start > 0 and text[start - 1].isalnum()  # as where words have no blanks between them
    return not before and not joined and follows[0].startswith(" ")


def is_all_in_spanish(text: str, start: int, end: int) -> bool:
    """Say whether *todo* from *start* to *end* in the loosened *text* is no mark, but all."""
    if text[start:end] not in {"todo", "todos"}:
        return False
    is_first = text[max(0, start - 2) : start].rstrip()[-1:] in {"", ".", ",", ";"}
    return is_first and _ALL_IS_WELL.match(text, start) is not None


def _is_negated(before: list[str]) -> bool:
    """Say whether one of the words *before*, the nearest first, says that there is none."""
    if not NEGATIONS.isdisjoint(before[:_NEAR]) or (before[:1] != [] and before[0] in _ZERO):
        return True
    return before[:1] == ["pas"] or (before[1:3] == ["de", "pas"])
