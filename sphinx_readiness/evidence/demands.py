"""What a project demands of proof, by its options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sphinx_readiness.evidence.verbs import REPORTS

_ANY: Final = "*"


class Demands(NamedTuple):
    """What a project demands of proof: by verb, by ``checklist:ID``, or by ``*`` for reports."""

    max_age: Mapping[str, int] = {}
    """How many days old it may be."""
    commit: Mapping[str, str] = {}
    """Of which commit: ``head``, ``tag``, ``ancestor`` or ``ancestor:N``."""

    def age_of(self, verb: str, checklist: str) -> int | None:
        """Return how old proof may be, the least of what is demanded; None where nothing is."""
        found = (self.max_age.get(key) for key in _keys(verb, checklist))
        return min((each for each in found if each is not None), default=None)

    def commit_of(self, verb: str, checklist: str) -> str:
        """Return of which commit proof has to be, the most exact demand; nothing without one."""
        return next((self.commit[key] for key in _keys(verb, checklist) if key in self.commit), "")


NO_DEMANDS: Final = Demands()


def _keys(verb: str, checklist: str) -> tuple[str, ...]:
    """Return what a demand on a statement may be filed under, the most exact first.

    What looks at the project as it is now is as young as can be, unless it is named.
    """
    if verb in REPORTS:
        return verb, f"checklist:{checklist}", _ANY
    return (verb,)
