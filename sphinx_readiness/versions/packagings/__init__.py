"""Files that package the project for others, and the version of it that each states.

They follow the project, often by other hands and later, so they are looked at where a document
names one, and never lead.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.versions import Source
from sphinx_readiness.versions.packagings.apps import read_android, read_metainfo, read_values
from sphinx_readiness.versions.packagings.distributions import read_debian, read_pkgbuild
from sphinx_readiness.versions.packagings.recipes import read_conda, read_rattler

Reader = Callable[[Tree, str, AbstractSet[str]], list[Source] | None]

_BY_NAME: Final[dict[str, Reader]] = {
    "PKGBUILD": read_pkgbuild,
    "meta.yaml": read_conda,
    "recipe.yaml": read_rattler,
    "AndroidManifest.xml": read_android,
}

_METAINFO: Final = (".metainfo.xml", ".appdata.xml")

_YAML: Final = (".yaml", ".yml")


def read_packaging(tree: Tree, path: str, names: AbstractSet[str]) -> list[Source] | None:
    """Return what *path* says about the project, which has one of the plain *names*.

    Nothing where its version cannot be told; None where it is no such file. Raises UnreadableFile.
    """
    reader = _reader_of(path)
    return reader(tree, path, names) if reader is not None else None


def _reader_of(path: str) -> Reader | None:
    name = path.rpartition("/")[2]
    if f"/{path}".endswith("/debian/changelog"):
        return read_debian
    if name.endswith(_METAINFO):
        return read_metainfo
    if name.startswith(("values.", "values-")) and name.endswith(_YAML):
        return read_values
    return _BY_NAME.get(name)
