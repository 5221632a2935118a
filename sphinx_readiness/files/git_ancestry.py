"""How far a commit lies behind the one that is checked out, by the files of the repository."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from sphinx_readiness.files.commits.commit import read_commit
from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import head_commit, object_of, repository
from sphinx_readiness.text.phrases import N_

MOST_COMMITS: Final = 10_000
"""Commits behind the one that is checked out that are looked at."""

MOST_FOR_TAGS: Final = 3_000
"""Commits among which that of a tag is looked for; one further back is of another branch."""

_SHORTEST: Final = 7
"""Digits of a commit that are enough to name it."""

_TAGGER: Final = re.compile(rb"^tagger [^<>\n]{0,500}<[^<>\n]{0,500}> ([0-9]{1,15}) ", re.MULTILINE)

_LAST_SECOND: Final = 253_402_300_800
"""The first second of the year 10000, which no date can be."""

_NAME: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")


class Ancestry:
    """The commits of the repository that *root* is in, looked at when something asks."""

    def __init__(self, root: Path, most: int = MOST_COMMITS) -> None:
        """Look for a repository at *root* and above, and at so many commits at most."""
        self._root = root
        self._most = most
        self._behind: dict[str, int] = {}
        self._by_short: dict[str, list[str]] = {}
        self._level: list[str] | None = None
        """The commits to go on with; None before the first."""
        self._distance = 0
        self._stopped = False
        self.shallow = False
        """A commit was looked for that is not there, or cannot be read."""

    @cached_property
    def folder(self) -> Path | None:
        """The folder with the objects and references of the repository; None without one."""
        return repository(self._root)

    @cached_property
    def head(self) -> str:
        """The commit that is checked out, in hexadecimal; empty where that is not known."""
        found = head_commit(self._root)
        return found if _NAME.match(found) else ""

    @cached_property
    def _objects(self) -> Objects:
        return Objects(self.folder or self._root)

    def close(self) -> None:
        """Close all files that were opened."""
        if "_objects" in vars(self):
            self._objects.close()

    def reference(self, name: str) -> str:
        """Return the object that the reference *name* stands for; empty if there is none."""
        found = object_of(self.folder, name) if self.folder is not None else ""
        return found if _NAME.match(found) else ""

    def tagged(self, name: str) -> str:
        """Return the commit of the tag *name*; empty if there is no such tag, or none is read."""
        found = self.reference(f"refs/tags/{name}")
        return self._objects.commit_of(found) if found else ""

    def tag_time(self, name: str) -> datetime | None:
        """Return when the tag *name* was made, in UTC, or its commit was."""
        found = self._objects.read(self.reference(f"refs/tags/{name}"))
        if found is None:
            return None
        moment = _TAGGER.search(found.data.partition(b"\n\n")[0])
        commit = read_commit(self._objects, self.tagged(name)) if moment is None else None
        seconds = int(moment[1]) if moment is not None else commit.when if commit else 0
        if not 0 < seconds < _LAST_SECOND:
            return None
        return datetime.fromtimestamp(seconds, UTC)

    def behind(self, commit: str) -> int | None:
        """Return how many steps lead back to *commit*, of which seven digits are enough.

        None where it is not among those that are found; :attr:`incomplete` says whether it may be
        one of the others.
        """
        short = commit[:_SHORTEST]
        while (found := self._full(commit, short)) is None and self._step():
            pass
        return self._behind[found] if found is not None else None

    def _full(self, commit: str, short: str) -> str | None:
        known = self._by_short.get(short, ())
        return next((each for each in known if each.startswith(commit)), None)

    @property
    def incomplete(self) -> str:
        """Why there may be commits that were not found: a template for a *commit*, or nothing."""
        if self.folder is None:
            return N_("there is no git repository to look for commit {commit}")
        if not self.head:
            return N_("what is checked out is not known, so nothing is known of commit {commit}")
        if self.shallow or self._stopped:
            return N_("not all of the history is there or read, so commit {commit} may be missed")
        return ""

    def _step(self) -> bool:
        """Look at the commits that are a step further back; say whether there were any."""
        if self._level is None:
            self._level = [self.head] if self.head else []
        before = len(self._behind)
        following: list[str] = []
        for commit in self._level:
            if commit in self._behind:
                continue
            if len(self._behind) >= self._most:
                self._stopped = True
                break
            self._behind[commit] = self._distance
            self._by_short.setdefault(commit[:_SHORTEST], []).append(commit)
            found = read_commit(self._objects, commit)
            self.shallow = self.shallow or found is None
            following += found.parents if found is not None else ()
        self._level, self._distance = following, self._distance + 1
        return len(self._behind) > before
