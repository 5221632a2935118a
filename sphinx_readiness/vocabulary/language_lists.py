"""Words beside a symbol in German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Chinese.

As in :mod:`.word_lists`, which has the English ones; more come from the option
``unfinished_words``. A word that means something else in English stands in a phrase or not at all.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.vocabulary.other_languages import OTHER_LANGUAGES

_CHINESE: Final = OTHER_LANGUAGES["zh"]

FAILING_ELSEWHERE: Final = (
    "nein", "fehlgeschlagen", "gescheitert", "durchgefallen", "abgelehnt", "blockiert", "defekt",
    "kaputt", "\u00e9chec", "\u00e9chou\u00e9", "\u00e9chou\u00e9e", "rejet\u00e9", "rejet\u00e9e",
    "refus\u00e9", "refus\u00e9e", "bloqu\u00e9", "bloqu\u00e9e", "cass\u00e9", "fallido",
    "fallida", "fall\u00f3", "rechazado", "rechazada", "bloqueado", "bloqueada", "denegado",
    "denegada", "fallito", "fallita", "respinto", "respinta", "rifiutato", "rifiutata", "bloccato",
    "bloccata", "falhou", "rejeitado", "rejeitada", "reprovado", "reprovada", "mislukt", "gefaald",
    "afgekeurd", "afgewezen", "geblokkeerd", "misslyckades", "underk\u00e4nd", "avvisad", "fejlet",
    "afvist", "feilet", "avvist",
)  # fmt: skip

RESTRICTING_ELSEWHERE: Final = (
    "teilweise", "teils", "gr\u00f6\u00dftenteils", "gro\u00dfteils", "offen", "offene",
    "ausstehend", "steht aus", "fehlt", "fehlen", "fehlend", "fehlende", "vorbehaltlich",
    "vorbehalt", "vorbehalte", "vorbehalten", "einschr\u00e4nkung", "einschr\u00e4nkungen",
    "eingeschr\u00e4nkt", "auflage", "auflagen", "ausnahme", "ausnahmen", "ausgenommen", "ausser",
    "bis auf", "bis zum", "bis zur", "bis dahin", "nur", "lediglich", "bedingt", "vorl\u00e4ufig",
    "vorerst", "vor\u00fcbergehend", "derzeit noch", "noch", "halb", "fast fertig", "fast alle",
    "fast alles", "fast erledigt", "fast \u00fcberall", "fast abgeschlossen",
    "fast vollst\u00e4ndig", "in arbeit", "in bearbeitung", "in pr\u00fcfung", "in kl\u00e4rung",
    "l\u00e4uft noch", "wartet", "warten", "wartend", "wird noch", "wird erst", "wird gerade",
    "wird derzeit", "wird nachgereicht", "wird nachgeholt", "wird nachgeliefert",
    "wird erg\u00e4nzt", "wird erledigt", "werden noch", "werden erst", "werden nachgereicht",
    "werden nachgeholt", "folgt", "folgen", "sp\u00e4ter", "demn\u00e4chst", "bald", "muss noch",
    "muss erst", "m\u00fcssen noch", "m\u00fcssen erst", "soll noch", "sollte", "geplant",
    "voraussichtlich", "vermutlich", "wahrscheinlich", "vielleicht", "eventuell", "nacharbeit",
    "nachbesserung", "zu pr\u00fcfen", "zu testen", "zu kl\u00e4ren", "zu erledigen",
    "unvollst\u00e4ndig", "ungetestet", "ungepr\u00fcft", "unklar", "unbest\u00e4tigt", "unfertig",
    "zur\u00fcckgestellt", "verschoben", "abgelaufen", "veraltet", "aber", "sobald", "wenn",
    "partiel", "partielle", "partiellement", "incomplet", "incompl\u00e8te", "inachev\u00e9",
    "inachev\u00e9e", "sauf", "hors", "hormis", "except\u00e9", "uniquement", "seulement",
    "en attente", "en cours", "\u00e0 faire", "\u00e0 v\u00e9rifier", "\u00e0 tester",
    "\u00e0 valider", "\u00e0 confirmer", "\u00e0 compl\u00e9ter", "\u00e0 revoir",
    "\u00e0 terminer", "\u00e0 venir", "presque", "\u00e0 moiti\u00e9", "r\u00e9serve",
    "r\u00e9serves", "provisoire", "provisoirement", "temporaire", "temporairement", "manquant",
    "manquante", "manque", "manquent", "report\u00e9", "report\u00e9e", "pr\u00e9vu", "pr\u00e9vue",
    "bient\u00f4t", "peut \u00eatre", "probablement", "expir\u00e9", "p\u00e9rim\u00e9", "suspendu",
    "annul\u00e9", "limit\u00e9", "limit\u00e9e", "ouvert", "ouverte", "mais", "d\u00e8s que",
    "jusqu'au", "jusqu'\u00e0", "parcial", "parciales", "parcialmente", "pendiente", "pendientes",
    "excepto", "salvo", "menos", "en curso", "en espera", "en proceso", "en progreso", "falta",
    "faltan", "faltante", "solo", "s\u00f3lo", "solamente", "\u00fanicamente", "con reserva",
    "con reservas", "con salvedades", "casi", "a medias", "por verificar", "por probar",
    "por hacer", "por validar", "por confirmar", "por revisar", "por aprobar", "por completar",
    "incompleto", "incompleta", "quiz\u00e1", "quiz\u00e1s", "probablemente", "aplazado",
    "pospuesto", "vencido", "caducado", "previsto", "prevista", "a\u00fan", "todav\u00eda", "pero",
    "hasta", "cuando", "parziale", "parziali", "parzialmente", "tranne", "eccetto", "in attesa",
    "in corso", "in sospeso", "da verificare", "da fare", "da testare", "da confermare",
    "da validare", "da approvare", "da completare", "da rivedere", "soltanto", "unicamente",
    "riserva", "riserve", "quasi", "a met\u00e0", "mancante", "mancanti", "manca", "mancano",
    "provvisorio", "provvisoria", "temporaneo", "forse", "probabilmente", "rinviato", "rimandato",
    "scaduto", "sospeso", "per\u00f2", "fino al", "fino a", "pendente", "pendentes", "parciais",
    "exceto", "em andamento", "em curso", "em espera", "em progresso", "somente", "apenas",
    "s\u00f3", "ressalva", "ressalvas", "quase", "faltam", "provis\u00f3rio", "tempor\u00e1rio",
    "talvez", "provavelmente", "adiado", "expirado", "sem testes", "sem teste", "sem provas",
    "sem evid\u00eancia", "a fazer", "por fazer", "ainda", "at\u00e9", "quando", "gedeeltelijk",
    "deels", "grotendeels", "behalve", "uitgezonderd", "alleen", "enkel", "slechts",
    "in behandeling", "in uitvoering", "openstaand", "openstaande", "nog", "bijna", "voorbehoud",
    "voorlopig", "tijdelijk", "misschien", "waarschijnlijk", "uitgesteld", "verlopen", "ontbreekt",
    "ontbreken", "onvolledig", "wacht", "wachten", "wordt", "moet", "te doen", "te testen",
    "te controleren", "maar", "zodra", "beperkingen", "tot", "delvis", "v\u00e4ntar", "venter",
    "p\u00e5g\u00e5r", "p\u00e5g\u00e5ende", "endast", "kun", "undtagen", "utom", "unntatt",
    "mangler", "saknas", "kvarst\u00e5r", "f\u00f6rbeh\u00e5ll", "forbehold", "n\u00e4stan",
    "nesten", "n\u00e6sten",
    *_CHINESE.pending, *_CHINESE.running, *_CHINESE.not_yet,
)  # fmt: skip

BEGINS_ELSEWHERE: Final = (
    "bis", "wird", "werden", "muss", "m\u00fcssen", "soll", "beginnt", "startet",
)  # fmt: skip
"""Before a day they restrict: *bis Freitag*, but *bis 10 k*."""

BEFORE_DAYS_ELSEWHERE: Final = ("am", "im", "zum", "mitte", "ende", "anfang", "bis")
"""Between those and the day."""

DAYS_ELSEWHERE: Final = (
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "morgen",
    "\u00fcbermorgen", "januar", "februar", "m\u00e4rz", "mai", "juni", "juli", "oktober",
    "dezember", "kw", "n\u00e4chste", "n\u00e4chster", "n\u00e4chsten", "n\u00e4chstes",
)  # fmt: skip

WHEN_ELSEWHERE: Final = (
    "bis", "sobald", "wenn", "aber", "ausser", "sauf", "mais", "hasta", "cuando", "pero",
    "excepto", "salvo", "tranne", "quando", "at\u00e9", "exceto", "tot", "zodra", "maar", "behalve",
)  # fmt: skip
"""Restricting words that no negation turns around."""

NONE_ELSEWHERE: Final = (
    "kein", "keine", "keinen", "keiner", "keinerlei", "aucun", "aucune", "ning\u00fan", "ninguna",
    "nessun", "nessuna", "nessuno", "nenhum", "nenhuma", "geen", "ingen", "inga", "intet",
)  # fmt: skip
"""What means *no*."""

NEGATING_ELSEWHERE: Final = (
    *NONE_ELSEWHERE, "nicht", "nichts", "nie", "niemals", "ohne", "pas", "sans", "jamais", "rien",
    "sin", "nunca", "nada", "senza", "niente", "n\u00e3o", "nao", "niet", "niets", "nooit",
    "zonder", "inte", "ikke", "utan", "uten", "uden",
)  # fmt: skip

HARMLESS_AFTER_NEGATION_ELSEWHERE: Final = (
    "fehler", "befund", "befunde", "einwand", "einw\u00e4nde", "problem", "probleme",
    "m\u00e4ngel", "beanstandung", "beanstandungen", "auff\u00e4lligkeiten", "abweichung",
    "abweichungen", "risiken", "\u00e4nderungen", "erforderlich", "n\u00f6tig", "notwendig",
    "betroffen", "ausfallzeit", "datenverlust", "erreur", "erreurs", "probl\u00e8me",
    "probl\u00e8mes", "anomalie", "anomalies", "remarque", "remarques", "d\u00e9faut",
    "d\u00e9fauts", "n\u00e9cessaire", "requis", "errores", "fallos", "problema", "problemas",
    "incidencia", "incidencias", "incidentes", "observaciones", "objeciones", "necesario",
    "hallazgos", "errore", "errori", "problemi", "osservazioni", "necessario", "erro", "erros",
    "falha", "falhas", "incidente", "necess\u00e1rio", "fouten", "problemen", "bevindingen",
    "opmerkingen", "bezwaren", "nodig", "fel", "feil", "fejl", "anm\u00e4rkning",
    "anm\u00e4rkningar",
)  # fmt: skip

FILLERS_ELSEWHERE: Final = (
    "mehr", "weitere", "weiteren", "bekannten", "bekannte", "die", "plus", "de", "du", "des", "la",
    "le", "ya", "m\u00e1s", "pi\u00f9", "mais", "meer",
)  # fmt: skip
"""Between a negation and what it negates."""

NEEDED_ELSEWHERE: Final = (
    "nachweis", "nachweise", "beleg", "belege", "freigabe", "zustimmung", "genehmigung",
    "unterschrift", "ergebnis", "ergebnisse", "preuve", "preuves", "accord", "approbation",
    "prueba", "pruebas", "evidencia", "evidencias", "aprobaci\u00f3n", "firma", "prova", "prove",
    "approvazione", "testes", "provas", "evid\u00eancia", "aprova\u00e7\u00e3o", "bewijs",
    "goedkeuring", "encore", "ancora",
)  # fmt: skip
"""*No* before one of these takes a tick back."""

DONE_ELSEWHERE: Final = (
    "erledigt", "gepr\u00fcft", "bestanden", "fertig", "abgeschlossen", "freigegeben", "umgesetzt",
    "erf\u00fcllt", "abgenommen", "getestet", "durchgef\u00fchrt", "dokumentiert",
    "best\u00e4tigt", "genehmigt", "behoben", "vollst\u00e4ndig", "komplett", "unterschrieben",
    "verifiziert", "validiert", "eingerichtet", "aktiviert", "valid\u00e9", "valid\u00e9e",
    "v\u00e9rifi\u00e9", "v\u00e9rifi\u00e9e", "termin\u00e9", "termin\u00e9e", "fait", "faite",
    "test\u00e9", "test\u00e9e", "conforme", "r\u00e9ussi", "r\u00e9ussie", "approuv\u00e9",
    "approuv\u00e9e", "sign\u00e9", "sign\u00e9e", "corrig\u00e9", "corrig\u00e9e", "complet",
    "compl\u00e8te", "d\u00e9ploy\u00e9", "livr\u00e9", "hecho", "hecha", "completado",
    "completada", "completo", "completa", "verificado", "verificada", "aprobado", "aprobada",
    "probado", "probada", "cumplido", "cumplida", "listo", "lista", "firmado", "revisado",
    "revisada", "validado", "validada", "terminado", "terminada", "corregido", "fatto", "fatta",
    "verificato", "verificata", "approvato", "approvata", "testato", "testata", "completato",
    "completata", "superato", "validato", "firmato", "risolto", "feito", "feita", "conclu\u00eddo",
    "conclu\u00edda", "aprovado", "aprovada", "testado", "testada", "assinado", "revisto",
    "resolvido", "klaar", "gereed", "goedgekeurd", "getest", "gecontroleerd", "geverifieerd",
    "afgerond", "voltooid", "gedaan", "geslaagd", "uitgevoerd", "opgelost", "ondertekend", "klar",
    "klart", "ferdig", "f\u00e4rdig", "f\u00e6rdig", "godk\u00e4nd", "godk\u00e4nt", "godkjent",
    "godkendt", "testad", "testet", "utf\u00f6rt", "utf\u00f8rt", "udf\u00f8rt",
)  # fmt: skip
"""What has been done: fine beside a tick, and no reason behind a negation."""

FINE_ELSEWHERE: Final = (
    *DONE_ELSEWHERE, "ja", "vom", "am", "und", "siehe", "durch", "von", "f\u00fcr", "mit", "bei",
    "beim", "zum", "zur", "auf", "im", "laut", "gem\u00e4ss", "seit", "der", "das", "den",
    "dem", "des", "ist", "sind", "wurde", "wurden", "alle", "alles", "gut", "ordnung", "produktiv",
    "oui", "le", "la", "les", "voir", "par", "et", "avec", "pour", "selon", "tout", "tous",
    "toutes", "ver", "el", "en", "por", "para", "con", "todo", "todos", "todas", "s\u00ed", "si",
    "da", "il", "e", "vedi", "tutto", "tutti", "s\u00ec", "veja", "sim", "em", "com", "tudo",
    "akkoord", "door", "van", "het", "een", "op", "zie", "av", "af", "och", "og", "se",
    "beschikbaar", "gepubliceerd", "gotowe", "hotovo", "implementado", "implementada", "correcto",
    "correcta", "activo", "activa", "existe", "exist\u00eda", "pronto", "ya",
    # Chinese
    "\u901a\u8fc7", "\u5168\u90e8\u901a\u8fc7", "\u5b8c\u6210", "\u5df2\u5b8c\u6210",
    "\u5df2\u90e8\u7f72", "\u5df2\u6ce8\u518c", "\u5df2\u4fee\u590d", "\u5df2\u5b9e\u73b0",
    "\u5df2\u9a8c\u8bc1", "\u5df2\u53d1\u5e03", "\u517c\u5bb9", "\u5411\u540e\u517c\u5bb9",
    "\u5408\u7406", "\u9ad8\u6548", "\u4e00\u81f4", "\u6b63\u786e", "\u6b63\u5e38", "\u652f\u6301",
    "\u540c\u6b65", "\u826f\u597d", "\u4f18\u79c0", "\u5b89\u5168",
)  # fmt: skip
"""Ordinary words that say nothing against a tick."""
