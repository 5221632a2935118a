"""Headers that people write above a status, and that may as well stand above anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from sphinx_readiness.config.columns import header_key
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import word_key
from sphinx_readiness.vocabulary.default_statuses import Outcome
from sphinx_readiness.vocabulary.statuses import Vocabulary

_HEADERS: Final = (
    "answer", "answers", "reply", "response", "outcome", "outcomes", "evaluation", "assessment",
    "rating", "grade", "score", "conclusion", "judgement", "judgment", "progress",
    "achieved", "satisfied", "checked", "tested", "reviewed", "approved", "approval", "accepted",
    "decision",
    "conformity", "conformance", "conforms", "fulfilment", "fulfillment", "traffic light",
    "light", "readiness", "health", "closed", "finished", "success", "successful", "resolved",
    "state of play", "true/false", "confirmed", "validated",
    # German
    "ergebnis", "zustand", "stand", "erledigt", "fertig", "abgeschlossen", "erf\u00fcllt",
    "bestanden",
    "antwort", "bewertung", "ampel", "gepr\u00fcft", "freigegeben", "freigabe", "umgesetzt",
    "ja/nein",
    "in ordnung", "vorhanden", "beurteilung", "resultat",
    # French
    "r\u00e9sultat", "statut", "\u00e9tat", "fait", "termin\u00e9", "r\u00e9ponse", "valid\u00e9",
    "validation",
    "conforme", "conformit\u00e9", "r\u00e9ussi", "oui/non", "avancement", "bilan", "achev\u00e9",
    # Spanish, Portuguese, Italian
    "resultado", "estado", "hecho", "respuesta", "cumple", "cumplido", "completado", "s\u00ed/no",
    "feito", "conclu\u00eddo", "resposta", "situa\u00e7\u00e3o", "esito", "stato", "fatto",
    "risposta", "risultato",
    "completato",
    # Dutch, the North, Polish, Czech
    "resultaat", "gereed", "klaar", "antwoord", "afgerond", "ferdig", "f\u00e4rdig",
    "f\u00e6rdig", "svar",
    "tulos", "tila", "wynik", "stan", "gotowe", "v\u00fdsledek", "stav", "hotovo",
    # Chinese, Japanese, Korean, Russian
    "\u72b6\u6001", "\u7ed3\u679c", "\u72b6\u614b", "\u72c0\u614b", "\u7d50\u679c",
    "\uc0c1\ud0dc", "\uacb0\uacfc",
    "\u0441\u0442\u0430\u0442\u0443\u0441",
    "\u0440\u0435\u0437\u0443\u043b\u044c\u0442\u0430\u0442",
)  # fmt: skip

_ANSWERS: Final = frozenset(("no", "n", "nein", "non", "nee", "nej", "n\u00e3o", "false"))
"""Words that say nothing against a tick: the question may be one that wants them."""


_MEASURED: Final = frozenset(
    ("success", "score", "rating", "grade", "health", "evaluation", "assessment", "satisfied",
     "bewertung", "beurteilung", "bilan")
)  # fmt: skip
"""Headers of rates and marks, of which less than all may be enough, but hardly less than half."""

_MEASURE: Final = re.compile(
    r"(?P<limit>[<>\u2264\u2265])? ?~? ?(?P<part>\d{1,4}(?:[.,]\d{1,4})?) ?"
    r"(?:(?P<share>%)|/ ?(?P<whole>\d{1,4}))?\Z",
    re.ASCII,
)

_TOLD: Final = frozenset(
    ("response", "antwort", "r\u00e9ponse", "respuesta", "resposta", "risposta", "antwoord", "svar")
)  # fmt: skip
"""Headers of what a system says when it is asked, as in a table of tests of access."""

_TELLS: Final = frozenset(
    ("denied", "rejected", "declined", "blocked", "refused", "forbidden", "open", "closed", "red",
     "yellow", "false", "fails", "failing", "not ok", "not found", "unauthorized", "unauthorised",
     "warning")
)  # fmt: skip
"""What it may have to say; that nobody has answered is none of them."""


_DECIDED: Final = (Outcome.PASS, Outcome.FAIL)


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(header_key, _HEADERS))


def is_like_status(header: str) -> bool:
    """Say whether *header* may be that of a status."""
    return header_key(header) in _keys()


def is_measured(header: str, text: str) -> bool:
    """Say whether *text* below *header* is how much, and not how far: *Success* with *99 %*.

    A share of less than half is not enough beside a tick, except as a limit: *< 1 %*.
    """
    if header_key(header) not in _MEASURED:
        return False
    found = _MEASURE.match(text.strip())
    if found is None or found["limit"] or not (found["share"] or found["whole"]):
        return found is not None
    part = float(found["part"].replace(",", "."))
    return part * 2 >= (100 if found["share"] else int(found["whole"]))


def is_told(header: str, text: str) -> bool:
    """Say whether *text* below *header* is what a system answers, which may be what is wanted."""
    return header_key(header) in _TOLD and word_key(text).strip(" .") in _TELLS


def says_no(text: str) -> bool:
    """Say whether *text* is nothing but *no*, which may be what a question wants."""
    return text.strip(" .").lower() in _ANSWERS


def speaks_against(
    rows: Iterable[Sequence[str]], first: int, second: int, vocabulary: Vocabulary, header: str = ""
) -> bool:
    """Say whether a cell of column *second*, below *header*, takes back what passes in *first*."""
    for row in rows:
        if len(row) <= max(first, second) or is_blank(row[second]):
            continue
        if says_no(row[second]) or is_measured(header, row[second]):
            continue
        if is_told(header, row[second]):
            continue
        found = vocabulary.match(row[second])
        if (
            found.status is not None
            and found.outcome in (Outcome.FAIL, Outcome.OPEN)
            and vocabulary.match(row[first]).outcome is Outcome.PASS
        ):
            return True
    return False


def agrees(row: Sequence[str], first: int, second: int, vocabulary: Vocabulary) -> bool:
    """Say whether the second of two cells of *row* says what the first one does.

    Beside what passes that is what says nothing against it: a tick, a name, a day. What does not
    pass may not pass there, nor fail where it is only open.
    """
    one, other = (row[at] if at < len(row) else "" for at in (first, second))
    said = vocabulary.match(one).outcome
    if said is not Outcome.PASS:
        found = vocabulary.match(other)
        is_none = is_blank(other) or found.status is None
        return is_none or said is found.outcome or found.outcome not in _DECIDED
    read = vocabulary.match(f"{one} {other}")
    says_none = is_blank(other) or not other.strip(" 0.,")
    return not says_none and read.outcome is Outcome.PASS and not read.unclear
