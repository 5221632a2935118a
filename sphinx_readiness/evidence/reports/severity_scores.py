"""How bad an advisory is: words, scores, and the vectors of CVSS 3."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from sphinx_readiness.evidence.reports.unlike import number_of

SEVERITIES: Final = ("none", "low", "medium", "high", "critical")
"""By how bad they are, as CVSS 3.1 names them (section 5)."""

WORST: Final = SEVERITIES[-1]
"""Also what an advisory is whose severity nobody tells."""

_WORDS: Final = {"moderate": "medium", "important": "high", "informational": "none"}

_VECTOR: Final = re.compile(r"CVSS:3\.[01]((?:/[A-Z]{1,3}:[A-Z]){8,30})\Z")

_SCORES: Final[Mapping[str, Mapping[str, float]]] = {
    "AV": {"N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2},
    "AC": {"L": 0.77, "H": 0.44},
    "UI": {"N": 0.85, "R": 0.62},
    "C": {"H": 0.56, "L": 0.22, "N": 0},
    "I": {"H": 0.56, "L": 0.22, "N": 0},
    "A": {"H": 0.56, "L": 0.22, "N": 0},
}
"""CVSS 3.1, section 7.4."""

_PRIVILEGES: Final = {
    "U": {"N": 0.85, "L": 0.62, "H": 0.27},
    "C": {"N": 0.85, "L": 0.68, "H": 0.5},
}
"""By whether the scope changes."""


def by_word(text: str) -> str:
    """Return the severity that *text* names; nothing for other words."""
    folded = text.strip().lower()
    folded = _WORDS.get(folded, folded)
    return folded if folded in SEVERITIES else ""


def by_score(value: object) -> str:
    """Return the severity of a score from 0 to 10 (CVSS 3.1, section 5); nothing for others."""
    number = number_of(value)
    if number is None or not 0 <= number <= 10:  # noqa: PLR2004
        return ""
    limits = ((9.0, "critical"), (7.0, "high"), (4.0, "medium"), (0.1, "low"))
    return next((name for least, name in limits if number >= least), "none")


def by_vector(text: str) -> str:
    """Return the severity of a vector of CVSS 3.0 or 3.1; nothing for what is none."""
    match = _VECTOR.match(text.strip())
    if match is None:
        return ""
    parts = dict(part.split(":") for part in match[1][1:].split("/"))
    try:
        score = _base_score(parts)
    except KeyError:
        return ""
    return by_score(score)


def _base_score(parts: Mapping[str, str]) -> float:
    """Return the base score (CVSS 3.1, section 7.1); raises KeyError where a metric is missing."""
    found = {name: values[parts[name]] for name, values in _SCORES.items()}
    changed = parts["S"] == "C"
    privileges = _PRIVILEGES["C" if changed else "U"][parts["PR"]]
    lost = 1 - (1 - found["C"]) * (1 - found["I"]) * (1 - found["A"])
    impact = 6.42 * lost
    if changed:
        impact = 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15
    if impact <= 0:
        return 0.0
    reach = 8.22 * found["AV"] * found["AC"] * privileges * found["UI"]
    whole = min((1.08 if changed else 1) * (impact + reach), 10)
    return math.ceil(round(whole * 100_000) / 10_000) / 10
