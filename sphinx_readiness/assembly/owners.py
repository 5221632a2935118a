"""Which people or teams a text names, so that two texts can be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sphinx_readiness.text.folding import fold_case

_SEPARATOR: Final = re.compile(r"[,;/&+]| and | und ")


def people(text: str, aliases: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return those that *text* names, folded: it as a whole, and each of a list.

    *aliases* are spellings by owner: who has one of them has them all.
    """
    whole = fold_case(text)
    names = {whole, *(part.strip() for part in _SEPARATOR.split(whole))} - {""}
    names |= {name.removeprefix("@") for name in names}
    for owner, spellings in aliases.items():
        same = set(map(fold_case, (owner, *spellings)))
        if names & same:
            names |= same
    return frozenset(names)
