"""Words for what is not finished in other languages than English, by language.

They stand for themselves, as a cell or a remark does: *pendiente*, *en attente de QA*. An import
reads statuses with them, and they are part of the option ``unfinished_words``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Unfinished(NamedTuple):
    """The words of one language.

    *pending* and *running* say that something waits and that it is in work, *not_yet* negate what
    comes behind them. *alone* are ordinary words as well (an open port, a page that was begun), so
    that they count as a whole cell, a whole note or before a colon only.
    """

    pending: tuple[str, ...]
    running: tuple[str, ...]
    not_yet: tuple[str, ...]
    alone: tuple[str, ...] = ()


OTHER_LANGUAGES: Final[Mapping[str, Unfinished]] = {
    "de": Unfinished(
        ("ausstehend", "steht aus", "steht noch aus", "stehen noch aus", "noch offen",
         "zu erledigen", "noch zu tun", "noch zu erledigen", "nicht begonnen", "nicht erledigt",
         "nicht fertig", "nicht abgeschlossen", "unvollständig", "unfertig", "in klärung",
         "zu klären"),
        ("in arbeit", "in bearbeitung"),
        ("noch nicht",),
        ("offen", "begonnen", "wartet", "läuft noch"),
    ),
    "fr": Unfinished(
        ("en attente", "à faire", "à définir", "à compléter", "reste à faire",
         "en suspens", "incomplet", "incomplète", "inachevé", "non commencé",
         "non commencée", "non terminé", "non terminée", "pas terminé",
         "pas commencé", "pas fait", "pas fini"),
        ("en cours",),
        ("pas encore",),
        ("ouvert", "ouverte", "commencé"),
    ),
    "es": Unfinished(
        ("pendiente", "pendientes", "por hacer", "por definir", "por confirmar",
         "sin terminar", "sin empezar", "no iniciado", "no terminado", "incompleto", "incompleta",
         "sin completar"),
        ("en curso", "en progreso", "en proceso"),
        ("todavía no", "aún no"),
        ("abierto", "abierta", "iniciado", "en espera"),
    ),
    "pt": Unfinished(
        ("pendente", "pendentes", "por fazer", "a definir", "aguardando",
         "não iniciado", "não iniciada", "não concluído", "inacabado"),
        ("em andamento", "em progresso", "em curso"),
        ("ainda não",),
        ("aberto", "aberta", "a fazer", "iniciado", "em espera"),
    ),
    "it": Unfinished(
        ("in sospeso", "in attesa", "da fare", "da completare", "da definire", "da confermare",
         "da verificare", "non iniziato", "non completato", "non finito"),
        ("in corso", "in lavorazione"),
        ("non ancora",),
        ("aperto", "aperta", "iniziato"),
    ),
    "nl": Unfinished(
        ("in afwachting", "openstaand", "nog te doen", "nog open", "onvolledig", "niet gestart",
         "niet klaar", "niet af", "wacht op"),
        ("in behandeling", "in uitvoering", "mee bezig"),
        ("nog niet",),
        ("te doen", "begonnen"),
    ),
    "nordic": Unfinished(
        ("väntar på", "venter på", "avventer", "afventer", "inte klar", "ej klar",
         "ikke ferdig", "ikke færdig", "ej påbörjad", "ikke startet", "ikke påbegynt",
         "påbörjad"),
        ("pågår", "pågående", "pågående arbete", "under arbeid", "under arbejde",
         "under arbete"),
        ("ännu inte", "ännu ej", "endnu ikke", "ennå ikke"),
        ("öppen", "åpen", "åben"),
    ),
    "pl": Unfinished(
        ("do zrobienia", "oczekuje na", "niegotowe", "nieukończone", "nie rozpoczęto",
         "niekompletne", "do ustalenia"),
        ("w toku",),
        ("jeszcze nie",),
        ("otwarte", "oczekuje", "w trakcie"),
    ),
    "cs": Unfinished(
        ("čeká na", "nedokončeno", "nezahájeno", "neúplné"),
        ("rozpracováno",),
        ("ještě ne", "dosud ne"),
        ("otevřeno", "probíhá"),
    ),
    "ru": Unfinished(
        ("ожидает", "ожидается", "в ожидании", "не готово", "не завершено", "не начато",
         "незавершено"),
        (),
        ("еще не", "ещё не", "пока не"),
        ("в процессе", "открыто"),
    ),
    "tr": Unfinished(
        ("beklemede", "bekliyor", "tamamlanmadı", "başlanmadı"),
        ("devam ediyor",),
        ("henüz",),
    ),
    "zh": Unfinished(
        ("待定", "待办", "待辦", "待处理", "待處理",
         "待确认", "待確認", "待审核", "待審核",
         "待审批", "待测试", "待完成", "未完成",
         "未开始", "未開始"),
        ("进行中", "進行中", "处理中", "處理中"),
        ("尚未", "还没", "還沒"),
    ),
    "ja": Unfinished(
        ("未完了", "未着手", "未定", "未実施",
         "未対応", "保留", "保留中", "確認待ち",
         "承認待ち", "レビュー待ち"),
        ("対応中", "作業中", "進行中"),
        ("まだ",),
    ),
    "ko": Unfinished(
        ("대기 중", "대기중", "보류", "미완료",
         "미정"),
        ("진행 중", "진행중"),
        ("아직",),
        ("대기",),
    ),
}  # fmt: skip
"""Language → its words; the Nordic ones share theirs."""

NOT_YET: Final = frozenset(
    word for language in OTHER_LANGUAGES.values() for word in language.not_yet
)
"""What negates the words behind it, so that it is meant wherever it stands."""

ALONE: Final = frozenset(word for language in OTHER_LANGUAGES.values() for word in language.alone)

OTHER_WORDS: Final = tuple(
    dict.fromkeys(
        word
        for language in OTHER_LANGUAGES.values()
        for words in (language.pending, language.running, language.not_yet, language.alone)
        for word in words
    )
)
"""All of them, each once, by language."""

NEGATIONS: Final = frozenset(
    ("kein", "keine", "keinen", "nicht", "nichts", "nie", "ohne", "aucun", "aucune", "rien",
     "plus", "sans", "nada", "ningún", "ninguna", "ninguno", "ya", "sin", "sem", "nenhum",
     "nenhuma", "nada", "senza", "nulla", "niente", "nessun", "nessuna", "più", "geen", "niets",
     "inga", "ingen", "ingenting", "inget", "ikke", "inte", "intet", "brak", "nic", "bez",
     "žádné", "нет", "без", "ничего",
     "no", "nothing", "none", "0")
)  # fmt: skip
"""Up to two words before one of the others: there is none of it."""

PREPOSITIONS: Final = frozenset(
    ("bis", "von", "vom", "bei", "in", "im", "für", "mit", "seit", "durch", "wegen", "de", "du",
     "des", "par", "pour", "en", "chez", "depuis", "jusqu'au", "jusqu", "jusqu'à", "à", "au",
     "aux", "d", "del", "por", "para", "hasta", "con", "do", "da", "dos", "das", "no", "na", "em",
     "com", "até", "di", "dal", "della", "dello", "per", "fino", "van", "door", "voor", "tot",
     "bij", "op", "för", "på", "av", "til", "for", "fra", "od", "na", "przez", "u", "v", "w",
     "от", "до", "в", "на", "by", "until", "from", "with", "see",
     "siehe", "voir", "ver", "vedi", "zie", "d'un", "d'une", "der", "des", "dem", "den")
)  # fmt: skip
"""Behind one of the words: what it waits for, or where; the clause says nothing else of it."""
