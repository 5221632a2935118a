"""The version of a .NET project: in its project file, or in ``Directory.*.props`` for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.files.formats.parsed_files import XmlElement
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source

PROJECTS: Final = (".csproj", ".fsproj", ".vbproj")

_VERSIONS: Final = ("PackageVersion", "Version", "VersionPrefix")

_NAMES: Final = ("PackageId", "AssemblyName")


def read_dotnet(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the version in the properties of *path*, at most one.

    ``Version`` is made of ``VersionPrefix`` and ``VersionSuffix`` where it is not written (NuGet,
    "pack and restore as MSBuild targets"). Properties under a condition are not looked at.
    """
    project = tree.xml(path)
    properties = _properties(project) if project is not None else {}
    for key in _VERSIONS:
        element = properties.get(key)
        if element is None:
            continue
        version = _expanded(element.text, properties)
        suffix = properties.get("VersionSuffix")
        if key == "VersionPrefix" and suffix is not None and suffix.text:
            version = f"{version}-{suffix.text}"
        if version and "$(" not in version:
            yield Source(_name(path, properties), version, Location(path, element.line), SEMVER)
            return


def _properties(project: XmlElement) -> Mapping[str, XmlElement]:
    found: dict[str, XmlElement] = {}
    for group in project.children:
        if group.name == "PropertyGroup" and "Condition" not in group.attributes:
            for each in group.children:
                if "Condition" not in each.attributes:
                    found[each.name] = each
    return found


def _expanded(text: str, properties: Mapping[str, XmlElement]) -> str:
    """Return *text* with the values of the properties that it names, which may name none."""
    parts = text.strip().split("$(")
    found = [parts[0]]
    for part in parts[1:20]:
        name, closed, rest = part.partition(")")
        value = properties.get(name)
        known = value is not None and "$(" not in value.text
        found.append(
            f"{value.text}{rest}" if known and value is not None else f"$({name}{closed}{rest}"
        )
    return "".join(found)[:200]


def _name(path: str, properties: Mapping[str, XmlElement]) -> str:
    if not path.endswith(PROJECTS):
        return ""
    named = next((properties[key].text for key in _NAMES if key in properties), "")
    return named if named and "$(" not in named else PurePosixPath(path).stem
