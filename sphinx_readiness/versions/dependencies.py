"""What items say about dependencies, against lockfiles and SBOMs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.model import Item, Location
from sphinx_readiness.core.problems import Pairs, RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.core.versions import PEP440, SEMVER, StatedDependency
from sphinx_readiness.versions.compare import parse, same, satisfies
from sphinx_readiness.versions.statements import DEPENDENCY, names_dependency

if TYPE_CHECKING:
    from sphinx_readiness.versions.locks import Lock

_ELSEWHEN: Final = re.compile(
    r"(?:\b(?:from|since|before|until|till|than|after|was|were|old|older|previous|previously|replaces?"
    r"|replaced|removed?|dropped|instead of|not|no|without)|[<>!~^]=?)[ ]{1,3}\Z",
    re.IGNORECASE,
)
"""What stands before a version that is not the one in use."""

_SHOWN: Final = 4


class Dependencies:
    """The lockfiles of a project, which are read when something is first asked for."""

    def __init__(self, root: Path) -> None:
        """Look into the folder *root*."""
        self._root = root
        self._locks: tuple[Lock, ...] | None = None
        self.problems: tuple[RawProblem, ...] = ()
        """What is wrong with the lockfiles that were read."""

    @property
    def locks(self) -> tuple[Lock, ...]:
        """The lockfiles."""
        if self._locks is None:
            from sphinx_readiness.versions.locks import read_locks  # noqa: PLC0415 - often not asked

            self._locks, self.problems = read_locks(self._root)
        return self._locks

    def meets(self, name: str, requirement: str) -> tuple[str, Pairs] | None:
        """Return why the dependency *name* does not meet *requirement*; empty if it does.

        What the project itself depends on counts, and any of several versions otherwise. A
        version also meets a requirement that the manifest states in the same words. None where
        the requirement is not understood.
        """
        from sphinx_readiness.versions.locks import lookup  # noqa: PLC0415

        found = lookup(self.locks, name)
        values: Pairs = (("name", shorten(name)),)
        if not self.locks:
            return N_("there is no lockfile to look for '{name}' in"), values
        if not found:
            return N_("no lockfile knows '{name}'"), values
        if not requirement:
            return "", ()
        wanted = requirement.lstrip("= ").rstrip()
        results = [
            satisfies(package.version, requirement, _scheme(lock)) for lock, package in found
        ]
        if None in results and True not in results:
            return None
        if True in results or (requirement.startswith("=") and self._is_required(name, wanted)):
            return "", ()
        shown = ", ".join(
            f"{package.version} ({lock.path}:{package.line})" for lock, package in found[:_SHOWN]
        )
        return N_("'{name}' is {found}"), (*values, ("found", shown))

    def _is_required(self, name: str, wanted: str) -> bool:
        """Say whether a manifest asks for the version *wanted* in so many words."""
        from sphinx_readiness.versions.locks import normalised  # noqa: PLC0415

        claim = parse(wanted)
        for lock in self.locks:
            text = lock.requirements.get(normalised(lock.ecosystem, name), "")
            stated = parse(text.lstrip("=^~> ").split(",")[0].strip())
            if claim is not None and stated is not None and claim == stated:
                return True
        return False

    def stated_in(self, items: Iterable[Item]) -> Iterator[StatedDependency]:
        """Yield the versions in the notes of passed *items* that are not those in the lockfiles.

        Only of what the project itself depends on, by its exact name.
        """
        for item in items:
            if not names_dependency(item):
                continue
            for match in DEPENDENCY.finditer(item.notes):
                before = item.notes[max(match.start() - 20, 0) : match.start("name")]
                if _ELSEWHEN.search(before) is None:
                    yield from self._compared(item, match["name"], match["version"])

    def _compared(self, item: Item, name: str, version: str) -> Iterator[StatedDependency]:
        from sphinx_readiness.versions.locks import normalised  # noqa: PLC0415

        claim = parse(version)
        found = [
            (lock, package)
            for lock in self.locks
            for package in lock.direct.get(normalised(lock.ecosystem, name), ())
            if _spelled(package.name) == _spelled(name)
        ]
        if claim is None or not found or self._is_required(name, version):
            return
        versions = [parse(package.version) for _, package in found]
        if any(each is None or same(claim, each) for each in versions):
            return
        lock, package = found[0]
        place = Location(lock.path, package.line)
        yield StatedDependency(item, name, version, package.version, place)


def _spelled(name: str) -> str:
    return name.replace("_", "-").replace(".", "-")


def _scheme(lock: Lock) -> str:
    return PEP440 if lock.ecosystem == "pypi" else SEMVER
