"""Versions at fixed places of files of data: charts, citations, packages of further languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.files.project_tree import Tree, get, language_of, string
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.truth.python_package import metadata_field

_PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "CITATION.cff": ("version",),
    "codemeta.json": ("version", "softwareVersion"),
    "lerna.json": ("version",),
    "pubspec.yaml": ("version",),
    "Project.toml": ("version",),
    "deno.json": ("version",),
    "jsr.json": ("version",),
    "galaxy.yml": ("version",),
}
"""File → the keys at its top where its version may be, the first that is there."""

BESIDE: Final = frozenset(("CITATION.cff", "codemeta.json"))
"""Files beside the project that describe it, with titles for names: they never lead."""


def read_data(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the version in the file of data *path*, at most one."""
    kind = path.rpartition("/")[2]
    document = getattr(tree, language_of(path))(path)
    beside = kind in BESIDE
    name = "" if beside else string(document, "name").rpartition("/")[2]
    for key in _PLACES[kind]:
        version = _scalar(document, key)
        if version:
            yield Source(name, version, tree.at(path, key), SEMVER, weak=beside)
            return


def read_chart(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the versions of the Helm chart *path*: its own, and that of what it installs."""
    document = tree.yaml(path)
    name = string(document, "name")
    version, app = _scalar(document, "version"), _scalar(document, "appVersion")
    if version:
        yield Source(name, version, tree.at(path, "version"), SEMVER)
    if app and name:
        place = tree.at(path, "appVersion")
        yield Source(name, app, place, SEMVER, also=True)


def read_description(tree: Tree, path: str = "DESCRIPTION") -> Iterator[Source]:
    """Yield the version of the R package that *path* describes (Writing R Extensions, 1.1.1)."""
    text = (tree.text(path) or "")[:20_000]
    package, version = metadata_field(text, "Package"), metadata_field(text, "Version")
    if package is not None and version is not None:
        yield Source(package[0], version[0], Location(path, version[1]), SEMVER)


def _scalar(document: object, key: str) -> str:
    """Return what is written at *key*, be it a text or a number."""
    found = get(document, key)
    usable = isinstance(found, str | int | float) and not isinstance(found, bool)
    return str(found).strip() if usable else ""
