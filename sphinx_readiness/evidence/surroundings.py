"""What our own checks may look at besides files: versions, dependencies, history, the day."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

from sphinx_readiness.evidence.demands import NO_DEMANDS, Demands
from sphinx_readiness.evidence.dependency_statements import Dependencies
from sphinx_readiness.evidence.kinds import Checked, EvidenceKind, Files, Unusable
from sphinx_readiness.evidence.reasons import OK, Reason, no_file
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.evidence import Fault, Origin
from sphinx_readiness.versions.truth import Truth

if TYPE_CHECKING:
    from sphinx_readiness.files.git_ancestry import Ancestry
    from sphinx_readiness.model.items import Item

T = TypeVar("T")

Needs: TypeAlias = "Mapping[str, tuple[str, bool]]"
"""Needs of sphinx-needs by id: the status, and whether it is one that passes."""

ReadOther: TypeAlias = "Callable[[object], OtherReport | None]"
"""From the value of a ``readiness.json`` to what is asked of it; None where it is none."""


Reach: TypeAlias = "Callable[[str], Checked]"
"""From an address of the web to whether it can be reached."""


class OtherReport(NamedTuple):
    """What is asked of the report of another project."""

    failed: bool
    blockers: int
    """How many there are, also where its gate does not fail for them."""
    as_of: date
    records: tuple[tuple[str, str], ...]
    """Product and version of each record."""
    places: frozenset[tuple[str, str]]
    """The file and the id of each item."""


class Surroundings(Files):
    """One project, as the checks of one build see it."""

    def __init__(
        self,
        tree: Tree,
        truth: Truth,
        dependencies: Dependencies,
        today: date,
        *,
        demands: Demands = NO_DEMANDS,
        needs: Needs | None = None,
        read_other: ReadOther | None = None,
        reach: Reach | None = None,
    ) -> None:
        """Look at the files in *tree*, the versions in *truth* and the lockfiles.

        *needs* are None where they are not known, *reach* where nothing is to be opened.
        """
        super().__init__(tree)
        self.truth = truth
        self.dependencies = dependencies
        self.today = today
        self.demands = demands
        self.needs = needs
        self.read_other = read_other
        self.reach = reach
        self.item: Item | None = None
        """The item whose statement is checked."""
        self._kept: dict[Hashable, Any] = {}
        self.searched = 0
        """Characters that were searched for texts so far."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what *make* makes for *key*, or raise what it raised: it is asked once a build.

        A report may be large, and thousands of items may stand on it.
        """
        if key not in self._kept:
            try:
                self._kept[key] = make()
            except (Unusable, UnreadableFile) as error:
                self._kept[key] = error
        found = self._kept[key]
        if isinstance(found, Unusable | UnreadableFile):
            raise found.with_traceback(None)
        return cast("T", found)

    def find(self, path: str) -> str:
        """Return the file *path*, also where Markdown took underscores of its name away."""
        found = super().find(path)
        if found or self.item is None:
            return found
        from sphinx_readiness.evidence.dunders import as_written  # noqa: PLC0415 - few are missing

        page = self.item.location.path
        try:
            lines = self.once(("lines", page), lambda: (self.tree.text(page) or "").split("\n"))
        except UnreadableFile:
            return ""
        written = as_written(path, self.item, lines)
        return super().find(written) if written else ""

    @cached_property
    def history(self) -> Ancestry:
        """The commits that lead to what is checked out."""
        from sphinx_readiness.files.git_ancestry import Ancestry  # noqa: PLC0415 - few ask

        return Ancestry(self.tree.root)

    def close(self) -> None:
        """Close what was opened for the checks."""
        if "history" in vars(self):
            self.history.close()

    def report(self, path: str) -> str:
        """Return the file *path* that a tool wrote; raises Unusable where there is none."""
        found = self.find(path)
        if not found:
            raise Unusable(Checked(None, *no_file(path), fault=Fault.MISSING))
        return found

    def origin(self, path: str) -> Origin:
        """Return the origin of proof in the file *path*, which is there."""
        return Origin(path, self.tree.digest(path))


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
