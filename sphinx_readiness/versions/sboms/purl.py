"""Package URLs: what ecosystem and name a package of an SBOM has.

https://github.com/package-url/purl-spec: ``pkg:type/namespace/name@version?qualifiers#subpath``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from sphinx_readiness.versions.packages import Lock, Package, Resolved

GENERIC: Final = "generic"
"""The ecosystem of packages without a package URL."""

Part = tuple[str, Package]
"""An ecosystem and a package of it."""


def identified(purl: str, name: str, version: str, line: int) -> Part | None:
    """Return the ecosystem and the package; None without a name or a version.

    Name and version are those of the *purl* where it has them, else *name* and *version*.
    """
    ecosystem, named, versioned = _split(purl)
    name, version = named or name, versioned or version
    if not name or not version:
        return None
    if ecosystem == "golang":
        version = version.removeprefix("v")
    return ecosystem, Package(name, version, line)


def _split(purl: str) -> tuple[str, str, str]:
    """Return the type, the whole name and the version of *purl*, empty where it has none."""
    scheme, colon, rest = purl.partition(":")
    kind, slash, rest = rest.lstrip("/").partition("/")
    if scheme.lower() != "pkg" or not colon or not slash or not kind:
        return GENERIC, "", ""
    rest = rest.partition("#")[0].partition("?")[0]
    # The scope of an npm package may stand there unescaped.
    at = rest.rfind("@")
    where, version = (rest[:at], rest[at + 1 :]) if at > 0 else (rest, "")
    kind = kind.lower()
    joint = ":" if kind == "maven" else "/"
    name = joint.join(unquote(part) for part in where.split("/") if part)
    return kind, name, unquote(version)


def locks(path: str, parts: Mapping[str, Part], direct: Iterable[str]) -> Iterator[Lock]:
    """Yield a lock an ecosystem; *direct* are the keys in *parts* of the direct dependencies."""
    packages: dict[str, list[Package]] = {}
    for ecosystem, package in parts.values():
        packages.setdefault(ecosystem, []).append(package)
    resolved = {ecosystem: Resolved(ecosystem) for ecosystem in packages}
    for key in direct:
        if key in parts:
            ecosystem, package = parts[key]
            resolved[ecosystem].add(package.name, [package])
    for ecosystem, group in sorted(packages.items()):
        found = resolved[ecosystem]
        yield Lock(path, ecosystem, tuple(group), found.direct(), every=found.every())
