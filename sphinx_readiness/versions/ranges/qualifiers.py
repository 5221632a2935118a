"""Versions with a word behind their numbers, as Maven, Composer, RubyGems and CocoaPods order them.

Sources: Maven's ``ComparableVersion``, to which ``Final`` is the release itself and a word that it
does not know (``-jre``) comes after it; ``VersionParser::normalize`` of Composer; ``Gem::Version``,
to which every word makes a pre-release.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sphinx_readiness.versions.ranges.intervals import Key

BEFORE: Final = 1
RELEASE: Final = 2
AFTER: Final = 3
"""What stands behind the numbers comes before, is or comes after the release of these numbers."""

_COMMON: Final[Mapping[str, int]] = {
    "dev": 0, "snapshot": 0, "nightly": 0, "alpha": 1, "a": 1, "beta": 2, "b": 2, "milestone": 3,
    "m": 3, "pre": 4, "preview": 4, "ea": 4, "rc": 5, "cr": 5, "c": 5,
}  # fmt: skip
"""Words of a pre-release → their order."""

_PLAIN: Final[Mapping[str, frozenset[str]]] = {
    "maven": frozenset(("final", "ga", "release")),
    "composer": frozenset(("stable",)),
}
"""Words that say nothing."""

_PATCHES: Final = frozenset(("patch", "pl", "p"))

_WORDS: Final[Mapping[str, Mapping[str, int]]] = {
    "maven": _COMMON,
    "composer": _COMMON,
    "gem": {},
    "cocoapods": {},
}

QUALIFIED: Final = frozenset(_WORDS)
"""Ecosystems that this is about."""

_TOKENS: Final = re.compile(r"[a-z]+|\d{1,40}", re.ASCII)


def behind(written: str, ecosystem: str) -> Key | None:
    """Return what orders the text *written* behind the numbers of a version; None if unknown."""
    tokens = _TOKENS.findall(written.lower())
    words = [each for each in tokens if each.isalpha()]
    tokens = [each for each in tokens if each not in _PLAIN.get(ecosystem, ())]
    if not tokens:
        return (RELEASE,) if words else None
    known = _WORDS[ecosystem]
    rest = tuple(
        (2, int(each), "")
        if each.isdecimal()
        else (1, known.get(each, 0), "" if each in known else each)
        for each in tokens
    )
    if not known or not known.keys().isdisjoint(words):
        return (BEFORE, *rest)
    if ecosystem == "composer" and _PATCHES.isdisjoint(words):
        return None  # a branch
    return (AFTER, *rest)
