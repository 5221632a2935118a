"""What roles and other projects can point at, asked of a build when all documents are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.build import Build
    from sphinx_readiness.workspace.targets import Target

LINKED: Final = ("item", "checklist")


class BuildReferences:
    """Finds targets in the records of one build."""

    def __init__(self, build: Build) -> None:
        """Look into what *build* computes."""
        self._build = build

    def target(self, name: str, where: Mapping[str, str]) -> Target | None:
        """Return the item or checklist that *name* stands for at a place, or None."""
        from sphinx_readiness.sphinx_ext.build.state import BuildState
        from sphinx_readiness.workspace.targets import target_of

        return target_of(self._build.once(BuildState).find(name, where, *LINKED))

    def listed(self) -> Iterable[list[str]]:
        """Return what the inventory lists: id, title, kind, document and anchor of each."""
        outcome = self._build.outcome
        return outcome["targets"] if outcome is not None else ()
