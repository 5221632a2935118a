"""Which names are those of our directives, or are meant as one of them."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sphinx_readiness.reading.opening_marks import DOMAIN
from sphinx_readiness.text.lookalikes import LOOKALIKES

SIMILAR: Final = 0.8
"""How much alike (by ``difflib``, up to 1) an unknown name and a name of ours have to be."""

_TWINS: Final = LOOKALIKES | str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212_", "-------")
"""Letters of other scripts, and dashes, that look like what our names are made of."""


def plain_name(name: str) -> str:
    """Return *name* as it looks: without hidden and combining characters, in Latin letters.

    And without our domain, which has roles alone.
    """
    if name.isascii():
        return name.lower().removeprefix(DOMAIN).replace("_", "-")
    kept = (
        char
        for char in unicodedata.normalize("NFKD", name)
        if unicodedata.category(char) not in ("Mn", "Me", "Cf", "Cc")
    )
    return "".join(kept).casefold().translate(_TWINS)


def similar(name: str, ours: Collection[str]) -> str:
    """Return the name of *ours* that *name* is a misspelling of, or an empty string.

    Where *ours* says what they are without a prefix, to leave it out is one.
    """
    plain = plain_name(name)
    if isinstance(ours, Mapping):
        bare = next((each for each, own in ours.items() if own == plain), "")
        if bare:
            return bare
    close = difflib.get_close_matches(plain, ours, 1, SIMILAR)
    return close[0] if close else ""


def strangers(names: Iterable[str], ours: Collection[str]) -> set[str]:
    """Return those of *names* that are none of *ours*, and cannot be meant as one."""
    return {name for name in names if plain_name(name) not in ours and not similar(name, ours)}
