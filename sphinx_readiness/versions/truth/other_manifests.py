"""The version in the manifests of npm, Go, Maven and Composer, and in a ``VERSION`` file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.parsed_files import XmlElement
from sphinx_readiness.files.project_tree import Tree, get, string, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.truth.python_package import first_line

_MODULE: Final = re.compile(r"^module[ \t]+\"?([^\s\"]{1,300})\"?", re.MULTILINE)

_MAJOR: Final = re.compile(r"(?:/|\.)v([1-9]\d{0,8})\Z")


_WEBSITE: Final = re.compile(
    r"(?:\A|[-_.])(?:docs?|documentation|website|site|homepage|landing|io|org|com|dev)\Z",
    re.IGNORECASE,
)
"""Names of packages that are the website about something."""


_GENERATORS: Final = frozenset(
    ("@docusaurus/core", "vitepress", "vuepress", "@astrojs/starlight", "nextra", "docsify-cli",
     "rspress", "hexo")
)  # fmt: skip
"""What makes websites of documentation, and is no part of a package that is published."""

_WORKSPACE: Final = re.compile(r"(?:\A|[-_.])(?:monorepo|workspaces?|root|repo)\Z", re.IGNORECASE)


def read_package_json(tree: Tree, path: str = "package.json") -> Iterator[Source]:
    """Yield the version in *path*; a private package has none that anybody sees."""
    document = tree.json(path)
    version = string(document, "version")
    name = string(document, "name").rpartition("/")[2]
    if version and get(document, "private") is not True and not _is_website(document, name):
        yield Source(name, version, tree.at(path, "version"), SEMVER)


def _is_website(document: object, name: str) -> bool:
    """Say whether a package is the website about something: by its *name*, or what builds it."""
    if _WEBSITE.search(name):
        return True
    uses = {**table(document, "dependencies"), **table(document, "devDependencies")}
    offers = any(get(document, key) for key in ("main", "module", "exports", "bin", "files"))
    return not offers and not _GENERATORS.isdisjoint(uses)


def package_name(tree: Tree, path: str = "package.json") -> str:
    """Return the name in *path*, without what marks the root of a workspace; nothing without."""
    name = string(tree.json(path), "name").rpartition("/")[2] if tree.has(path) else ""
    return "" if _WEBSITE.search(name) else _WORKSPACE.sub("", name)


def read_composer(tree: Tree, path: str = "composer.json") -> Iterator[Source]:
    """Yield the version in *path*, if it has one."""
    document = tree.json(path)
    version = string(document, "version")
    if version:
        name = string(document, "name").rpartition("/")[2]
        yield Source(name, version, tree.at(path, "version"), SEMVER)


def read_go_mod(tree: Tree, path: str = "go.mod") -> Iterator[Source]:
    """Yield the major version in the module path of *path* (Go modules, "Module paths").

    Without a suffix such as ``/v2`` it says nothing: before modules there were versions, too.
    """
    found = _module(tree, path)
    if found is not None and found[1]:
        yield Source(found[0], found[1], found[2], SEMVER, partial=True)


def module_name(tree: Tree, path: str = "go.mod") -> str:
    """Return the last part of the module path in *path* that is no version; nothing without."""
    found = _module(tree, path)
    return found[0] if found is not None else ""


def _module(tree: Tree, path: str) -> tuple[str, str, Location] | None:
    text = tree.text(path)
    match = _MODULE.search(text) if text else None
    if text is None or match is None:
        return None
    module = match.group(1)
    major = _MAJOR.search(module)
    name = (module[: major.start()] if major else module).rpartition("/")[2]
    line = text.count("\n", 0, match.start()) + 1
    return name, major.group(1) if major else "", Location(path, line)


def read_pom(tree: Tree, path: str = "pom.xml") -> Iterator[Source]:
    """Yield the version of the project in *path*, its own or that of its parent.

    A version made of properties (``${revision}``) is the value of its property.
    """
    project = tree.xml(path)
    if project is None:
        return
    element = project.find("version") or project.find("parent", "version")
    artifact = project.find("artifactId")
    if element is None:
        return
    version, line = pom_version(project, element)
    if version:
        name = artifact.text.strip() if artifact is not None else ""
        yield Source(name, version, Location(path, line), SEMVER)


def pom_version(project: XmlElement, element: XmlElement) -> tuple[str, int]:
    """Return what *element* says, with the properties of *project*, and the line; or nothing."""
    version = element.text.strip()
    if version.startswith("${") and version.endswith("}"):
        element = project.find("properties", version[2:-1]) or element
        version = element.text.strip()
    return ("" if "${" in version else version), element.line


def read_version_file(tree: Tree, path: str = "VERSION") -> Iterator[Source]:
    """Yield the version that is the first line of *path*, if it is one."""
    found = first_line(tree, path)
    if found is not None:
        yield Source("", found[0], found[1], SEMVER)
