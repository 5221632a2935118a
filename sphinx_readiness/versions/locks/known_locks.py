"""Which file is read by which module, and looking a package up in all of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from sphinx_readiness.files.formats.parsed_files import read_text
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.locks.cargo_lock import ranges as cargo_ranges
from sphinx_readiness.versions.locks.cargo_lock import read_cargo
from sphinx_readiness.versions.locks.go import read_go_mod, read_go_sum
from sphinx_readiness.versions.locks.listed_data import (
    read_composer,
    read_dart,
    read_nuget,
    read_pipfile,
    read_swift,
)
from sphinx_readiness.versions.locks.listed_lines import (
    read_bundler,
    read_cocoapods,
    read_gradle,
    read_mix,
)
from sphinx_readiness.versions.locks.npm import read_npm
from sphinx_readiness.versions.locks.pnpm import read_pnpm
from sphinx_readiness.versions.locks.python_locks import read_package_array, read_pylock
from sphinx_readiness.versions.locks.requirements import read_requirements
from sphinx_readiness.versions.locks.unread_locks import unread_locks
from sphinx_readiness.versions.locks.uv import read_uv
from sphinx_readiness.versions.locks.yarn import read_yarn
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.node_manifest import declared as node_manifest
from sphinx_readiness.versions.manifests.node_manifest import requirements
from sphinx_readiness.versions.manifests.php_and_ruby import (
    COMPOSER,
    GEM,
    composer_ranges,
    gem_ranges,
)
from sphinx_readiness.versions.manifests.python_manifest import ranges as python_ranges
from sphinx_readiness.versions.packages import Lock, Package, normalised
from sphinx_readiness.versions.sboms.cyclonedx import read_cyclonedx
from sphinx_readiness.versions.sboms.spdx import read_spdx

RULE: Final = "unreadable-manifest"

_CONFLICT: Final = re.compile(r"^<{7}(?: |$)", re.MULTILINE)
"""How git begins what two branches have made of the same lines."""

Reader: TypeAlias = Callable[[Folder, str, str], Iterable[Lock]]
"""From a folder, the path of a lockfile in it and its text to locks; raises UnreadableFile."""

READERS: Final[Sequence[tuple[re.Pattern[str], Reader]]] = (
    (re.compile(r"Cargo\.lock"), read_cargo),
    (re.compile(r"uv\.lock"), read_uv),
    (re.compile(r"(?:poetry|pdm)\.lock"), read_package_array),
    (re.compile(r"pylock(?:\.[^.]+)?\.toml"), read_pylock),
    (re.compile(r"requirements.*\.txt"), read_requirements),
    (re.compile(r"(?:package-lock|npm-shrinkwrap)\.json"), read_npm),
    (re.compile(r"pnpm-lock\.yaml"), read_pnpm),
    (re.compile(r"yarn\.lock"), read_yarn),
    (re.compile(r"go\.mod"), read_go_mod),
    (re.compile(r"go\.sum"), read_go_sum),
    (re.compile(r"Pipfile\.lock"), read_pipfile),
    (re.compile(r"Gemfile\.lock|gems\.locked"), read_bundler),
    (re.compile(r"composer\.lock"), read_composer),
    (re.compile(r"packages\.lock\.json"), read_nuget),
    (re.compile(r"(?:buildscript-)?gradle\.lockfile"), read_gradle),
    (re.compile(r"mix\.lock"), read_mix),
    (re.compile(r"Podfile\.lock"), read_cocoapods),
    (re.compile(r"Package\.resolved"), read_swift),
    (re.compile(r"pubspec\.lock"), read_dart),
    (re.compile(r"bom\.json|.*\.cdx\.json"), read_cyclonedx),
    (re.compile(r".*\.spdx\.json"), read_spdx),
)
"""Name of a lockfile → what reads it; the first that matches."""


def read_locks(root: Path) -> tuple[tuple[Lock, ...], tuple[RawProblem, ...]]:
    """Return what the lockfiles in the folder *root* say, sorted by path, and what is wrong.

    Only *root* itself is looked into. A lockfile that cannot be read is one problem of the rule
    ``unreadable-manifest``, and so is a broken manifest beside a lockfile that is needed with it.
    """
    folder = Folder(root)
    found: dict[tuple[str, str], Lock] = {}
    for name, reader in _lockfiles(root):
        for lock in _read(folder, name, reader):
            found.setdefault((lock.path, lock.ecosystem), lock)
    problems = dict.fromkeys(each.problem(RULE) for each in folder.failures)
    ordered = sorted(problems, key=lambda each: (each.place, each.message, each.values))
    return tuple(found[key] for key in sorted(found)), tuple(ordered)


def not_read(root: Path) -> tuple[str, ...]:
    """Return the names in the folder *root* that are lockfiles' of formats that nothing reads."""
    return tuple(unread_locks(_names(root), (pattern for pattern, _ in READERS)))


