"""bump-my-version and bump2version: ``[tool.bumpversion]``, ``.bumpversion.toml`` and ``.cfg``.

The formats are those of https://callowayproject.github.io/bump-my-version/reference/configuration/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.files.formats.cfg_text import line_with, read_cfg
from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.project_tree import Tree, get, string, strings, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.kept import of_project

TOOL: Final = "bumpversion"

CURRENT: Final = "{current_version}"

_CFG: Final = ("setup.cfg", ".bumpversion.cfg")


def read_bumpversion(tree: Tree) -> Iterator[Convention]:
    """Yield the configuration of the tool, from the first file that has one."""
    for path, keys in (
        (".bumpversion.toml", ("tool", "bumpversion")),
        ("pyproject.toml", ("tool", "bumpversion")),
    ):
        settings = table(tree.toml(path), *keys)
        if settings:
            yield _from_toml(tree, path, keys, settings)
            return
    for path in _CFG:
        text = tree.text(path)
        if text is not None and "[bumpversion" in text:
            yield from _from_cfg(path, text)
            return


def _from_toml(
    tree: Tree, path: str, keys: tuple[str, ...], settings: Mapping[str, object]
) -> Convention:
    own = string(settings, "current_version")
    version = own or of_project(tree)
    if not version:
        place = tree.at(path, *keys, "files")
        why = N_("{tool} rewrites files, but the version that it looks for is not known here")
        return Convention(
            None, (), (unchecked(TOOL, place, why),) if get(settings, "files") else ()
        )
    usual = string(settings, "search") or CURRENT
    relaxed = get(settings, "ignore_missing_version") is True
    found: list[Listed] = []
    entries = get(settings, "files")
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        search = string(entry, "search") or usual
        place = tree.at(path, *keys, "files", number)
        found += _by_key(entry, place, version)
        skipped = relaxed or any(
            get(entry, name) is True
            for name in ("regex", "ignore_missing_version", "ignore_missing_file")
        )
        if skipped or get(entry, "serialize") or get(entry, "key_path") or not _plain(search):
            continue
        names = [string(entry, "filename")] if string(entry, "filename") else []
        if string(entry, "glob"):
            tree.unwatch()
            excluded = set(_matching(tree, strings(entry, "glob_exclude")))
            names += [
                each for each in _matching(tree, [string(entry, "glob")]) if each not in excluded
            ]
        expected = search.replace(CURRENT, version)
        found += [Listed(TOOL, place, name, expected) for name in names]
    source = Source("", own, tree.at(path, *keys, "current_version"), SEMVER) if own else None
    return Convention(source, tuple(found))


def _by_key(entry: object, place: Location, version: str) -> list[Listed]:
    """Return what an entry lists that names a key in a file of data (``key_path``)."""
    name, key = string(entry, "filename"), string(entry, "key_path")
    if not name or not key or any(mark in key for mark in "[]\"'") or get(entry, "serialize"):
        return []
    return [Listed(TOOL, place, name, version, pointer=tuple(key.split(".")))]


def _matching(tree: Tree, patterns: Sequence[str]) -> list[str]:
    return list(matching_files(tree.root, PurePosixPath(), patterns))


def _plain(search: str) -> bool:
    """Say whether the version stands in *search*, and nothing else that is worked out."""
    return CURRENT in search and "{" not in search.replace(CURRENT, "")


def _from_cfg(path: str, text: str) -> Iterator[Convention]:
    parser = read_cfg(text)
    if parser is None:
        return
    version = parser.get("bumpversion", "current_version", fallback="").strip()
    if not version:
        lists = next((each for each in parser.sections() if each.startswith("bumpversion:")), "")
        if lists:
            why = N_("{tool} rewrites files, but the version that it looks for is not known here")
            place = Location(path, line_with(text, f"[{lists}]"))
            yield Convention(None, (), (unchecked(TOOL, place, why),))
        return
    found = []
    for section in parser.sections():
        kind, _, name = section.partition(":file:")
        if kind != "bumpversion" or not name or "(" in name:
            continue
        search = parser.get(section, "search", fallback=CURRENT).strip()
        if _plain(search) and not parser.has_option(section, "serialize"):
            place = Location(path, line_with(text, f"[{section}]"))
            found.append(Listed(TOOL, place, name.strip(), search.replace(CURRENT, version)))
    place = Location(path, line_with(text, "current_version"))
    yield Convention(Source("", version, place, SEMVER), tuple(found))
