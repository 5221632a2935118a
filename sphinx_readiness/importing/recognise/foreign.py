"""Headers in German and French, with the fields that they name.

Only an import knows them: what it writes has a header that the gate reads, ``Owner (Responsable)``.
A header that may as well say something else, such as *Stand*, is left to what stands below it, and
so is one of priorities: the gate does not know their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sphinx_readiness.config.columns import header_key

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
              "équipe", "assigné à"),
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
