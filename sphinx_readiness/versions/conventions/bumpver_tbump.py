"""bumpver and tbump."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.cfg_text import line_with, read_cfg
from sphinx_readiness.files.project_tree import Tree, get, string, strings, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import PEP440, Source
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.line_forms import LineForm, line_form
from sphinx_readiness.versions.conventions.tool_globs import by_python, found_by, is_glob

_PARTS_OF_BUMPVER: Final = re.compile(r"(?<![A-Z0])[A-Z0]+[A-Z]|MAJOR|MINOR|PATCH|[\[\]\\]")
"""Parts of a version pattern of bumpver, and its optional groups: what is not literal."""


def read_bumpver(tree: Tree) -> Iterator[Convention]:
    """Yield the configuration of bumpver (https://github.com/mbarkhau/bumpver#configuration)."""
    for path, keys in (
        ("bumpver.toml", ("bumpver",)),
        (".bumpver.toml", ("bumpver",)),
        ("pyproject.toml", ("tool", "bumpver")),
    ):
        settings = table(tree.toml(path), *keys)
        version = string(settings, "current_version")
        if not version:
            if table(settings, "file_patterns"):
                yield _unknown("bumpver", tree.at(path, *keys, "file_patterns"))
            continue
        found = []
        for pattern in table(settings, "file_patterns"):
            place = tree.at(path, *keys, "file_patterns", pattern)
            wanted = [
                expected
                for each in strings(settings, "file_patterns", pattern)
                if (expected := _bumpver_text(each, version))
            ]
            names = found_by(tree, pattern) or [pattern]
            found += [Listed("bumpver", place, name, text) for name in names for text in wanted]
        yield Convention(
            Source("", version, tree.at(path, *keys, "current_version"), PEP440), tuple(found)
        )
        return
    yield from _bumpver_cfg(tree)


def _unknown(tool: str, place: Location) -> Convention:
    why = N_("{tool} rewrites files, but the version that it looks for is not known here")
    return Convention(None, (), (unchecked(tool, place, why),))


def _bumpver_cfg(tree: Tree, path: str = "setup.cfg") -> Iterator[Convention]:
    text = tree.text(path)
    parser = read_cfg(text) if text is not None and "[bumpver" in text else None
    version = parser.get("bumpver", "current_version", fallback="").strip("\"' ") if parser else ""
    if text is None or parser is None or not version:
        return
    found = []
    section = "bumpver:file_patterns"
    for name in parser.options(section) if parser.has_section(section) else ():
        place = Location(path, line_with(text, name))
        for pattern in filter(None, map(str.strip, parser.get(section, name).split("\n"))):
            expected = _bumpver_text(pattern, version)
            if expected:
                names = found_by(tree, name) or [name]
                found += [Listed("bumpver", place, each, expected) for each in names]
    source = Source("", version, Location(path, line_with(text, "current_version")), PEP440)
    yield Convention(source, tuple(found))


def _bumpver_text(pattern: str, version: str) -> str:
    """Return what *pattern* is for *version*; nothing where that has to be worked out."""
    if pattern.count("{version}") != 1 or _PARTS_OF_BUMPVER.search(pattern):
        return ""
    return pattern.strip("^$").replace("{version}", version)


def read_tbump(tree: Tree) -> Iterator[Convention]:
    """Yield the configuration of tbump (https://github.com/your-tools/tbump)."""
    for path, keys in (("tbump.toml", ()), ("pyproject.toml", ("tool", "tbump"))):
        settings = table(tree.toml(path), *keys)
        version = string(settings, "version", "current")
        if not version:
            if get(settings, "file") and keys:
                yield _unknown("tbump", tree.at(path, *keys, "file"))
            continue
        found = []
        entries = get(settings, "file")
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            place = tree.at(path, *keys, "file", number)
            found += _tbump_file(tree, entry, version, place)
        yield Convention(
            Source("", version, tree.at(path, *keys, "version", "current"), PEP440), tuple(found)
        )
        return


def _tbump_file(tree: Tree, entry: object, version: str, place: Location) -> list[Listed]:
    """Return what an entry lists: lines with the version that its expression matches.

    Of the files of a pattern one has to have such a line.
    """
    name, search = string(entry, "src"), string(entry, "search")
    literal = search.replace("{current_version}", "")
    if not name or get(entry, "version_template") or "{" in literal:
        return []
    lines = line_form(search.replace("{current_version}", version)) if search else None
    listed = Listed("tbump", place, name, version, lines)
    if lines is not None and lines == LineForm(lines.parts[:1]) and version in lines.parts[0]:
        listed = listed._replace(expected=lines.parts[0], lines=None)  # tells more
    if is_glob(name):
        listed = listed._replace(one_of=tuple(by_python(tree, name, recursive=True)))
    return [listed]
