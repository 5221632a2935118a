"""The version in what installs and shows an app: Android, AppStream, and values of Helm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from sphinx_readiness.files.formats.parsed_files import XmlElement
from sphinx_readiness.files.project_tree import Tree, get, string
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.build_names import without_build
from sphinx_readiness.versions.compare import plain_name

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")

_TIME: Final = re.compile(r"\d{1,18}\Z", re.ASCII)

_MOST: Final = 1_000
"""Entries of a file that are looked at."""


def read_android(tree: Tree, path: str, _names: AbstractSet[str]) -> list[Source]:
    """Return the ``android:versionName`` of the app; that of a library has none."""
    root = tree.xml(path)
    version = root.attributes.get("versionName", "") if root and root.name == "manifest" else ""
    place = Location(path, root.line if root else 1)
    return [Source("", version.strip(), place, SEMVER)] * bool(version.strip())


def read_metainfo(tree: Tree, path: str, _names: AbstractSet[str]) -> list[Source]:
    """Return the newest release: by its date or its timestamp, or else the first.

    https://www.freedesktop.org/software/appstream/docs/sect-Metadata-Releases.html
    """
    root = tree.xml(path)
    releases = root.find("releases") if root and root.name == "component" else None
    found = [each for each in releases.children if each.name == "release"] if releases else []
    if root is None or not found:
        return []
    newest = _newest(found[:_MOST])
    version = newest.attributes.get("version", "").strip()
    called = root.child("id")
    name = called.text.removesuffix(".desktop") if called else ""
    return [Source(name, version, Location(path, newest.line), SEMVER)] * bool(version)


def read_values(tree: Tree, path: str, names: AbstractSet[str]) -> list[Source] | None:
    """Return the tags of images that have one of the *names*; None if there is no such image.

    Without names it is that of the chart beside the values. Those of all others are dependencies.
    """
    document = tree.yaml(path)
    if not names:
        folder = path.rpartition("/")[0]
        chart = string(tree.yaml(f"{folder}/Chart.yaml".lstrip("/")), "name")
        names = {plain_name(chart)} - {""}
    return [
        each for each in _images(tree, path, document) if plain_name(each.product) in names
    ] or None


def _newest(found: list[XmlElement]) -> XmlElement:
    dates = [each.attributes.get("date", "") for each in found]
    if all(map(_DATE.match, dates)):
        return found[dates.index(max(dates))]
    times = [each.attributes.get("timestamp", "") for each in found]
    if all(map(_TIME.match, times)):
        return max(found, key=lambda each: int(each.attributes["timestamp"]))
    return found[0]


def _images(tree: Tree, path: str, document: object) -> Iterator[Source]:
    """Yield the tag of each image at the top of *document* and one level below."""
    below = list(document.items())[:_MOST] if isinstance(document, Mapping) else []
    for keys in (("image",), *((key, "image") for key, _ in below if isinstance(key, str))):
        tag, name = get(document, *keys, "tag"), string(document, *keys, "repository")
        if isinstance(tag, str | int | float) and not isinstance(tag, bool) and str(tag).strip():
            product = name.rpartition("/")[2]
            version = without_build(str(tag).strip())
            yield Source(product, version, tree.at(path, *keys, "tag"), SEMVER)
