"""``pnpm-lock.yaml``, lockfile versions 5 to 9.

https://github.com/pnpm/spec/tree/master/lockfile. Keys of packages are ``/name/1.0.0_peers`` in
version 5, ``/name@1.0.0(peers)`` in 6 and ``name@1.0.0`` in 9; a dependency of the project has a
version, or a whole such key where it is an alias.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.shapes import expect_table, table, word
from sphinx_readiness.files.formats.unreadable_text import Pointer
from sphinx_readiness.files.formats.yaml_text import located_yaml
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.node_manifest import (
    ECOSYSTEM,
    KINDS,
    is_version,
    requirements,
    split_spec,
)
from sphinx_readiness.versions.packages import Lock, Package, Resolved

_SLASHED: Final = re.compile(r"/((?:@[^/]+/)?[^/@]+)/([0-9][^/]*)")

_Key = tuple[str, str]


def read_pnpm(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*; raises UnreadableFile.

    Since pnpm 11 the file may begin with a document about pnpm itself; the last one counts.
    """
    documents, lines = located_yaml(text, path, 3)
    last = len(documents) - 1
    document = expect_table(documents[last] if documents else None, path, "/")
    entries = expect_table(document.get("packages") or {}, path, "packages")
    packages: dict[_Key, Package] = {}
    for written, value in entries.items():
        key = _key(written, table(value))
        if key is not None and key not in packages:
            packages[key] = Package(*key, _line(lines, last, written))
    importers = table(document.get("importers")) or {".": document}
    resolved = Resolved(ECOSYSTEM)
    wanted: dict[str, str] = {}
    catalogs = table(document.get("catalogs"))
    for where in sorted(importers):  # "." first
        for name, specifier, version in _dependencies(table(importers[where])):
            wanted.setdefault(name, _from_catalog(catalogs, name, specifier))
            found = packages.get(_key(version, {}) or (name, _plain(version)))
            resolved.add(name, [found] if found is not None else [], member=where != ".")
    everything = tuple(packages.values())
    yield Lock(
        path, ECOSYSTEM, everything, resolved.direct(), requirements(wanted), every=resolved.every()
    )


def _line(lines: dict[Pointer, int], document: int, written: str) -> int:
    """Return the line of the version of a package, which mostly is that of its key."""
    key: Pointer = (document, "packages", written)
    return lines.get((*key, "version"), lines.get(key, 1))


def _dependencies(importer: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the range and the resolved version of each dependency of a project."""
    specifiers = table(importer.get("specifiers"))  # apart from the versions until version 5
    for kind in KINDS:
        for name, value in table(importer.get(kind)).items():
            if isinstance(value, dict):
                yield name, word(value.get("specifier")), word(value.get("version"))
            else:
                yield name, _text(specifiers.get(name)), _text(value)


def _from_catalog(catalogs: dict[str, object], name: str, specifier: str) -> str:
    """Return the range in a catalogue that *specifier* refers to (``catalog:`` and its name)."""
    if not specifier.startswith("catalog:"):
        return specifier
    entries = table(catalogs.get(specifier.partition(":")[2] or "default"))
    return word(table(entries.get(name)).get("specifier")) or specifier


def _key(written: str, entry: dict[str, object]) -> _Key | None:
    """Return the name and the version in the key of a package; None if it is none."""
    name, version = word(entry.get("name")), word(entry.get("version"))
    if name and version:  # written out for what is from no registry
        return name, version
    if match := _SLASHED.fullmatch(_plain(written)):
        return match.group(1), match.group(2)
    name, version = split_spec(_plain(written).removeprefix("/"))
    return (name, version) if is_version(version) else None


def _plain(version: str) -> str:
    """Return *version*, or a key, without the peers after it."""
    head = version.partition("(")[0]
    slash = head.rfind("/")
    at = head.find("_", slash + 1)
    # A name may have an underscore, a version may not.
    return head[:at] if at > 0 and _is_after_version(head[slash + 1 : at]) else head


def _is_after_version(text: str) -> bool:
    return is_version(text.rpartition("@")[2])


def _text(value: object) -> str:
    """Return a scalar as it is written."""
    return str(value) if isinstance(value, str | int | float) else ""
