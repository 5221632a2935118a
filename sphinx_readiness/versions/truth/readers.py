"""File names, and what reads a version from each; most readers are imported when one is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

from sphinx_readiness.files.project_tree import Below, Tree
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.versions import Source
from sphinx_readiness.versions.truth.cargo_manifest import CARGO, read_cargo
from sphinx_readiness.versions.truth.other_manifests import (
    read_composer,
    read_go_mod,
    read_package_json,
    read_pom,
    read_version_file,
)
from sphinx_readiness.versions.truth.python_package import read_pyproject, read_setup_cfg

Reader = Callable[[Tree, str], Iterator[Source]]


def _setup_py(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.setup_script import read_setup_py  # noqa: PLC0415

    yield from read_setup_py(tree, path)


def _script(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.build_scripts import read_script  # noqa: PLC0415

    yield from read_script(tree, path)


def _data(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.metadata_files import read_data  # noqa: PLC0415

    yield from read_data(tree, path)


CHART: Final = "Chart.yaml"


def beside(chart: Sequence[Source]) -> list[Source]:
    """Return what a *chart* says that stands beside another manifest.

    It has a version of its own, so that it is another product; what it installs may be the project.
    """
    own = (each._replace(product=f"{each.product} chart") for each in chart if not each.also)
    app = (each._replace(weak=True, also=False) for each in chart if each.also)
    return [*own, *app]


def _chart(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.metadata_files import read_chart  # noqa: PLC0415

    yield from read_chart(tree, path)


def _description(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.metadata_files import read_description  # noqa: PLC0415

    yield from read_description(tree, path)


def _dotnet(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.dotnet import read_dotnet  # noqa: PLC0415

    yield from read_dotnet(tree, path)


def _gem(tree: Tree, path: str) -> Iterator[Source]:
    from sphinx_readiness.versions.truth.ruby import read_gemspec  # noqa: PLC0415

    yield from read_gemspec(tree, path)


MANIFESTS: Final = frozenset(
    ("pyproject.toml", "setup.cfg", CARGO, "package.json", "composer.json", "pom.xml", "go.mod",
     "VERSION")
)  # fmt: skip
"""Files that say nothing but the version of their package, where they say one."""


KNOWN: Final[Mapping[str, Reader]] = {
    "pyproject.toml": read_pyproject,
    "setup.cfg": read_setup_cfg,
    "setup.py": _setup_py,
    CARGO: read_cargo,
    "package.json": read_package_json,
    "composer.json": read_composer,
    "pom.xml": read_pom,
    "gradle.properties": _script,
    "build.gradle": _script,
    "build.gradle.kts": _script,
    "go.mod": read_go_mod,
    "mix.exs": _script,
    "CMakeLists.txt": _script,
    "meson.build": _script,
    "MODULE.bazel": _script,
    "pubspec.yaml": _data,
    "Project.toml": _data,
    "deno.json": _data,
    "jsr.json": _data,
    "galaxy.yml": _data,
    "DESCRIPTION": _description,
    "lerna.json": _data,
    CHART: _chart,
    "VERSION": read_version_file,
    "VERSION.txt": read_version_file,
    "version.txt": read_version_file,
    "CITATION.cff": _data,
    "codemeta.json": _data,
}
"""File name → its reader, in the order in which they are looked for: the first one leads."""

_WORKSPACES: Final = frozenset(
    ("pnpm-workspace.yaml", "lerna.json", "settings.gradle", "settings.gradle.kts", "go.work")
)
"""Files that say which parts a project has; those of Cargo come with its manifest."""

_LISTING: Final = (
    ("pyproject.toml", ("workspace", "path")), ("package.json", ("workspaces",)),
    ("pom.xml", ("<modules>",)),
)  # fmt: skip
"""Manifests that may say it, too, and words that are in them then."""

_BY_ENDING: Final[Mapping[str, Reader]] = {
    ".props": _dotnet,
    ".csproj": _dotnet,
    ".fsproj": _dotnet,
    ".vbproj": _dotnet,
    ".gemspec": _gem,
    ".podspec": _gem,
    ".cabal": _script,
}
"""Ending → its reader, for files that have the name of the project."""


def reader_of(path: str) -> Reader | None:
    """Return what reads the version in the file *path*, or None if nothing is known of such."""
    name = path.rpartition("/")[2]
    ending = f".{name.rpartition('.')[2]}"
    if ending == ".props" and not name.startswith("Directory."):
        return None
    return KNOWN.get(name) or _BY_ENDING.get(ending)


def read_at(tree: Tree, path: str) -> Iterator[Source]:
    """Yield what the file *path* says, read as if its folder were a root; nothing if unknown."""
    folder, _, name = path.rpartition("/")
    read = reader_of(path)
    if read is None:
        return
    if not folder or read is read_cargo:  # that looks for a workspace above by itself
        yield from read(tree, path)
        return
    below = Below(tree, folder)
    for each in read(below, name):
        yield each._replace(location=below.placed(each.location))


def may_have_members(tree: Tree) -> bool:
    """Say whether anything in the root may list parts of the project."""
    names = tree.names()
    if not _WORKSPACES.isdisjoint(names):
        return True
    for name, words in _LISTING:
        with suppress(UnreadableFile):  # it has been reported
            text = tree.text(name) if name in names else None
            if text and any(word in text for word in words):
                return True
    return False


def solution_name(tree: Tree) -> str:
    """Return what the one .NET solution in the root is called; nothing without, or of several."""
    found = [each for each in tree.names() if each.endswith((".sln", ".slnx"))]
    return found[0].rpartition(".")[0] if len(found) == 1 else ""


def present(tree: Tree) -> list[str]:
    """Return the files in the root that may say a version, in the order in which they lead."""
    names = tree.names()
    endings: dict[str, list[str]] = {}
    for name in sorted(names):
        if reader_of(name) is not None and name not in KNOWN:
            endings.setdefault(f".{name.rpartition('.')[2]}", []).append(name)
    found = [name for name in KNOWN if name in names]
    for ending in _BY_ENDING:
        some = endings.get(ending, [])
        found += (
            some if ending == ".props" or len(some) == 1 else []
        )  # several are several products
    return found
