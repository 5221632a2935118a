"""Which commit wrote a line as it is: what ``git blame`` says, without running git.

From the commit that is checked out it is followed back, along all parents, where each line was
before; a line that no parent has is of that commit. What is too far back, or was not fetched, is
not known. Files that were renamed are followed.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.files.commits.commit import Commit, read_commit
from sphinx_readiness.files.commits.kept_lines import kept_lines
from sphinx_readiness.files.commits.renames import former_path, taken_away
from sphinx_readiness.files.commits.trees import Trees, parts_of
from sphinx_readiness.files.git_objects import Objects
from sphinx_readiness.files.git_refs import head_commit, prefix_of, repository
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

MOST_COMMITS: Final = 10_000
"""Commits that are looked at."""

MOST_BYTES: Final = 256 << 20
"""Bytes of their objects together: 256 MiB."""

_HELD: Final = 32 << 20
"""Bytes of texts that are kept, as each is compared with the one before it and the one after."""

Line: TypeAlias = tuple[str, int]
"""A file, relative to the root, and a line of it from 1."""

_Lines: TypeAlias = dict[int, list[Line]]
"""By the number of a line in an earlier text, from 0: the lines of now that it became."""


class Blamed(NamedTuple):
    """What was found out of lines; those in neither are not known."""

    commits: Mapping[Line, Commit]
    """The commit that wrote each."""
    uncommitted: Collection[Line]
    """Lines that the commit which is checked out does not have."""


class _File(NamedTuple):
    """A file at one commit, and the lines of it that are looked for."""

    blob: str
    lines: _Lines


_Files: TypeAlias = dict[str, _File]
"""By path in the work tree."""


class Blame:
    """The history of the repository that *root* is in, looked at for lines of its files."""

    def __init__(self, root: Path) -> None:
        """Look for a repository at *root* and above."""
        self._root = root
        self.folder = repository(root)
        """The folder with the objects of the repository; None without one."""
        self._objects = Objects(self.folder or root, MOST_BYTES)
        self._trees = Trees(self._objects)
        self._commits: dict[str, Commit | None] = {}
        self._texts: dict[str, list[bytes] | None] = {}
        self._held = 0

    def close(self) -> None:
        """Close all files that were opened."""
        self._objects.close()

    def of(self, wanted: Mapping[str, Collection[int]]) -> Blamed:
        """Return which commits wrote the *wanted* lines, from 1, of files below the root."""
        found: dict[Line, Commit] = {}
        head = head_commit(self._root) if self.folder is not None else ""
        commit = self._commit(head)
        if commit is None:
            return Blamed(found, frozenset())
        files, uncommitted = self._checked_out(commit, wanted)
        for one, lines in self._followed(head, files):
            found.update(dict.fromkeys(lines, one))
        return Blamed(found, uncommitted)

    def _checked_out(
        self, commit: Commit, wanted: Mapping[str, Collection[int]]
    ) -> tuple[_Files, set[Line]]:
        """Return the lines that are now as they are in *commit*, by file, and the others."""
        files: _Files = {}
        uncommitted: set[Line] = set()
        prefix = prefix_of(self._root)
        for path, numbers in wanted.items():
            full = f"{prefix}{_real(self._root, path)}"
            blob = self._trees.blob(commit.tree, parts_of(full))
            text = self._text(blob) if blob else []
            try:
                now = _lines(read_bytes(self._root, path))
            except UnreadableFile:
                continue
            if text is None:
                continue
            kept = kept_lines(text, now)
            uncommitted |= {(path, at) for at in numbers if at - 1 not in kept}
            lines = {kept[at - 1]: [(path, at)] for at in numbers if at - 1 in kept}
            _join(files, {full: _File(blob, lines)})
        return files, uncommitted

    def _followed(self, head: str, files: _Files) -> Iterator[tuple[Commit, list[Line]]]:
        """Yield commits and the lines that they wrote, the newest first."""
        pending = {head: files}
        order = [(0, head)]
        seen = 0
        while order and seen < MOST_COMMITS:
            name = heappop(order)[1]
            commit, files = self._commit(name), pending.pop(name, {})
            if commit is None or not files:
                continue
            seen += 1
            whole = True
            for parent, passed in self._passed(commit, files):
                before = self._commit(parent)
                if before is None:
                    whole = False  # a line that is left may be of it
                elif passed:
                    if parent in pending:
                        _join(pending[parent], passed)
                    else:
                        pending[parent] = passed
                        heappush(order, (-before.when, parent))
            if whole:
                yield commit, [line for each in files.values() for line in _now(each.lines)]

    def _passed(self, commit: Commit, files: _Files) -> Iterator[tuple[str, _Files]]:
        """Yield the parents of *commit*, and the lines that they have; *files* keeps the rest.

        First where a file was called the same, then where it was not.
        """
        for parent in commit.parents:
            before = self._commit(parent)
            if before is not None and commit.tree == before.tree:
                passed = dict(files)
                files.clear()
                yield parent, passed
            elif before is not None and files:
                blobs = self._blobs(before, files)
                passed = {path: each for path, each in files.items() if blobs[path] == each.blob}
                for path in passed:
                    del files[path]
                _join(passed, self._kept(files, {p: (p, blobs[p]) for p in files if blobs[p]}))
                yield parent, passed
            else:
                yield parent, {}
        for parent in commit.parents if files else ():
            before = self._commit(parent)
            gone = taken_away(self._trees, before.tree, commit.tree) if before is not None else {}
            if before is None or not gone:
                yield parent, {}
                continue
            new = (path for path, blob in self._blobs(before, files).items() if not blob)
            former = {path: former_path(path, files[path].blob, gone, self._text) for path in new}
            yield parent, self._kept(files, {p: (f, gone[f]) for p, f in former.items() if f})

    def _blobs(self, commit: Commit, paths: Iterable[str]) -> dict[str, str]:
        """Return what *paths* are in *commit*; empty where they are nothing."""
        folders: dict[str, Mapping[str, str]] = {}
        found = {}
        for path in paths:
            folder, _slash, name = path.rpartition("/")
            names = folders.get(folder)
            if names is None:
                tree = self._trees.blob(commit.tree, parts_of(folder) if folder else ())
                names = folders[folder] = self._trees.names(tree) if tree else {}
            found[path] = names.get(name, "")
        return found

    def _kept(self, files: _Files, former: Mapping[str, tuple[str, str]]) -> _Files:
        """Take the lines out of *files* that they had before, when they were *former*."""
        passed: _Files = {}
        for path, (name, blob) in former.items():
            file = files[path]
            old, new = self._text(blob), self._text(file.blob)
            taken: _Lines = {}
            rest: _Lines = {}
            if old is not None and new is not None:  # else it is not known whose they are
                kept = kept_lines(old, new)
                for at, lines in file.lines.items():
                    if at in kept:
                        taken[kept[at]] = lines
                    else:
                        rest[at] = lines
            if taken:
                _join(passed, {name: _File(blob, taken)})
            if rest:
                files[path] = _File(file.blob, rest)
            else:
                del files[path]
        return passed

    def _commit(self, name: str) -> Commit | None:
        if name not in self._commits:
            self._commits[name] = read_commit(self._objects, name)
        return self._commits[name]

    def _text(self, blob: str) -> list[bytes] | None:
        """Return the lines of *blob*; None if it cannot be had."""
        if blob not in self._texts:
            found = self._objects.read(blob)
            if self._held > _HELD:
                self._texts.clear()
                self._held = 0
            good = found is not None and found.kind == "blob"
            self._texts[blob] = _lines(found.data) if found is not None and good else None
            self._held += len(found.data) if found is not None else 0
        return self._texts[blob]


def _join(files: _Files, more: _Files) -> None:
    """Add the lines of *more* to *files*."""
    for path, file in more.items():
        if path not in files:
            files[path] = file
            continue
        mine = files[path].lines
        for at, now in file.lines.items():
            mine[at] = [*mine[at], *now] if at in mine else now


def _now(lines: _Lines) -> Iterator[Line]:
    for each in lines.values():
        yield from each


def _lines(data: bytes) -> list[bytes]:
    """Return the lines of a file, whatever ends them: a checkout may change that."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _real(root: Path, path: str) -> str:
    """Return *path* as the work tree has it: a link stands for the file that it leads to."""
    real, home = os.path.realpath(root / path), os.path.realpath(root)
    inside = os.path.relpath(real, home).replace(os.sep, "/")
    return path if inside.startswith("../") else inside
