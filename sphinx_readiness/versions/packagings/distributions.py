"""The upstream version in packages of Linux distributions: Debian and Arch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.packagings.settings import note

_ENTRY: Final = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9+.-]{0,99})[ ]\((?:\d{1,9}:)?(?P<version>\d[\w.+~:-]{0,99})\)[ ]"
)
"""The first line of an entry: ``lantern (1:2.0.1-2ubuntu1) jammy; urgency=medium``."""

_REPACKED: Final = re.compile(r"[.+~](?:dfsg|ds|repack)[.\d]{0,6}\Z")

_SCRIPT: Final = 100_000
"""Characters of a PKGBUILD that are looked at."""

_ASSIGNED: Final = re.compile(
    r"^(?P<key>[A-Za-z_]\w{0,60})=\(?[\"']?(?P<value>[^\s#()\"']{0,120})", re.MULTILINE
)

_EXPANSION: Final = re.compile(r"\$\{(\w{1,60})\}|\$(\w{1,60})")


def read_debian(tree: Tree, path: str, _names: AbstractSet[str]) -> list[Source]:
    """Return the upstream version of the newest entry, which is the first (Debian Policy, 5.6.12).

    That is without an epoch and a revision of the package; ``~rc1`` is a pre-release.
    """
    for number, line in enumerate((tree.text(path) or "")[:20_000].splitlines(), 1):
        if not line.strip(" \t\ufeff"):
            continue
        match = _ENTRY.match(line.lstrip("\ufeff"))
        if match is None:
            return []
        version = match["version"].rpartition("-")[0] or match["version"]
        version = version.rpartition("+really")[2]  # an older one that has to sort higher
        version = _REPACKED.sub("", version).replace("~", "-")
        return [Source(match["name"], version, Location(path, number), SEMVER)]
    return []


def read_pkgbuild(tree: Tree, path: str, _names: AbstractSet[str]) -> list[Source]:
    """Return ``pkgver``, a literal or made of variables that are (PKGBUILD(5)).

    It has ``_`` where upstream has a hyphen. What is assigned twice is not known.
    """
    text = (tree.text(path) or "")[:_SCRIPT]
    values: dict[str, str] = {}
    line = 0
    for match in _ASSIGNED.finditer(text):
        key, value = match["key"], match["value"]
        note(values, key, value, unknown="$")
        if key == "pkgver" and not line:
            line = text.count("\n", 0, match.start()) + 1
    version = _expanded(values.get("pkgver", ""), values).replace("_", "-")
    if not version or "$" in version:
        return []
    name = _expanded(values.get("pkgbase") or values.get("pkgname", ""), values)
    return [Source("" if "$" in name else name, version, Location(path, line), SEMVER)]


def _expanded(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with the *values* that it names; what those name is left as it is."""
    return _EXPANSION.sub(lambda match: values.get(match[1] or match[2], "$"), text)[:200]
