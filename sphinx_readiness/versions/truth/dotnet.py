"""The version of a .NET project: in its project file, or in ``Directory.*.props`` for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.files.formats.parsed_files import XmlElement
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source

PROJECTS: Final = (".csproj", ".fsproj", ".vbproj")

_VERSIONS: Final = ("PackageVersion", "Version", "VersionPrefix")

_NAMES: Final = ("PackageId", "AssemblyName")


_UNSET: Final = re.compile(r"\s*'\$\((\w{1,60})\)'\s*==\s*''\s*\Z")
"""The condition of a default: it holds where the property has no value yet."""

_MOST: Final = 64
"""Versions that are thought of at most."""

_DEEPEST: Final = 20
"""Properties that a version is made of, one by one."""


class Value(NamedTuple):
    """One value that a property may have, and the line of it; None for none."""

    text: str | None
    line: int


Properties: TypeAlias = Mapping[str, Sequence[Value]]

_NOTHING: Final = (Value(None, 1),)


def read_dotnet(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the version in the properties of *path*, at most one.

    ``Version`` is made of ``VersionPrefix`` and ``VersionSuffix`` where it is not written (NuGet,
    "pack and restore as MSBuild targets"). Where a condition decides, all that may come of it has
    to be one and the same version; nobody can tell otherwise.
    """
    project = tree.xml(path)
    if project is None:
        return
    properties = _properties(project)
    found = list(islice(_versions(properties), _MOST))
    texts = {each.text for each in found}
    version = found[0].text if len(texts) == 1 and len(found) < _MOST else None
    if version and "$(" not in version:
        yield Source(_name(path, properties), version, Location(path, found[0].line), SEMVER)


def _versions(properties: Properties) -> Iterator[Value]:
    """Yield each version that *properties* may make."""
    for key in _VERSIONS:
        values = properties.get(key, _NOTHING)
        suffixes = properties.get("VersionSuffix", _NOTHING) if key == "VersionPrefix" else _NOTHING
        for value in values:
            if value.text is None:
                continue
            for text in _expanded(value.text, properties, _DEEPEST):
                for suffix in suffixes:
                    yield Value(f"{text}-{suffix.text}" if suffix.text else text, value.line)
        if all(each.text is not None for each in values):
            return
    yield Value(None, 1)


def _properties(project: XmlElement) -> Properties:
    """Return what each property may be at the end, as MSBuild reads from top to bottom."""
    found: dict[str, Sequence[Value]] = {}
    for group, condition in _groups(project):
        for each in group.children:
            before = found.get(each.name, _NOTHING)
            value = Value(each.text.strip(), each.line)
            asked = [text for text in (condition, each.attributes.get("Condition", "")) if text]
            defaults = [text for text in map(_default, asked) if text]
            if not asked or defaults == [each.name] * len(asked):
                taken = [one for one in before if one.text] if asked else []
                some = [value] if not asked or len(taken) < len(before) else []
                found[each.name] = (*taken, *some)
            else:
                found[each.name] = (*before, value)[: _MOST + 1]
    return found


def _groups(project: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    """Yield the groups of properties with their conditions; a choice is one, too."""
    for each in project.children:
        if each.name == "PropertyGroup":
            yield each, each.attributes.get("Condition", "").strip()
        elif each.name == "Choose":
            for way in each.children:
                for group in way.children:
                    if group.name == "PropertyGroup":
                        yield group, way.attributes.get("Condition", way.name)


def _default(condition: str) -> str:
    """Return the property whose default *condition* is about, or nothing."""
    match = _UNSET.match(condition)
    return match[1] if match else ""


def _expanded(text: str, properties: Properties, left: int) -> Iterator[str]:
    """Yield *text* with each value of the properties that it names, which may name none."""
    before, found, rest = text.strip().partition("$(")
    if not found or left < 1:
        yield text.strip()[:200]
        return
    name, closed, rest = rest.partition(")")
    values = [each.text for each in properties.get(name, _NOTHING)]
    for end in islice(_expanded(rest, properties, left - 1), _MOST):
        for value in values:
            known = closed and value is not None and "$(" not in value
            yield f"{before}{value}{end}" if known else f"{before}$({name}{closed}{end}"


def _name(path: str, properties: Properties) -> str:
    if not path.endswith(PROJECTS):
        return ""
    named = next((each.text for key in _NAMES for each in properties.get(key, ()) if each.text), "")
    return named if named and "$(" not in named else PurePosixPath(path).stem
