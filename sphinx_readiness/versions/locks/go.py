"""``go.mod``, and ``go.sum`` for modules that go.mod does not name.

https://go.dev/ref/mod. Versions are told without the ``v`` that Go writes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from sphinx_readiness.files.formats.parsed_files import UnreadableFile
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import Lock, Package, named, unique

ECOSYSTEM: Final = "golang"

_VERSION: Final = re.compile(r"v[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*")

_INDIRECT: Final = re.compile(r"//\s*indirect\b")

_DIRECTIVES: Final = frozenset(
    [
        "module",
        "go",
        "toolchain",
        "godebug",
        "require",
        "tool",
        "exclude",
        "replace",
        "retract",
        "ignore",
    ]
)

_SUM_FIELDS: Final = 3


@dataclass(slots=True)
class _Module:
    """What a go.mod says."""

    required: list[tuple[Package, bool]] = field(default_factory=list)
    """With whether it is direct."""
    replaced: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """Module and version (or nothing) → the version or folder used instead, and the line."""


def read_go_mod(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the go.mod *text*; raises UnreadableFile."""
    module = _module(path, text)
    packages: list[Package] = []
    direct: list[Package] = []
    for package, is_direct in module.required:
        used = _replaced(module, package)
        packages.append(used)
        if is_direct:
            direct.append(used)
    yield Lock(path, ECOSYSTEM, tuple(packages), named(ECOSYSTEM, direct))


def read_go_sum(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock of the modules in the go.sum *text* that go.mod does not name.

    A line is ``module version hash``; one about a go.mod alone says nothing of what is built.
    Raises UnreadableFile.
    """
    manifest = folder.text("go.mod")
    known: set[str] = set()
    if manifest is not None:
        with suppress(UnreadableFile):  # reported where go.mod is read
            known = {package.name for package, _ in _module("go.mod", manifest).required}
    packages = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split()
        if not parts:
            continue
        if len(parts) != _SUM_FIELDS or not parts[1].startswith("v"):
            raise _broken(path, number, line)
        name, version, _ = parts
        if not version.endswith("/go.mod") and name not in known:
            packages.append(Package(name, version.removeprefix("v"), number))
    if packages:
        yield Lock(path, ECOSYSTEM, unique(packages), {})


def _module(path: str, text: str) -> _Module:
    module = _Module()
    block, begun = "", (1, "")
    for number, line in enumerate(text.split("\n"), 1):
        content, _, _ = line.partition("//")
        parts = content.replace("(", " ( ").replace(")", " ) ").split()
        if not parts:
            continue
        if block:
            if parts == [")"]:
                block = ""
                continue
            directive = block
        else:
            directive = parts.pop(0)
            if directive not in _DIRECTIVES:
                raise _broken(path, number, line)
            if parts == ["("]:
                block, begun = directive, (number, line)
                continue
        if directive == "require":
            _require(module, path, number, line, [each.strip('"`') for each in parts])
        elif directive == "replace":
            _replace(module, path, number, line, [each.strip('"`') for each in parts])
    if block:
        raise _broken(path, *begun)
    return module


def _require(module: _Module, path: str, number: int, line: str, parts: list[str]) -> None:
    if len(parts) != 2 or not _VERSION.fullmatch(parts[1]):  # noqa: PLR2004
        raise _broken(path, number, line)
    package = Package(parts[0], parts[1].removeprefix("v"), number)
    module.required.append((package, _INDIRECT.search(line) is None))


def _replace(module: _Module, path: str, number: int, line: str, parts: list[str]) -> None:
    match parts:
        case [name, "=>", _, version] if _VERSION.fullmatch(version):
            module.replaced[name, ""] = version.removeprefix("v"), number
        case [name, old, "=>", _, version] if _VERSION.fullmatch(version):
            module.replaced[name, old.removeprefix("v")] = version.removeprefix("v"), number
        case [name, "=>", where]:  # a folder: what is in it may be of any version
            module.replaced[name, ""] = where, number
        case [name, old, "=>", where]:
            module.replaced[name, old.removeprefix("v")] = where, number
        case _:
            raise _broken(path, number, line)


def _replaced(module: _Module, package: Package) -> Package:
    """Return what is used in place of *package*; a replacement of that version counts first."""
    for key in ((package.name, package.version), (package.name, "")):
        if key in module.replaced:
            version, line = module.replaced[key]
            return Package(package.name, version, line)
    return package


def _broken(path: str, line: int, content: str) -> UnreadableFile:
    return UnreadableFile(
        path,
        line,
        N_("this line is not what a Go module file has: '{content}'"),
        N_("Mend the line, or run 'go mod tidy'."),
        content=shorten(content),
    )
