"""standard-version, and commit-and-tag-version, which goes on from it: their ``bumpFiles``.

Their README: an entry is a file name, or ``filename`` with a ``type`` or an ``updater``, which is a
script.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from sphinx_readiness.files.project_tree import Tree, get, string, table
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.versions import Unchecked
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked

_PACKAGE: Final = "package.json"

_LIST: Final = "bumpFiles"

_CONFIGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (".versionrc", ()),
    (".versionrc.json", ()),
    (_PACKAGE, ("commit-and-tag-version",)),
    (_PACKAGE, ("standard-version",)),
)

_TOOL: Final = "standard-version"


def read_standard_version(tree: Tree) -> Iterator[Convention]:
    """Yield the files of the first configuration that has some, with the version of the package."""
    for path, keys in _CONFIGS:
        settings = table(_read(tree, path), *keys)
        entries = get(settings, _LIST)
        if not isinstance(entries, list) or not entries:
            continue
        version = _version(tree, get(settings, "packageFiles"))
        if not version:
            why = N_("{tool} rewrites files, but the version that it looks for is not known here")
            yield Convention(None, (), (unchecked(_TOOL, tree.at(path, *keys, _LIST), why),))
            return
        found: list[Listed] = []
        unknown: list[Unchecked] = []
        for number, entry in enumerate(entries):
            place = tree.at(path, *keys, _LIST, number)
            name = entry if isinstance(entry, str) else string(entry, "filename")
            if not name:
                continue
            if get(entry, "updater"):
                why = N_("{tool} rewrites '{path}' at a place that is not understood here")
                unknown.append(unchecked(_TOOL, place, why, path=name))
                continue
            pointer = ("version",) if name.endswith(".json") else ()
            found.append(Listed(_TOOL, place, name, version, pointer=pointer))
        yield Convention(None, tuple(found), tuple(unknown))
        return


def _read(tree: Tree, path: str) -> object:
    """Return the document *path*; nothing where it is none, as other tools read ``.versionrc``."""
    with suppress(UnreadableFile):
        return tree.json(path)
    return None


def _version(tree: Tree, packages: object) -> str:
    """Return the version of the first of the *packages*, which the tool takes for the current."""
    first = packages[0] if isinstance(packages, list) and packages else _PACKAGE
    name = first if isinstance(first, str) else string(first, "filename")
    if name.endswith(".json"):
        version = string(tree.json(name), "version")
    else:
        version = (tree.text(name) or "").strip() if name else ""
    parsed = parse(version)
    return version if parsed is not None and any(parsed.release) else ""
