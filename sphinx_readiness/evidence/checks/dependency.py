"""``dependency NAME [REQUIREMENT]``: what the lockfile holds meets the requirement.

Every version that the project resolves the dependency to has to meet it, as its ecosystem means it.
Without a lockfile the range in the manifest has to imply it: see [](#keep-versions-in-step).
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import COMPARES, NUMBER
from sphinx_readiness.evidence.kinds import Checked, NotUnderstood
from sphinx_readiness.evidence.surroundings import Given, Surroundings, judged, own
from sphinx_readiness.text.phrases import N_

_EXPECTED: Final = N_("expected 'dependency NAME == VERSION', such as 'dependency rustls == 0.23'")


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether each version that the project resolves the dependency to is as required."""
    requirement = f"== {given['at']}" if given["at"] else given["requirement"]
    met = project.dependencies.meets(given["name"], requirement)
    if met is None:
        raise NotUnderstood(_EXPECTED)
    return judged(met)


def _is_marked(rest: str) -> bool:
    if COMPARES.search(rest) is not None:
        return True
    return "@" in rest[1:] and NUMBER.search(rest) is not None


KIND: Final = own(
    "dependency",
    r"(?P<name>@?[^\s\[\]=!<>~^,;@]{1,200})(?:\[[\w ,.-]{0,200}\])?"
    r"(?:@(?P<at>[vV]?\d\S{0,80})|\s*+(?P<requirement>[=!<>~^]\s*+[^\s=<>!~^]?.{0,300}))?",
    _EXPECTED,
    check,
    _is_marked,
)
