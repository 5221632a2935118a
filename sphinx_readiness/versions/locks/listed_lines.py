"""Lockfiles of a line a package: of Bundler, CocoaPods, Mix and Gradle.

Formats: ``Bundler::LockfileParser`` of Bundler; https://guides.cocoapods.org/using/the-podfile.html;
the maps of ``Mix.Dep.Lock``; https://docs.gradle.org/current/userguide/dependency_locking.html.
What comes from a revision has that as its version, which is in no range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import Lock, Package, chosen, normalised, unique

_GEM: Final = re.compile(r" {4}([^\s()]{1,200}) \(([^()\s-]{1,80})(?:-[^()\s]{1,80})?\)")
"""A package of a section, with the platform behind its version."""

_POD: Final = re.compile(r'  - "?([^\s"():]{1,200}) \(([^()\s]{1,80})\)"?:?')

_MIX: Final = re.compile(
    r'[ \t]{0,40}"?([\w.-]{1,200})"?(?:: |\s{0,40}=>\s{0,40})'
    r'\{:(?:hex, :"?[\w.-]{1,200}"?|git, "[^"\n]{0,1000}"), "([^"\s]{1,80})"'
)

_GRADLE: Final = re.compile(r"([\w.-]{1,200}:[\w.-]{1,200}):([\w.+-]{1,80})(?:=|\s*+\Z)")

_ASKED: Final = re.compile(r'  (?:- )?"?([^\s"()!]{1,200})')
"""A dependency of the project itself, with or without a range."""

_HEADER: Final = re.compile(r"[A-Z][A-Z ]{0,60}:?")


def read_bundler(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``Gemfile.lock`` *text*; raises UnreadableFile."""
    yield _sections(path, text, "gem", _GEM, frozenset(("GEM", "GIT", "PATH", "PLUGIN SOURCE")))


def read_cocoapods(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``Podfile.lock`` *text*; raises UnreadableFile."""
    yield _sections(path, text, "cocoapods", _POD, frozenset(("PODS",)))


def _sections(
    path: str, text: str, ecosystem: str, entry: re.Pattern[str], holders: frozenset[str]
) -> Lock:
    """Return the lock of a file of sections, each below a word in capitals."""
    section, begun = "", False
    packages, wanted = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1].strip():
            section = line.rstrip().removesuffix(":") if _HEADER.match(line) else ""
            begun = begun or section in holders or section == "DEPENDENCIES"
        elif section in holders and (match := entry.match(line)):
            packages.append(Package(match[1], match[2], number))
        elif section == "DEPENDENCIES" and (match := _ASKED.match(line)):
            wanted.append(normalised(ecosystem, match[1]))
    found = _some(path, packages, "" if begun else text)
    return Lock(path, ecosystem, found, chosen(ecosystem, found, wanted))


def read_mix(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``mix.lock`` *text*; raises UnreadableFile."""
    yield Lock(path, "hex", _some(path, _matches(_MIX, text), text.strip(" \t\r\n%{}")), {})


def read_gradle(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``gradle.lockfile`` *text*; raises UnreadableFile."""
    written = [line for line in text.split("\n") if not line.startswith(("#", "empty="))]
    found = _some(path, _matches(_GRADLE, text), "".join(written))
    yield Lock(path, "maven", found, {})


def _matches(entry: re.Pattern[str], text: str) -> list[Package]:
    """Return the packages of the lines of *text* that begin as *entry* does."""
    return [
        Package(match[1], match[2], number)
        for number, line in enumerate(text.split("\n"), 1)
        if (match := entry.match(line))
    ]


def _some(path: str, packages: list[Package], text: str) -> tuple[Package, ...]:
    """Return *packages*, each once; raises UnreadableFile if *text* holds something else only."""
    if packages or not text.strip():
        return unique(packages)
    raise UnreadableFile(
        path,
        1,
        N_("this is no lockfile as expected: there is no package in '{start}'"),
        N_("Have the file made again by the tool that writes it."),
        start=shorten(text.strip()),
    )
