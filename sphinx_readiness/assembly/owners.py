"""Whether two texts name the same person or team."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sphinx_readiness.text.folding import fold_case

_SEPARATOR: Final = re.compile(r"[,;/&+]| and | und ")


def _people(text: str, aliases: Mapping[str, Sequence[str]]) -> set[str]:
    """Return those that *text* names, folded: it as a whole, and each of a list."""
    whole = fold_case(text)
    names = {whole, *(part.strip() for part in _SEPARATOR.split(whole))} - {""}
    names |= {name.removeprefix("@") for name in names}
    for owner, spellings in aliases.items():
        same = set(map(fold_case, (owner, *spellings)))
        if names & same:
            names |= same
    return names


def same_person(one: str, other: str, aliases: Mapping[str, Sequence[str]]) -> bool:
    """Say whether *one* and *other* have somebody in common; *aliases* are spellings by owner."""
    return not _people(one, aliases).isdisjoint(_people(other, aliases))
