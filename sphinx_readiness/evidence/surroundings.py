"""What our own checks may look at besides files: versions, dependencies, history, the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, cast

from sphinx_readiness.evidence.dependency_statements import Dependencies
from sphinx_readiness.evidence.kinds import Checked, EvidenceKind, Files
from sphinx_readiness.evidence.reasons import OK, Reason
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.versions.truth import Truth


class Surroundings(Files):
    """One project, as the checks of one build see it."""

    def __init__(self, tree: Tree, truth: Truth, dependencies: Dependencies) -> None:
        """Look at the files in *tree*, the versions in *truth* and the lockfiles."""
        super().__init__(tree)
        self.truth = truth
        self.dependencies = dependencies


Given: TypeAlias = "Mapping[str, str]"

Look: TypeAlias = "Callable[[Given, Surroundings], Checked]"


def own(
    verb: str, form: str, expected: str, check: Look, marked: Callable[[str], bool] | None = None
) -> EvidenceKind:
    """Return a kind of ours: its *check* gets the surroundings, which are more than files."""
    return EvidenceKind(
        verb, form, expected, cast("Callable[[Given, Files], Checked]", check), marked
    )


def judged(reason: Reason) -> Checked:
    """Return what a check found whose *reason* is empty where it passed."""
    return Checked(reason == OK, *reason)