def is_lockfile(name: str) -> bool:
    """Say whether the file *name* is one that is read for what is locked."""
    return any(pattern.fullmatch(name) for pattern, _ in READERS)


def manifests(root: Path) -> tuple[tuple[str, str, Mapping[str, tuple[str, ...]]], ...]:
    """Return the path and the ecosystem of each manifest in *root*, with its ranges by name.

    What cannot be read is passed over: it is reported where its version is looked for.
    """
    folder = Folder(root)
    node: dict[str, tuple[str, ...]] = {}
    for name, text in node_manifest(folder).items():  # an alias asks for what it stands for, too
        for each, known in requirements({name: text}).items():
            node[each] = (*node.get(each, ()), known)
    return (
        ("Cargo.toml", "cargo", cargo_ranges(folder)),
        ("pyproject.toml", "pypi", python_ranges(folder)),
        ("package.json", "npm", node),
        ("composer.json", COMPOSER, composer_ranges(folder)),
        *((name, GEM, gem_ranges(folder.text(name) or "")) for name in gem_files(root)),
    )


def gem_files(root: Path) -> tuple[str, ...]:
    """Return the names in *root* of files in which a project names its gems, sorted."""
    return tuple(each for each in _names(root) if each in _GEMFILES or each.endswith(".gemspec"))


_GEMFILES: Final = ("Gemfile", "gems.rb")


def lookup(locks: Iterable[Lock], name: str) -> tuple[tuple[Lock, Package], ...]:
    """Return the packages that *name* is, each with its lock.

    If the project itself depends on *name* anywhere, they are what that dependency resolves to;
    else all packages of that name. Each ecosystem compares names in its own way.
    """
    given = tuple(locks)
    direct = tuple(
        (lock, package)
        for lock in given
        for package in lock.direct.get(normalised(lock.ecosystem, name), ())
    )
    return direct or tuple(
        (lock, package)
        for lock in given
        for package in lock.by_name.get(normalised(lock.ecosystem, name), ())
    )


def resolved(locks: Iterable[Lock], name: str) -> tuple[tuple[Lock, Package], ...]:
    """Return all packages that *name* is for the project and the members of its workspace.

    As :func:`lookup`, which leaves out what only members or aliases resolve to.
    """
    given = tuple(locks)
    own = tuple(
        (lock, package)
        for lock in given
        for package in (lock.every or lock.direct).get(normalised(lock.ecosystem, name), ())
    )
    return own or lookup(given, name)


def _lockfiles(root: Path) -> Iterator[tuple[str, Reader]]:
    """Yield the names in *root* that are lockfiles', sorted, and what reads them."""
    for name in _names(root):
        for pattern, reader in READERS:
            if pattern.fullmatch(name):
                yield name, reader
                break


def _names(root: Path) -> list[str]:
    try:
        return sorted(os.listdir(root))  # noqa: PTH208 - names are all that is needed
    except OSError:
        return []


def _read(folder: Folder, name: str, reader: Reader) -> tuple[Lock, ...]:
    """Return the locks in the file *name*; note why it cannot be read."""
    return folder.tried(lambda: tuple(reader(folder, name, _merged(folder, name)))) or ()


def _merged(folder: Folder, name: str) -> str:
    """Return the text of the file *name*; raises UnreadableFile, also for one of two minds."""
    text = read_text(folder.root, name)
    match = _CONFLICT.search(text)
    if match is None:
        return text
    raise UnreadableFile(
        name,
        text.count("\n", 0, match.start()) + 1,
        N_("a merge that is not finished has left its marks here, and both sides"),
        N_("Finish the merge, or have the file made again by the tool that writes it."),
    )
