"""``Cargo.lock``, versions 1 to 4, with the requirements of ``Cargo.toml``.

The format is that of Cargo's ``core/resolver/encode.rs``: a dependency is ``name``,
``name version`` or ``name version (source)``, as much as is needed to tell it apart (version 1:
always all of it). Packages without a source are those of the workspace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.shapes import table, word, words
from sphinx_readiness.versions.locks.toml_packages import Entry, parse_packages
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import Lock, Package, Resolved, normalised

ECOSYSTEM: Final = "cargo"

_KINDS: Final = ("dependencies", "build-dependencies", "dev-dependencies")


def read_cargo(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*; raises UnreadableFile."""
    document = parse_packages(text, path)
    sources: dict[str, list[tuple[Package, str]]] = {}
    for entry in document.entries:
        if entry.package is not None:
            source = word(entry.table.get("source"))
            sources.setdefault(entry.package.name, []).append((entry.package, source))
    resolved = Resolved(ECOSYSTEM)
    roots = [each.table for each in document.entries if _is_root(each)]
    package = word(table(folder.toml("Cargo.toml").get("package")).get("name"))
    virtual = all(root.get("name") != package for root in roots)
    for root in (*roots, table(document.table.get("root"))):  # [root]: before Cargo 0.20
        member = not virtual and root.get("name") != package
        for dependency in words(root.get("dependencies")):
            name, _, rest = dependency.partition(" ")
            version, _, source = rest.partition(" ")
            found = _matching(sources.get(name, []), version, source.strip("()"))
            resolved.add(name, found, member=member)
    yield Lock(
        path,
        ECOSYSTEM,
        document.packages,
        resolved.direct(),
        declared(folder),
        every=resolved.every(),
    )


def _is_root(entry: Entry) -> bool:
    return entry.package is not None and "source" not in entry.table


def _matching(candidates: list[tuple[Package, str]], version: str, source: str) -> list[Package]:
    """Return the packages of *version*, if one is given, and of *source* if it matters."""
    found = [each for each in candidates if not version or each[0].version == version]
    if len(found) > 1 and source:
        # A source in a dependency has no "#commit"; that of a package has.
        found = [each for each in found if each[1].partition("#")[0] == source] or found
    return [package for package, _ in found]


def declared(folder: Folder) -> dict[str, str]:
    """Return the requirements of ``Cargo.toml`` by the normalised name of the crate.

    What comes from a folder or a repository has none.
    """
    return {name: found[0] for name, found in ranges(folder).items() if found[0]}


def ranges(folder: Folder) -> dict[str, tuple[str, ...]]:
    """Return all requirements of ``Cargo.toml``; several are for several kinds and targets."""
    manifest = folder.toml("Cargo.toml")
    shared = table(table(manifest.get("workspace")).get("dependencies"))
    targets = [table(each) for each in table(manifest.get("target")).values()]
    found: dict[str, dict[str, None]] = {}
    for holder in (manifest, *targets):
        for kind in _KINDS:
            for key, value in table(holder.get(kind)).items():
                inherited = table(value).get("workspace") is True
                _note(found, key, shared.get(key) if inherited else value)
    for key, value in shared.items():
        _note(found, key, value)
    return {name: tuple(each) for name, each in found.items()}


def _note(found: dict[str, dict[str, None]], key: str, value: object) -> None:
    """Note the requirement *value* of the dependency *key*, which may be a new name for it."""
    name = word(table(value).get("package")) or key
    requirement = word(value) or word(table(value).get("version"))
    found.setdefault(normalised(ECOSYSTEM, name), {})[requirement] = None
