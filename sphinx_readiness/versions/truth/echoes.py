"""What is forgotten where only the manifest is raised: a lockfile's own entry, ``__version__``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.truth.python_package import of_module

_NPM: Final = re.compile(
    r"\A\{\s{0,20}\"name\": ?\"(?P<name>[^\"\n]{1,200})\",\s{0,20}\"version\": ?"
    r"\"(?P<version>[^\"\n]{1,80})\""
)
"""How npm begins a lockfile (docs.npmjs.com, package-lock.json)."""

_TOML_LOCKS: Final = {"Cargo.toml": "Cargo.lock", "pyproject.toml": "uv.lock"}

_PYTHON: Final = frozenset(("pyproject.toml", "setup.cfg", "setup.py"))

_BUNDLED: Final = re.compile(
    r"^PATH\n  remote: \.\n  specs:\n    (?P<name>[\w.-]{1,100}) \((?P<version>[\w.-]{1,80})\)",
    re.MULTILINE,
)
"""The gem itself in ``Gemfile.lock``."""

_OWN: Final = re.compile(r"source = \{ (?:editable|virtual|directory|workspace) = ")

_MOST: Final = 20
"""Entries of the same name that are looked at."""


def read_echoes(tree: Tree, lead: Source) -> Iterator[Source]:
    """Yield what lockfiles and modules beside the manifest of *lead* repeat of its version."""
    manifest = lead.location.path
    try:
        if manifest == "package.json":
            yield from _of_npm(tree, lead)
        elif manifest.endswith((".gemspec", "/version.rb")):
            yield from _of_bundler(tree, lead)
        if manifest in _PYTHON:
            found = of_module(tree, lead.product) if lead.product else None
            if found is not None:
                yield Source(lead.product, found[0], found[1], lead.scheme, weak=True)
        if manifest in _TOML_LOCKS:
            yield from _of_toml(tree, lead, _TOML_LOCKS[manifest])
    except UnreadableFile:
        return  # the readers of lockfiles report it


def _of_npm(tree: Tree, lead: Source) -> Iterator[Source]:
    for path in ("package-lock.json", "npm-shrinkwrap.json"):
        text = tree.text(path) or ""
        match = _NPM.match(text)
        if match is not None and match["name"].rpartition("/")[2] == lead.product:
            line = text.count("\n", 0, match.start("version")) + 1
            place = Location(path, line)
            yield Source(lead.product, match["version"], place, SEMVER, weak=True)


def _of_bundler(tree: Tree, lead: Source) -> Iterator[Source]:
    text = tree.text("Gemfile.lock") or ""
    match = _BUNDLED.search(text)
    if match is not None and match["name"] == lead.product:
        place = Location("Gemfile.lock", text.count("\n", 0, match.start("version")) + 1)
        yield Source(lead.product, match["version"], place, SEMVER, weak=True)


def _of_toml(tree: Tree, lead: Source, path: str) -> Iterator[Source]:
    """Yield the version in the entry without a registry: that is a package of the project."""
    text = tree.text(path) or ""
    for spelling in dict.fromkeys((lead.product, lead.product.replace("_", "-").lower())):
        head = f'[[package]]\nname = "{spelling}"\nversion = "'
        start = text.find(head) if spelling else -1
        for _ in range(_MOST):
            if start < 0:
                break
            begin = start + len(head)
            end = text.find('"', begin, begin + 80)
            entry = text[begin : _end_of(text, begin)]
            own = "\nsource = " not in entry or _OWN.search(entry) is not None
            if end > begin and own:
                line = text.count("\n", 0, begin) + 1
                version = text[begin:end]
                yield Source(lead.product, version, Location(path, line), lead.scheme, weak=True)
                return
            start = text.find(head, begin)


def _end_of(text: str, begin: int) -> int:
    found = text.find("\n[[package]]", begin)
    return found if 0 <= found < begin + 20_000 else min(len(text), begin + 20_000)
