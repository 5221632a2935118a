"""Lockfiles in JSON and YAML: of Pipenv, Composer, NuGet, Swift and Dart.

Formats: the documentation of Pipenv; the ``Locker`` of Composer;
https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files;
``PinsStorage.swift`` of the Swift Package Manager, versions 1 to 3; https://dart.dev/tools/pub.
What comes from a branch or a folder has no version, or one that is in no range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_readiness.files.formats.json_text import json_places
from sphinx_readiness.files.formats.parsed_files import parse_json
from sphinx_readiness.files.formats.shapes import expect_rows, expect_table, table, word
from sphinx_readiness.files.formats.unreadable_text import Pointer
from sphinx_readiness.files.formats.yaml_text import located_yaml
from sphinx_readiness.versions.compare import parse
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.python_manifest import ECOSYSTEM as PYPI
from sphinx_readiness.versions.packages import Lock, Package, chosen, named, normalised, unique


def read_pipfile(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``Pipfile.lock`` *text*: a table a category; raises UnreadableFile."""
    document = expect_table(parse_json(text, path), path, "/")
    lines = _lines(text, 3)
    packages = []
    for category, entries in document.items():
        for name, entry in table(entries).items() if category != "_meta" else ():
            version = word(table(entry).get("version")).lstrip("= ")
            if version:
                packages.append(Package(name, version, lines.get((category, name, "version"), 1)))
    wanted = {
        normalised(PYPI, name): word(value) or word(table(value).get("version"))
        for entries in folder.toml("Pipfile").values()
        for name, value in table(entries).items()
    }
    everything = unique(packages)
    yield Lock(path, PYPI, everything, chosen(PYPI, everything, wanted))


def read_composer(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``composer.lock`` *text*; raises UnreadableFile."""
    document = expect_table(parse_json(text, path), path, "/")
    lines = _lines(text, 3)
    packages = []
    for kind in ("packages", "packages-dev"):
        for at, entry in enumerate(expect_rows(document.get(kind), path, kind)):
            line = lines.get((kind, at, "version"), 1)
            packages.append(_package(entry.get("name"), entry.get("version"), line))
    manifest = folder.json("composer.json")
    wanted = [
        normalised("composer", name)
        for kind in ("require", "require-dev")
        for name in table(manifest.get(kind))
    ]
    known = _known(packages)
    yield Lock(path, "composer", known, chosen("composer", known, wanted))


def read_nuget(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``packages.lock.json`` *text*, of all frameworks.

    Raises UnreadableFile.
    """
    document = expect_table(parse_json(text, path), path, "/")
    frameworks = expect_table(document.get("dependencies", {}), path, "dependencies")
    lines = _lines(text, 4)
    packages, direct = [], []
    for framework, entries in frameworks.items():
        for name, value in table(entries).items():
            entry = table(value)
            line = lines.get(("dependencies", framework, name, "resolved"), 1)
            package = _package(name, entry.get("resolved"), line)
            packages.append(package)
            if entry.get("type") == "Direct":
                direct.append(package)
    yield Lock(path, "nuget", _known(packages), named("nuget", _known(direct)))


def read_swift(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``Package.resolved`` *text*; raises UnreadableFile."""
    document = expect_table(parse_json(text, path), path, "/")
    where: Pointer = ("pins",) if "pins" in document else ("object", "pins")
    holder = document if len(where) == 1 else table(document.get("object"))
    lines = _lines(text, 5)
    packages = []
    for at, pin in enumerate(expect_rows(holder.get("pins"), path, "pins")):
        state = table(pin.get("state"))
        branch = word(state.get("branch"))
        other = (
            "branch" if branch and parse(branch) is None else "revision"
        )  # "5.0" is a branch, too
        version = "version" if word(state.get("version")) else other
        line = lines.get((*where, at, "state", version), 1)
        name = word(pin.get("identity")) or word(pin.get("package"))
        packages.append(_package(name, state.get(version), line))
    yield Lock(path, "swift", _known(packages), {})


def read_dart(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in the ``pubspec.lock`` *text*; raises UnreadableFile."""
    documents, lines = located_yaml(text, path, 3)
    document = expect_table(documents[0] if documents else None, path, "/")
    packages, direct = [], []
    for name, value in expect_table(document.get("packages") or {}, path, "packages").items():
        entry = table(value)
        version = entry.get("version")
        text_of = str(version) if isinstance(version, str | int | float) else ""
        package = _package(name, text_of, lines.get((0, "packages", name, "version"), 1))
        packages.append(package)
        if word(entry.get("dependency")).startswith("direct"):
            direct.append(package)
    yield Lock(path, "pub", _known(packages), named("pub", _known(direct)))


def _package(name: object, version: object, line: int) -> Package:
    """Return a package, as others name its version: without a ``v``."""
    text = word(version)
    return Package(word(name), text.removeprefix("v") if text[1:2].isdigit() else text, line)


def _known(packages: list[Package]) -> tuple[Package, ...]:
    """Return those of *packages* that have a name and a version, each once."""
    return unique(each for each in packages if each.name and each.version)


def _lines(text: str, depth: int) -> Mapping[Pointer, int]:
    """Return the line of each key of the JSON *text*."""
    return dict(json_places(text, depth))
