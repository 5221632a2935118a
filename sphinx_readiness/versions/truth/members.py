"""The parts of a project that have names and versions of their own: members of its workspace.

One function an ecosystem says where they are. What a part says itself is read as in a root.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from posixpath import dirname, normpath
from typing import Final

from sphinx_readiness.files.formats.parsed_files import XmlElement
from sphinx_readiness.files.globs import matching_folders
from sphinx_readiness.files.project_tree import Tree, string, strings, table
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.truth.other_manifests import module_name, pom_version
from sphinx_readiness.versions.truth.python_package import PYPROJECT, python_name
from sphinx_readiness.versions.truth.readers import read_at

MEMBERS: Final = 300
"""How many members of a workspace are looked at."""

DOCUMENTS: Final = frozenset(("doc", "docs", "documentation", "site", "website", "www"))
"""Folders of documents: what has a manifest there is their tools', not a part of the product."""

_COMMENT: Final = re.compile(r"//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?")

_INCLUDE: Final = re.compile(
    r"^[ \t]*+include(?P<names>(?:[ \t\n,(]{1,200}+[\"'][\w:./-]{1,200}+[\"'])++)", re.MULTILINE
)

_QUOTED: Final = re.compile(r"[\"']([\w:./-]{1,200})[\"']")

_USE: Final = re.compile(
    r"^[ \t]*+use[ \t]*+(?:\((?P<block>[^)]*+)|(?P<one>[^\s(]++))", re.MULTILINE
)

_GO_COMMENT: Final = re.compile(r"//[^\n]*+")


def _folders(tree: Tree, patterns: tuple[str, ...], excluded: tuple[str, ...]) -> Iterator[str]:
    """Yield the folders that *patterns* name and *excluded* do not; ``**`` is two levels."""
    if not patterns:
        return
    tree.unwatch()
    base = PurePosixPath()
    left_out = set(matching_folders(tree.root, base, _shallow(excluded))) if excluded else set()
    found = matching_folders(tree.root, base, _shallow(patterns))
    for folder in islice((each for each in found if each not in left_out), MEMBERS):
        if PurePosixPath(folder).name.lower() not in DOCUMENTS:
            yield folder


def _shallow(patterns: tuple[str, ...]) -> list[str]:
    """Return *patterns* with one or two folders for ``**``: below are those of dependencies."""
    found = []
    for pattern in (each.removeprefix("./").rstrip("/") for each in patterns):
        if "**" in pattern:
            found += [pattern.replace("**", each) for each in ("*", "*/*")]
        else:
            found.append(pattern)
    return found


def _of_uv(tree: Tree) -> Iterator[Source]:
    """Yield those of uv (its documentation, "Using workspaces"), and packages by path."""
    document = tree.toml(PYPROJECT)
    workspace = table(document, "tool", "uv", "workspace")
    found = [*_folders(tree, strings(workspace, "members"), strings(workspace, "exclude"))]
    found += _by_path(table(document, "tool", "uv", "sources").values())
    yield from _python(tree, found)


def _of_poetry(tree: Tree) -> Iterator[Source]:
    """Yield the packages that Poetry takes from a folder of the project."""
    poetry = table(tree.toml(PYPROJECT), "tool", "poetry")
    groups = [poetry, *table(poetry, "group").values()]
    yield from _python(
        tree, [each for one in groups for each in _by_path(table(one, "dependencies").values())]
    )


def _by_path(dependencies: Iterable[object]) -> list[str]:
    """Return the folders of the project that *dependencies* are taken from."""
    found = []
    for each in dependencies:
        path = normpath(string(each, "path") or "/")
        if not path.startswith(("/", "..", ".")):
            found.append(path)
    return found[:MEMBERS]


def _python(tree: Tree, folders: list[str]) -> Iterator[Source]:
    for folder in dict.fromkeys(folders):
        yield from _readable(folder, partial(_python_package, tree, folder))


def _python_package(tree: Tree, folder: str) -> Iterator[Source]:
    paths = [f"{folder}/{each}" for each in (PYPROJECT, "setup.cfg", "setup.py")]
    there = [path for path in paths if tree.has(path)]
    found = (source for path in there for source in read_at(tree, path))
    source = next(found, None)
    if source is not None:
        yield source._replace(folder=folder)
    elif there:
        name = python_name(tree, paths[0]) or folder.rpartition("/")[2]
        yield Source(name, "", Location(there[0], 1), folder=folder)


def _readable(folder: str, read: Callable[[], Iterator[Source]]) -> list[Source]:
    """Return what *read* finds about the member in *folder*; no version if it cannot be read."""
    try:
        return list(read())
    except UnreadableFile:
        return [Source(folder.rpartition("/")[2], "", Location(folder, 1), folder=folder)]


