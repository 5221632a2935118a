"""bump-my-version and bump2version: ``[tool.bumpversion]``, ``.bumpversion.toml`` and ``.cfg``.

The formats are those of https://callowayproject.github.io/bump-my-version/reference/configuration/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.files.formats.cfg_text import line_with, read_cfg
from sphinx_readiness.files.project_tree import Tree, get, string, strings, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source, Unchecked
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.kept import of_project
from sphinx_readiness.versions.conventions.tool_globs import by_wcmatch
from sphinx_readiness.versions.page_names import speaks_of_many

TOOL: Final = "bumpversion"

CURRENT: Final = "{current_version}"

_CONFIGS: Final = (".bumpversion.cfg", ".bumpversion.toml", "setup.cfg", "pyproject.toml")
"""Where the tool looks for its configuration, in this order."""

_KEYS: Final = ("tool", "bumpversion")

_SECTION: Final = re.compile(r"bumpversion:(?P<kind>file|glob)[^:]{0,100}:(?P<name>.{1,400})\Z")

_ELSEWHERE: Final = N_("{tool} rewrites '{path}' at a place that is not understood here")

_YES: Final = frozenset(("1", "true", "yes", "on"))


def read_bumpversion(tree: Tree) -> Iterator[Convention]:
    """Yield the configuration of the tool, from the first file that has one."""
    for path in _CONFIGS:
        if path.endswith(".toml"):
            settings = table(tree.toml(path), *_KEYS)
            if settings:
                yield _from_toml(tree, path, settings)
                return
            continue
        text = tree.text(path)
        if text is not None and "[bumpversion" in text:
            yield from _from_cfg(tree, path, text)
            return


def _from_toml(tree: Tree, path: str, settings: Mapping[str, object]) -> Convention:
    own = string(settings, "current_version")
    version = own or of_project(tree)
    if not version:
        place = tree.at(path, *_KEYS, "files")
        return _unknown(place) if get(settings, "files") else Convention(None, ())
    found: list[Listed] = []
    unknown: list[Unchecked] = []
    entries = get(settings, "files")
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        given = {**settings, **(entry if isinstance(entry, Mapping) else {})}
        place = tree.at(path, *_KEYS, "files", number)
        found += _by_key(entry, place, version)
        if get(entry, "key_path") and not get(entry, "serialize"):
            continue
        given["written"] = [*strings(entry, "serialize")] or [string(entry, "serialize")]
        given["regex"] = get(given, "regex") is True
        relaxed = get(given, "ignore_missing_version") is True
        lenient = get(entry, "ignore_missing_file") is True
        lenient = lenient or get(settings, "ignore_missing_files") is True
        some, not_looked_at = _listed(
            tree, place, version, {**given, "relaxed": relaxed, "lenient": lenient}
        )
        found += some
        unknown += not_looked_at
    source = Source("", own, tree.at(path, *_KEYS, "current_version"), SEMVER) if own else None
    return Convention(source, tuple(found), tuple(unknown))


_NUMBERS: Final = ("{major}", "{minor}", "{patch}")
"""What an entry may write of a version (``serialize``)."""


def _written(version: str, forms: list[str]) -> str:
    """Return *version* as an entry writes it in one of *forms*; nothing if that is not plain."""
    if forms == [""]:
        return version
    release = version.split(".")
    if len(forms) != 1 or len(release) != len(_NUMBERS) or not all(map(str.isdigit, release)):
        return ""
    text = forms[0]
    for name, number in zip(_NUMBERS, release, strict=True):
        text = text.replace(name, number)
    return "" if "{" in text else text


def _listed(
    tree: Tree, place: Location, version: str, given: Mapping[str, object]
) -> tuple[list[Listed], list[Unchecked]]:
    """Return the files of one entry, and what of it cannot be looked at; a pattern goes first."""
    search = string(given, "search") or CURRENT
    name, pattern = string(given, "filename"), string(given, "glob")
    forms = given["written"]
    version = _written(version, forms if isinstance(forms, list) else [])
    if given["relaxed"]:
        return [], []
    if given["regex"] or not version:
        if speaks_of_many(name or pattern, ""):
            return [], []
        return [], [unchecked(TOOL, place, _ELSEWHERE, path=name or pattern)]
    if not _plain(search):
        return [], []
    expected = search.replace(CURRENT, version)
    if not pattern:
        named = bool(name) and not (given["lenient"] and tree.text(name) is None)
        return [Listed(TOOL, place, name, expected)] if named else [], []
    names = by_wcmatch(tree, pattern, strings(given, "glob_exclude"))
    if names is None:
        return [], [unchecked(TOOL, place, _ELSEWHERE, path=pattern)]
    if not given["lenient"] and not by_wcmatch(tree, pattern):
        names = [pattern]  # the tool ends there
    return [Listed(TOOL, place, each, expected) for each in names], []


def _unknown(place: Location) -> Convention:
    why = N_("{tool} rewrites files, but the version that it looks for is not known here")
    return Convention(None, (), (unchecked(TOOL, place, why),))


def _by_key(entry: object, place: Location, version: str) -> list[Listed]:
    """Return what an entry lists that names a key in a file of data (``key_path``)."""
    name, key = string(entry, "filename"), string(entry, "key_path")
    if not name or not key or any(mark in key for mark in "[]\"'") or get(entry, "serialize"):
        return []
    return [Listed(TOOL, place, name, version, pointer=tuple(key.split(".")))]


def _plain(search: str) -> bool:
    """Say whether the version stands in *search*, and nothing else that is worked out."""
    return CURRENT in search and "{" not in search.replace(CURRENT, "")


def _from_cfg(tree: Tree, path: str, text: str) -> Iterator[Convention]:
    parser = read_cfg(text)
    if parser is None:
        return
    version = parser.get("bumpversion", "current_version", fallback="").strip()
    if not version:
        lists = next((each for each in parser.sections() if each.startswith("bumpversion:")), "")
        if lists:
            yield _unknown(Location(path, line_with(text, f"[{lists}]")))
        return
    found: list[Listed] = []
    unknown: list[Unchecked] = []
    shared = dict(parser.items("bumpversion"))
    for section in parser.sections():
        match = _SECTION.match(section)
        if match is None:
            continue
        own = dict(parser.items(section))
        given: dict[str, object] = {
            "search": own.get("search", shared.get("search", "")).strip(),
            "filename" if match["kind"] == "file" else "glob": match["name"].strip(),
            "glob_exclude": own.get("glob_exclude", "").split(),
            "written": [own.get("serialize", "").strip()],
            "regex": _says(own, shared, "regex"),
            "relaxed": _says(own, shared, "ignore_missing_version"),
            "lenient": _says(own, shared, "ignore_missing_file", "ignore_missing_files"),
        }
        place = Location(path, line_with(text, f"[{section}]"))
        some, not_looked_at = _listed(tree, place, version, given)
        found += some
        unknown += not_looked_at
    place = Location(path, line_with(text, "current_version"))
    yield Convention(Source("", version, place, SEMVER), tuple(found), tuple(unknown))


def _says(own: Mapping[str, str], shared: Mapping[str, str], *names: str) -> bool:
    return any((own.get(name) or shared.get(name, "")).lower() in _YES for name in names)
