"""Pages beside a manifest of their own, in a folder that no workspace lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from sphinx_readiness.files.project_tree import Below, Tree, string
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.versions import RECORD, SEMVER, Mismatch, Source
from sphinx_readiness.versions.compare import agrees, parse, plain_name
from sphinx_readiness.versions.truth.members import DOCUMENTS
from sphinx_readiness.versions.truth.readers import present, read_at


def without_packages(tree: Tree, mismatches: Sequence[Mismatch]) -> tuple[Mismatch, ...]:
    """Return *mismatches* without those whose page states the version of the package around it.

    That is what the nearest manifest says in a folder above the page, below the root.
    """
    known: dict[str, tuple[Source, ...]] = {}
    return tuple(each for each in mismatches if not _is_of_package(tree, each, known))


def _is_of_package(tree: Tree, each: Mismatch, known: dict[str, tuple[Source, ...]]) -> bool:
    claim, source = each.claim, each.source
    if claim.form in {RECORD, "pin", "declared"} or source.member:
        return False
    for folder in _folders(claim.location.path):
        if folder not in known:
            known[folder] = tuple(_stated(tree, folder))
        if known[folder]:
            return any(
                agrees(claim.version, one) is True
                for one in known[folder]
                if plain_name(claim.subject) in {"", plain_name(one.product)}
            )
    return False


def _folders(path: str) -> Iterator[str]:
    """Yield the folders around *path*, the innermost first, that may be those of packages."""
    for folder in PurePosixPath(path).parents:
        if folder.name and folder.name.lower() not in DOCUMENTS:
            yield folder.as_posix()


def _stated(tree: Tree, folder: str) -> Iterator[Source]:
    """Yield what the manifests in *folder* say, of private packages, too."""
    for manifest in present(Below(tree, folder)):
        path = f"{folder}/{manifest}"
        try:
            if manifest == "package.json":
                name = string(tree.json(path), "name").rpartition("/")[2]
                version = string(tree.json(path), "version")
                found = [Source(name, version, tree.at(path, "version"), SEMVER)]
            else:
                found = list(read_at(tree, path))
        except UnreadableFile:
            continue  # nobody has said that it is one of the project
        yield from (one for one in found if parse(one.version) is not None and not one.weak)
