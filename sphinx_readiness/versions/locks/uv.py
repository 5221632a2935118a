"""``uv.lock``: what the project itself depends on is in it.

https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile; a dependency has a version where
the package is there in several.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.files.formats.shapes import rows, table, word, words
from sphinx_readiness.versions.locks.toml_packages import parse_packages
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.python_manifest import ECOSYSTEM
from sphinx_readiness.versions.packages import Lock, Package, Resolved, named, normalised


def read_uv(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*; raises UnreadableFile."""
    document = parse_packages(text, path)
    members = {
        normalised(ECOSYSTEM, each)
        for each in words(table(document.table.get("manifest")).get("members"))
    }
    roots = [
        each.table
        for each in document.entries
        if _is_project(each.table) or normalised(ECOSYSTEM, word(each.table.get("name"))) in members
    ]
    roots.sort(key=lambda root: not _is_project(root))
    groups = named(ECOSYSTEM, document.packages)
    resolved = Resolved(ECOSYSTEM)
    requirements: dict[str, str] = {}
    for root in roots:
        for dependency in _dependencies(root, "dependencies", "dev-dependencies"):
            name = word(dependency.get("name"))
            resolved.add(name, _matching(groups, dependency), member=not _is_project(root))
        for wanted in _dependencies(table(root.get("metadata")), "requires-dist", "requires-dev"):
            name = normalised(ECOSYSTEM, word(wanted.get("name")))
            if name:
                requirements.setdefault(name, word(wanted.get("specifier")))
    yield Lock(
        path, ECOSYSTEM, document.packages, resolved.direct(), requirements, every=resolved.every()
    )


def _is_project(entry: dict[str, object]) -> bool:
    """Say whether a package is the project in the root, and no other member of the workspace."""
    source = table(entry.get("source"))
    return "." in (source.get("editable"), source.get("virtual"), source.get("directory"))


def _dependencies(
    holder: dict[str, object], main: str, grouped: str
) -> Iterator[dict[str, object]]:
    """Yield the dependencies in the list *main*, and in the lists of the tables of groups."""
    yield from rows(holder.get(main))
    for key in ("optional-dependencies", grouped):
        for members in table(holder.get(key)).values():
            yield from rows(members)


def _matching(
    groups: dict[str, tuple[Package, ...]], dependency: dict[str, object]
) -> list[Package]:
    version = word(dependency.get("version"))
    found = groups.get(normalised(ECOSYSTEM, word(dependency.get("name"))), ())
    return [each for each in found if not version or each.version == version]
