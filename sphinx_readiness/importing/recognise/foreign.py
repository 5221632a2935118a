"""Headers and words of statuses in German and French, with what they mean.

What is open or in work is known in more languages.

Only an import knows them: what it writes has a header that the gate reads, ``Owner (Responsable)``.
A header that may as well say something else, such as *Stand*, is left to what stands below it, and
so is one of priorities: the gate does not know their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sphinx_readiness.config.columns import header_key
from sphinx_readiness.text.plain import compatible
from sphinx_readiness.vocabulary.other_languages import OTHER_LANGUAGES

FOREIGN: Final[Mapping[str, Sequence[str]]] = {
    "id": ("kennung", "lfd. nr", "lfd nr", "nummer", "numéro", "n°", "identifiant", "réf",
           "référence"),
    "item": ("prüfpunkt", "prüfpunkte", "punkt", "anforderung", "aufgabe", "maßnahme", "kriterium",
             "prüfung", "beschreibung", "bezeichnung", "thema", "frage", "point de contrôle",
             "point à vérifier", "point", "exigence", "tâche", "critère", "élément", "intitulé",
             "libellé", "vérification", "contrôle"),
    "status": ("zustand", "ergebnis", "erfüllt", "erledigt", "bestanden", "bearbeitungsstand",
               "umsetzungsstand", "statut", "état", "etat", "résultat", "conforme", "conformité",
               "fait", "avancement"),
    "owner": ("verantwortlich", "verantwortliche", "verantwortlicher", "verantwortliche person",
              "verantwortung", "zuständig", "zuständigkeit", "bearbeiter", "bearbeiterin",
              "besitzer", "eigentümer", "responsable", "propriétaire", "porteur", "pilote",
              "équipe", "assigné à", "wer", "qui"),
    "notes": ("bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "notiz", "notizen",
              "kommentar", "kommentare", "hinweis", "hinweise", "remarque", "remarques",
              "commentaire", "commentaires", "observation", "observations", "détails"),
    "evidence": ("nachweis", "nachweise", "beleg", "belege", "preuve", "preuves", "justificatif"),
    "links": ("verweis", "verweise", "lien", "liens"),
    "tags": ("schlagwort", "schlagworte", "étiquette", "étiquettes"),
    "role": ("rolle", "funktion", "rôle", "fonction"),
    "name": ("nom", "nom et prénom"),
    "signature": ("unterschrift",),
    "date": ("datum", "date de signature"),
}  # fmt: skip
"""Field → headers; those that are the same in English are in the table of the columns."""

SUBJECTS: Final = frozenset(
    header_key(each) for field in ("item", "role") for each in FOREIGN[field]
)
"""The keys of those that name what a row is about."""

_WORDS: Final[Mapping[str, Sequence[str]]] = {
    "verified": ("erledigt", "abgeschlossen", "fertig", "erfüllt", "bestanden", "umgesetzt",
                 "grün", "vert", "fait", "faite", "terminé", "terminée", "conforme",
                 "validé", "validée"),
    "pending": (*(word for each in OTHER_LANGUAGES.values() for word in each.pending),
                "offen", "ouvert", "abierto", "aberto", "aperto"),
    "in progress": (*(word for each in OTHER_LANGUAGES.values() for word in each.running),
                    "begonnen", "commencé", "iniciado", "iniziato"),
    "needs review": ("teilweise", "teilweise erfüllt", "gelb", "partiel", "partielle",
                     "partiellement conforme"),
    "not met": ("nicht erfüllt", "nicht erledigt", "nicht bestanden", "fehlgeschlagen",
                "rot", "rouge",
                "non conforme", "non fait", "non faite", "échoué", "échouée"),
    "not applicable": ("entfällt", "nicht zutreffend", "nicht anwendbar", "nicht relevant",
                       "sans objet", "non applicable"),
}  # fmt: skip

WORDS: Final = {compatible(word): status for status, words in _WORDS.items() for word in words}
"""What whole cells say, as texts of cells are compared → a word that the gate understands."""
