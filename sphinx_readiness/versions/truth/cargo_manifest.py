"""The version of a Rust crate or of the crates of a Cargo workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Final

from sphinx_readiness.files.globs import matching_folders
from sphinx_readiness.files.project_tree import Tree, get, string, strings
from sphinx_readiness.model.versions import SEMVER, Source

CARGO: Final = "Cargo.toml"

MEMBERS: Final = 300
"""How many members of a workspace are looked at."""


def read_cargo(tree: Tree, path: str = CARGO) -> Iterator[Source]:
    """Yield the version of the package in *path*, and those of the members of its workspace.

    ``version.workspace = true`` is the version of the workspace (the Cargo book, "Workspaces").
    """
    document = tree.toml(path)
    if document is None:
        return
    shared = string(document, "workspace", "package", "version")
    own = _package(tree, path, path, shared) or _member(tree, path, document)
    if own is not None:
        yield own
    elif shared and get(document, "workspace", "package", "publish") is not False:
        yield Source("", shared, tree.at(path, "workspace", "package", "version"), SEMVER)
    base = PurePosixPath(path).parent
    members = strings(document, "workspace", "members")
    if members:
        tree.unwatch()
    excluded = set(matching_folders(tree.root, base, strings(document, "workspace", "exclude")))
    for folder in list(matching_folders(tree.root, base, members))[:MEMBERS]:
        manifest = f"{folder}/{CARGO}"
        if folder not in excluded and manifest != path and tree.has(manifest):
            member = _package(tree, manifest, path, shared)
            if member is not None:
                yield member._replace(folder=folder)


def _member(tree: Tree, path: str, document: object) -> Source | None:
    """Return the package in *path* that inherits its version from a workspace in a folder above.

    ``package.workspace`` names the folder; without it the nearest one with a workspace counts.
    """
    if get(document, "package", "version", "workspace") is not True:
        return None
    base = PurePosixPath(path).parent
    named = string(document, "package", "workspace")
    folders = [normpath(str(base / named))] if named else [str(each) for each in base.parents]
    for folder in folders:
        root = CARGO if folder == "." else f"{folder}/{CARGO}"
        if folder.startswith(("..", "/")) or not tree.has(root):
            continue
        workspace = tree.toml(root)
        if get(workspace, "workspace") is not None:
            shared = string(workspace, "workspace", "package", "version")
            return _package(tree, path, root, shared)
    return None


def _package(tree: Tree, path: str, workspace: str, shared: str) -> Source | None:
    """Return the package in *path*; a version of the workspace stands in the file *workspace*."""
    document = tree.toml(path)
    name, version = string(document, "package", "name"), string(document, "package", "version")
    if version:
        return Source(name, version, tree.at(path, "package", "version"), SEMVER)
    if name and shared and get(document, "package", "version", "workspace") is True:
        place = tree.at(workspace, "workspace", "package", "version")
        return Source(name, shared, place, SEMVER)
    return None
