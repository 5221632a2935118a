"""release-please: its manifest and the extra files, package by package.

The formats are those of its documents ``manifest-releaser.md`` and ``customizing.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.files.project_tree import Tree, get, language_of, string, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source, Unchecked
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.tool_globs import by_python

TOOL: Final = "release-please"

_MANIFEST: Final = ".release-please-manifest.json"

_CONFIG: Final = "release-please-config.json"

_SOURCES: Final = frozenset(("VERSION", "VERSION.txt", "version.txt"))
"""Files that are compared as sources of the version already."""

_PATH: Final = re.compile(
    r"\$((?:\.[\w-]{1,100}|\[[0-9]{1,6}\]|\['[^']{1,100}'\]|\[\"[^\"]{1,100}\"\]){1,20})\Z"
)
"""A JSONPath that names one place."""

_STEP: Final = re.compile(r"\.([\w-]+)|\[([0-9]+)\]|\[['\"]([^'\"]+)['\"]\]")

_XPATH: Final = re.compile(r"//?([\w.-]{1,100})((?:/[\w.-]{1,100}){1,20})\Z")
"""An XPath that names one place by the names of elements, from the root."""


def read_release_please(tree: Tree) -> Iterator[Convention]:
    """Yield the manifest of release-please and its extra files, package by package."""
    versions = table(tree.json(_MANIFEST))
    config = tree.json(_CONFIG)
    packages = table(config, "packages")
    for folder, version in versions.items():
        if isinstance(version, str) and parse(version) is not None:
            yield _package(tree, config, folder, version)
    for folder in packages:
        if folder not in versions and get(packages[folder], "extra-files"):
            place = tree.at(_CONFIG, "packages", folder, "extra-files")
            why = N_("{tool} rewrites files, but the version that it looks for is not known here")
            yield Convention(None, (), (unchecked(TOOL, place, why),))


def _package(tree: Tree, config: object, folder: str, version: str) -> Convention:
    keys: tuple[str, ...] = ("packages", folder, "extra-files")
    extra = get(config, *keys)
    if not isinstance(extra, list):  # those of all packages
        keys = ("extra-files",)
        extra = get(config, *keys)
    found: list[Listed] = []
    unknown: list[Unchecked] = []
    for number, entry in enumerate(extra if isinstance(extra, list) else []):
        place = tree.at(_CONFIG, *keys, number)
        some, not_looked_at = _entry(tree, folder, version, entry, place)
        found += some
        unknown += not_looked_at
    found += _version_file(tree, config, folder, version)
    source = None
    if folder == ".":
        source = Source("", version, tree.at(_MANIFEST, folder), SEMVER, released=True)
    return Convention(source, tuple(found), tuple(unknown))


def _version_file(tree: Tree, config: object, folder: str, version: str) -> list[Listed]:
    """Return the file that is nothing but the version, where one is named, or is there."""
    own = table(config, "packages", folder)
    name = string(own, "version-file") or string(config, "version-file")
    kind = string(own, "release-type") or string(config, "release-type")
    path = str(PurePosixPath(folder) / (name or "version.txt"))
    if not name and (kind != "simple" or not tree.has(path)):
        return []
    if path in _SOURCES:
        return []
    keys = ("packages", folder) if own else ()
    return [Listed(TOOL, tree.at(_CONFIG, *keys), path, version)]


def _entry(
    tree: Tree, folder: str, version: str, entry: object, place: Location
) -> tuple[list[Listed], list[Unchecked]]:
    """Return what one of the extra files lists, and what of it cannot be looked at."""
    name = entry if isinstance(entry, str) else string(entry, "path")
    if not name:
        return [], []
    path = str(PurePosixPath("" if name.startswith("/") else folder) / name.strip("/"))
    kind = string(entry, "type") or "generic"
    globbed = get(entry, "glob") is True
    names = [path]
    if globbed:
        names = by_python(tree, path, recursive=True)
    pointer: tuple[str | int, ...] = ()
    if kind != "generic":
        pointer = _pointer_of(tree, kind, entry, path)
        if not pointer or kind not in {"json", "toml", "yaml", "xml", "pom"}:
            why = N_("{tool} rewrites '{path}' at a place that is not understood here")
            return [], [unchecked(TOOL, place, why, path=path)]
    elif isinstance(entry, str) and language_of(path):
        pointer = ("version",)
    marked = kind == "generic"
    return [
        Listed(TOOL, place, each, version, pointer=pointer, marked=marked, globbed=globbed)
        for each in names
    ], []


def _pointer_of(tree: Tree, kind: str, entry: object, path: str) -> tuple[str | int, ...]:
    """Return the place that an entry of *kind* names in the file *path*; nothing for others."""
    if kind == "pom":
        return ("version",)
    if kind != "xml":
        return _pointer(string(entry, "jsonpath"))
    match = _XPATH.match(string(entry, "xpath"))
    root = tree.xml(path) if match is not None and language_of(path) == "xml" else None
    if match is None or (root is not None and root.name != match[1]):
        return ()
    return tuple(match[2].strip("/").split("/"))


def _pointer(path: str) -> tuple[str | int, ...]:
    """Return the keys of a JSONPath that names one place; nothing for others."""
    match = _PATH.match(path)
    if match is None:
        return ()
    steps = _STEP.findall(match[1])
    return tuple(int(index) if index else name or quoted for name, index, quoted in steps)
