"""What items say about dependencies, against lockfiles and SBOMs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.evidence.noted_dependencies import DEPENDENCY, names_dependency
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.problems import Pairs, RawProblem
from sphinx_readiness.model.versions import StatedDependency
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse, same

if TYPE_CHECKING:
    from sphinx_readiness.versions.locks import Lock, Package

_ELSEWHEN: Final = re.compile(
    r"(?:\b(?:from|since|before|until|till|than|after|was|were|old|older|previous|previously|replaces?"
    r"|replaced|removed?|dropped|instead of|not|no|without)|[<>!~^]=?)[ ]{1,3}\Z",
    re.IGNORECASE,
)
"""What stands before a version that is not the one in use."""

_ABOUT_OTHERS: Final = re.compile(
    r"\b(?:CVE|GHSA|affect|vulnerab|exploit|broken in|fixed in|bug in|update|upgrade|bump|migrat"
    r"|move[ds]?\b|downgrade|switch|rais(?:e|ing)|replac)",
    re.IGNORECASE,
)
"""In the words before a version: it is one that was, or one that somebody else has."""

_GOES_ON: Final = re.compile(
    r"[ ]?(?:to|->|=>|\u2192|only|or (?:older|earlier|below)|and (?:older|earlier|below)|and before"
    r"|is (?:affected|vulnerable|broken)|was|through)(?!\w)",
    re.IGNORECASE,
)
"""Behind a version that is not the one in use."""

_CLAUSE: Final = 60
"""Characters before a version that are looked at for what is said of it."""

_UNREAD: Final = N_(
    "that cannot be told: the format of {path} is not read, and nothing else knows '{name}'"
)

_BROKEN: Final = N_("that cannot be told: {path} cannot be read, and nothing else locks '{name}'")

_SHOWN: Final = 4


class Dependencies:
    """The lockfiles of a project, which are read when something is first asked for."""

    def __init__(self, root: Path) -> None:
        """Look into the folder *root*."""
        self._root = root
        self._locks: tuple[Lock, ...] | None = None
        self._nested: tuple[Lock, ...] | None = None
        self._manifests: tuple[tuple[str, str, Mapping[str, tuple[str, ...]]], ...] | None = None
        self.problems: tuple[RawProblem, ...] = ()
        """What is wrong with the lockfiles that were read."""

    @property
    def locks(self) -> tuple[Lock, ...]:
        """The lockfiles."""
        if self._locks is None:
            from sphinx_readiness.versions.locks import read_locks  # noqa: PLC0415 - often not asked

            self._locks, self.problems = read_locks(self._root)
        return self._locks

    def knows(self, name: str) -> bool:
        """Say whether a lockfile or a manifest names the dependency *name*."""
        return bool(self._resolved(name) or self._asked(name))

    def meets(self, name: str, requirement: str) -> tuple[str, Pairs] | None:
        """Return why the dependency *name* does not meet *requirement*; empty if it does.

        What the project itself and the members of its workspace resolve it to counts, all of it;
        else all versions of that name. Without a lockfile the range of the manifest has to imply
        the requirement. None where that is not understood.
        """
        found = self._resolved(name)
        values: Pairs = (("name", shorten(name)),)
        if not found:
            return self._implied(name, requirement)
        if not requirement:
            return "", ()
        from sphinx_readiness.versions.ranges import in_range, is_range  # noqa: PLC0415

        results = [
            (in_range(package.version, requirement, lock.ecosystem), lock, package)
            for lock, package in found
        ]
        if any(
            met is None and not is_range(requirement, lock.ecosystem) for met, lock, _ in results
        ):
            return None
        if all(met for met, _, _ in results):
            return self._unpinned(name, requirement, {lock.path for _, lock, _ in results})
        results.sort(key=lambda each: bool(each[0]))
        shown = ", ".join(
            f"{package.version} ({lock.path}:{package.line})"
            for _, lock, package in results[:_SHOWN]
        )
        return N_("'{name}' is {found}"), (*values, ("found", shown))

    def _resolved(self, name: str) -> tuple[tuple[Lock, Package], ...]:
        from sphinx_readiness.versions.locks import nested_locks, resolved  # noqa: PLC0415

        found = resolved(self.locks, name)
        if found or self._asked(name):
            return found
        if self._nested is None:
            self._nested = nested_locks(self._root)
        return resolved(self._nested, name)

    def _implied(self, name: str, requirement: str) -> tuple[str, Pairs] | None:
        """Return why no manifest says that *name*, which is not locked, meets *requirement*."""
        from sphinx_readiness.versions.locks import is_lockfile, not_read  # noqa: PLC0415

        asked = self._asked(name)
        values: Pairs = (("name", shorten(name)),)
        broken = [path for path, _ in (each.place for each in self.problems) if is_lockfile(path)]
        if broken and requirement:  # it may say something else than the manifest
            return _BROKEN, (*values, ("path", broken[0]))
        if not asked:
            if unread := not_read(self._root):
                return _UNREAD, (*values, ("path", unread[0]))
            if not any(lock.packages for lock in self.locks):
                return N_("there is no lockfile to look for '{name}' in"), values
            return N_("no lockfile knows '{name}'"), values
        if not requirement:
            return "", ()
        from sphinx_readiness.versions.ranges import implies, is_range  # noqa: PLC0415

        if not all(is_range(requirement, ecosystem) for _, ecosystem, _ in asked):
            return None
        for path, ecosystem, known in asked:
            if not implies(known, requirement, ecosystem):
                return _untold(name, path, known)
        return "", ()

    def _unpinned(self, name: str, requirement: str, paths: set[str]) -> tuple[str, Pairs]:
        """Return why a line of the files *paths* that pins nothing does not meet *requirement*."""
        from sphinx_readiness.versions.locks import normalised  # noqa: PLC0415
        from sphinx_readiness.versions.ranges import implies  # noqa: PLC0415

        for lock in self.locks:
            for known in lock.unpinned.get(normalised(lock.ecosystem, name), ()):
                if lock.path in paths and not implies(known, requirement, lock.ecosystem):
                    return _untold(name, lock.path, known)
        return "", ()

    def _asked(self, name: str) -> list[tuple[str, str, str]]:
        """Return the path, the ecosystem and the range of each manifest that asks for *name*.

        Only of ecosystems of which there is no lockfile, but for files of requirements.
        """
        from sphinx_readiness.versions.locks import manifests, normalised  # noqa: PLC0415

        locked = {
            lock.ecosystem
            for lock in self.locks
            if lock.packages and not lock.path.endswith(".txt")
        }
        found = [
            (lock.path, lock.ecosystem, text)
            for lock in self.locks
            if lock.ecosystem not in locked
            for text in lock.unpinned.get(normalised(lock.ecosystem, name), ())
        ]
        if self._manifests is None:
            self._manifests = manifests(self._root)
        return found + [
            (path, ecosystem, text)
            for path, ecosystem, ranges in self._manifests
            if ecosystem not in locked
            for text in ranges.get(normalised(ecosystem, name), ())
        ]

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
                if not _is_elsewhen(item.notes, match):
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


def _is_elsewhen(notes: str, match: re.Match[str]) -> bool:
    """Say whether the version that *match* found in *notes* is not said to be the one in use."""
    before = notes[max(match.start() - _CLAUSE, 0) : match.start("name")]
    if _ELSEWHEN.search(before) or _GOES_ON.match(notes, match.end()):
        return True
    clause = re.split(r"[.;]\s", before)[-1]
    about = _ABOUT_OTHERS.search(clause)
    # "updated to requests 2.31.0" says what is in use now.
    return about is not None and re.search(r"\bto\s+\Z", before) is None


def _untold(name: str, path: str, known: str) -> tuple[str, Pairs]:
    values: Pairs = (("name", shorten(name)), ("path", path))
    if not known:
        return N_(
            "that cannot be told: '{name}' is not locked, and {path} takes any version"
        ), values
    return (
        N_("that cannot be told: '{name}' is not locked, and {path} asks for '{range}'"),
        (*values, ("range", shorten(known))),
    )


def _spelled(name: str) -> str:
    return name.replace("_", "-").replace(".", "-")
