"""``package-lock.json`` and ``npm-shrinkwrap.json``, lockfile versions 1 to 3.

https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json. Versions 2 and 3 name the folder
of each package, the project's own is ``""``; version 1 nests, and the project's own dependencies
are in ``package.json`` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.json_text import json_places
from sphinx_readiness.files.formats.parsed_files import parse_json
from sphinx_readiness.files.formats.shapes import expect_table, table, word
from sphinx_readiness.files.formats.unreadable_text import DEPTH_LIMIT
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.node_manifest import (
    ECOSYSTEM,
    declared,
    is_version,
    ranges,
    requirements,
    split_alias,
)
from sphinx_readiness.versions.packages import Lock, Package, Resolved

_FOLDER: Final = "node_modules/"


def read_npm(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*; raises UnreadableFile."""
    document = expect_table(parse_json(text, path), path, "/")
    if "packages" in document:
        yield _folders(path, text, expect_table(document["packages"], path, "packages"))
    else:
        yield _nested(folder, path, text, document)


def _folders(path: str, text: str, entries: dict[str, object]) -> Lock:
    """Return the lock of version 2 or 3."""
    lines = _lines_of_folders(text)
    packages: dict[str, Package] = {}
    for where, value in entries.items():
        entry = table(value)
        name = word(entry.get("name")) or where.rpartition(_FOLDER)[2]
        version = word(entry.get("version"))
        if version and name:
            packages[where] = Package(name, version, lines.get(where, 1))
    resolved = Resolved(ECOSYSTEM)
    wanted: dict[str, str] = {}
    outside = [where for where in entries if _FOLDER not in where]  # the project and workspaces
    for where in sorted(outside):
        value = entries[where]
        for name, text_of_range in ranges(table(value)).items():
            wanted.setdefault(name, text_of_range)
            found = _resolve(entries, packages, where, name)
            resolved.add(name, [found] if found is not None else [], member=bool(where))
    installed = tuple(package for where, package in packages.items() if where)
    return Lock(
        path, ECOSYSTEM, installed, resolved.direct(), requirements(wanted), every=resolved.every()
    )


def _resolve(
    entries: dict[str, object], packages: dict[str, Package], where: str, name: str
) -> Package | None:
    """Return the package that *name* is in the folder *where*: the nearest one going up."""
    while True:
        candidate = f"{where}/{_FOLDER}{name}" if where else f"{_FOLDER}{name}"
        entry = table(entries.get(candidate))
        if entry.get("link") is True:
            return packages.get(word(entry.get("resolved")))
        if candidate in packages or not where:
            return packages.get(candidate)
        where = where.rpartition("/")[0]


def _lines_of_folders(text: str) -> dict[str, int]:
    """Return the line of the version of each folder, or else of its key."""
    lines: dict[str, int] = {}
    for pointer, line in json_places(text, 3):
        match pointer:
            case ("packages", str(where)) | ("packages", str(where), "version"):
                lines[where] = line
    return lines


def _nested(folder: Folder, path: str, text: str, document: dict[str, object]) -> Lock:
    """Return the lock of version 1."""
    tree = expect_table(document.get("dependencies", {}), path, "dependencies")
    lines = _lines_of_nested(text)
    packages: list[Package] = []
    top: dict[str, Package] = {}
    rest: list[tuple[tuple[str, ...], dict[str, object]]] = [(("dependencies",), tree)]
    while rest:
        pointer, entries = rest.pop()
        for name, value in entries.items():
            entry = table(value)
            where = (*pointer, name)
            real, version = split_alias(word(entry.get("version")))
            if is_version(version):
                package = Package(real or name, version, lines.get(where, 1))
                packages.append(package)
                if len(where) == 2:  # noqa: PLR2004 - "dependencies" and the name
                    top[name] = package
            rest.append(((*where, "dependencies"), table(entry.get("dependencies"))))
    resolved = Resolved(ECOSYSTEM)
    wanted = declared(folder)
    for name in wanted:
        resolved.add(name, [top[name]] if name in top else [])
    packages.sort(key=lambda each: (each.line, each.name))
    return Lock(
        path,
        ECOSYSTEM,
        tuple(packages),
        resolved.direct(),
        requirements(wanted),
        every=resolved.every(),
    )


def _lines_of_nested(text: str) -> dict[tuple[str | int, ...], int]:
    """Return the line of the version of each entry by its pointer."""
    return {
        pointer[:-1]: line
        for pointer, line in json_places(text, DEPTH_LIMIT)
        if pointer[-1] == "version" and pointer[0] == "dependencies"
    }