def _of_node(tree: Tree) -> Iterator[Source]:
    """Yield those of npm, Yarn, Bun and Lerna (``workspaces``, ``packages``) and of pnpm."""
    manifest = tree.json("package.json")
    patterns = strings(manifest, "workspaces") or strings(manifest, "workspaces", "packages")
    if tree.has("pnpm-workspace.yaml"):
        patterns += strings(tree.yaml("pnpm-workspace.yaml"), "packages")
    if tree.has("lerna.json"):
        patterns += strings(tree.json("lerna.json"), "packages")
    wanted = tuple(each for each in patterns if not each.startswith("!"))
    excluded = tuple(each[1:] for each in patterns if each.startswith("!"))
    for folder in dict.fromkeys(_folders(tree, wanted, excluded)):
        yield from _readable(folder, partial(_node_package, tree, folder))


def _node_package(tree: Tree, folder: str) -> Iterator[Source]:
    path = f"{folder}/package.json"
    document = tree.json(path) if tree.has(path) else None
    name, version = string(document, "name").rpartition("/")[2], string(document, "version")
    if name:
        place = tree.at(path, "version") if version else Location(path, 1)
        yield Source(name, version, place, SEMVER, folder=folder)


def _of_maven(tree: Tree) -> Iterator[Source]:
    """Yield the modules of a Maven project (POM reference, "Aggregation"), of modules of them, too.

    One that inherits its version from a parent in the project has that of the project.
    """
    waiting, seen = ["pom.xml"], {"pom.xml"}
    while waiting and len(seen) <= MEMBERS:
        path = waiting.pop()
        project = tree.xml(path) if tree.has(path) else None
        if project is None:
            continue
        if path != "pom.xml":
            yield from _module(project, path)
        for each in _modules(project):
            below = normpath(f"{dirname(path) or '.'}/{each}")
            inner = below if below.endswith(".xml") else normpath(f"{below}/pom.xml")
            if not inner.startswith(("/", "..")) and inner not in seen:
                seen.add(inner)
                waiting.append(inner)


def _modules(project: XmlElement) -> Iterator[str]:
    listed = project.find("modules")
    for each in listed.children[:MEMBERS] if listed is not None else ():
        if each.name == "module" and each.text:
            yield each.text


def _module(project: XmlElement, path: str) -> Iterator[Source]:
    artifact = project.find("artifactId")
    element = project.find("version")
    if artifact is not None and element is not None:
        version, line = pom_version(project, element)
        yield Source(artifact.text, version, Location(path, line), SEMVER, folder=dirname(path))


def _of_gradle(tree: Tree) -> Iterator[Source]:
    """Yield the projects that ``settings.gradle(.kts)`` includes and that state a version."""
    for name in ("settings.gradle", "settings.gradle.kts"):
        text = tree.text(name) if tree.has(name) else None
        if text is None:
            continue
        paths = [
            each
            for listed in _INCLUDE.finditer(_COMMENT.sub("", text))
            for each in _QUOTED.findall(listed["names"])
        ]
        for each in dict.fromkeys(paths[:MEMBERS]):
            folder = normpath(each.strip(":").replace(":", "/"))
            own = folder.rpartition("/")[2]
            if folder.startswith(("/", "..", ".")) or own.lower() in DOCUMENTS:
                continue
            yield from _readable(folder, partial(_gradle_project, tree, folder, own))


def _gradle_project(tree: Tree, folder: str, name: str) -> Iterator[Source]:
    for script in ("gradle.properties", "build.gradle", "build.gradle.kts"):
        path = f"{folder}/{script}"
        for source in read_at(tree, path) if tree.has(path) else ():
            yield source._replace(product=name, folder=folder)
            return


def _of_go(tree: Tree) -> Iterator[Source]:
    """Yield the modules that ``go.work`` uses: their versions are in tags of their folder."""
    text = tree.text("go.work") if tree.has("go.work") else None
    if text is None:
        return
    for used in _USE.finditer(_GO_COMMENT.sub("", text)):
        for each in (used["one"] or used["block"] or "").split()[:MEMBERS]:
            folder = normpath(each.strip("\"'"))
            if folder.startswith(("/", "..", ".")):
                continue
            yield from _readable(folder, partial(_go_module, tree, folder))


def _go_module(tree: Tree, folder: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.git_tags import newest_tag  # noqa: PLC0415 - rarely asked
    from sphinx_readiness.versions.truth.other_manifests import read_version_file  # noqa: PLC0415

    path = f"{folder}/go.mod"
    if not tree.has(path):
        return
    name = module_name(tree, path) or folder.rpartition("/")[2]
    found = next(read_version_file(tree, f"{folder}/VERSION"), None)
    found = found or newest_tag(tree.root, name, f"{folder}/v{{version}}")
    unknown = Source(name, "", Location(path, 1), SEMVER)
    yield (found or unknown)._replace(product=name, folder=folder)


KINDS: Final = (_of_uv, _of_poetry, _of_node, _of_maven, _of_gradle, _of_go)
"""What yields the version of each member of a workspace; an empty one where it is not known.

Those of Cargo come with its manifest.
"""
